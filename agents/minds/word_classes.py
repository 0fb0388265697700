"""Classes of words: by these a sentence is known whatever it speaks of, and whether it is done."""

from collections.abc import Mapping

from agents.matching import content_words

_CLOSED: Mapping[str, str] = {
    "art": "a an the",
    "my": "my our your their its his her whose",
    "this": "this that these those",
    "some": "some any no every each another all both either neither few several many much more"
    " most such other one two three four five six seven eight nine ten hundred thousand million",
    "prep": "of to in on at for from with without by about between through via per into onto against"
    " under over during towards versus like across among behind beyond inside within upon than"
    " instead except",
    "and": "and but or nor plus",
    "if": "because if when while whereas unless although though since until whether as once after"
    " before so whenever wherever",
    "which": "which who whom where",
    "wh": "what how why when's what's who's how's where's whats",
    "be": "is are was were be been being am isn't aren't wasn't weren't 's",
    "do": "do does did don't doesn't didn't",
    "have": "has have had haven't hasn't hadn't having",
    "can": "will would should could can may might must shall won't wouldn't shouldn't couldn't can't"
    " cannot gonna needn't mustn't",
    "i": "i we",
    "i'd": "i'd i'll i'm i've we'd we'll we're we've im ive",
    "you": "you",
    "you're": "you're you've you'd you'll your'e youre",
    "it": "he she it they there one's it's that's there's they're he's she's they'd it'd",
    "me": "me us him them myself yourself itself themselves someone somebody anyone anybody everyone"
    " everybody nobody something anything everything nothing",
    "not": "not never n't",
    "very": "very really actually basically usually mostly mainly probably maybe perhaps also just"
    " only even still already always often then too quite rather almost simply again typically"
    " generally especially particularly ideally honestly obviously therefore",
    "well": "well um uh er hm hmm hmmm ehm okay ok yes yeah yep right sure oh ah eh so-so hey hi"
    " hello wait",
    "please": "please pls plz sorry thanks thank pardon excuse",
}
CLOSED: Mapping[str, str] = {
    word: name for name, words in _CLOSED.items() for word in words.split()
}
"""Small words to their class."""

_VERBS = (
    "add agree aim alert answer appear apply ask assume avoid batch beat become begin believe blame"
    " block break bring build buy cache calculate calibrate call cancel catch cause change charge"
    " check choose cite claim classify click clip collect combine come compare compute confirm"
    " confuse consider contain control convert copy correct cost count cover crash create cut deal"
    " decide decline define delay delete depend deploy describe design detect differ disagree discover"
    " divide do doubt draw drift drop embed end enforce estimate evaluate exceed expect explain expose"
    " fail fall feed feel fetch fill filter find fine-tune finish fit fix flag flip focus follow forget"
    " freeze gain generate get give go grade grow guess halve hand handle happen hear help hide hit"
    " hold hope ignore improve include increase inject insist introduce invent keep know label launch"
    " lead leak learn leave let limit listen load log look lose lower make mark mask match matter mean"
    " measure mention merge mind miss mix monitor move name need normalise normalize notice observe"
    " offer open optimise overfit overflow own parse pass pay pick plan play plot predict prefer"
    " prevent print produce propose protect prove put quantise quote raise randomise rank reach read"
    " realise recall recommend recover reduce refuse reject rely remember remove repeat replace replay"
    " report represent require rerank rescale reset respect respond retrain retrieve retry return reuse"
    " review roll route run sample save say scale scan score search see seem select send separate"
    " serve set shard share ship show shrink sit skip slow solve speak spend spike split stand start"
    " state stay stop store struggle stuff suffer suggest summarise support suppose swap switch take"
    " talk tell tend test think throw tie tokenize track train treat trigger trust try tune turn"
    " understand update use validate vary verify vote wait walk want warn watch weigh wish wonder work"
    " worry write"
    " carry accept win act teach multiply memorise memorize hurt cap touch meet shift recompute"
    " release repair lie exist reserve alter kill eat recognise recognize pull publish tag"
    " extract benchmark cross simulate double distort judge clean narrow spoil join reproduce"
    " promise close bet render undo bear stratify approve mislead arrive regress extrapolate"
    " earn afford reflect inspect yield settle slip forbid convince reward rule revise sweep"
    " weaken deliver influence remain adjust reopen hang spread redraw occur derive query react"
    " sort interrupt study lag manage appeal reveal enter invest shorten hire suffice succeed"
    " assert dump survive announce bend push erase wipe vanish guarantee rehearse pause suspect"
    " discuss debug adapt minimise minimize execute complain benefit refit annotate restore"
    " translate extend withhold advise book order grab scare argue admit apologise confess"
    " visit promote phone email attach sign enable disable rewrite restart reload upload"
    " download deduplicate"
)
_PAST = (
    "became saw began broke brought built came chose did drew fell felt forgot found fed gave got grew"
    " heard held kept knew learnt led left lost made meant met paid ran said sat sent shown showed sold"
    " spent stood stopped swapped took taught thought threw told tried understood went won wrote"
    " written taken given gone known seen done shown chosen broken forgotten hidden"
)
ORDERS: frozenset[str] = frozenset(_VERBS.split())
"""Verbs in the form in which one tells somebody to do something."""
VERBS: frozenset[str] = ORDERS | frozenset(_PAST.split())
"""Verbs as they stand in a dictionary, and irregular forms of the past."""

_EVERYDAY: Mapping[str, str] = {
    "sky": "weather rain raining rainy rains sun sunny sunshine snow snowing storm cloud cloudy wind"
    " windy fog thunder hot cold freezing warm heatwave umbrella autumn summer winter spring degrees"
    " sunset sunrise moon humid icy",
    "food": "coffee tea lunch dinner breakfast pizza pasta soup burger sandwich cake bread butter"
    " cheese milk egg eggs fish meat chicken rice salad fruit apple bananas sugar salt beer wine"
    " hungry eat eating eaten ate drink drinking cook cooking bake baking recipe restaurant fridge"
    " oven kitchen tasty delicious snack chocolate curry sushi noodles vegetarian cookies barbecue"
    " thirsty groceries supermarket",
    "family": "mum mom mother dad daddy father parents kid kids child son daughter baby toddler brother"
    " sister wife husband girlfriend boyfriend fiancé uncle aunt cousin grandma grandpa grandmother"
    " grandfather niece nephew family wedding married marry divorce honey sweetheart darling"
    " neighbour neighbours neighbor neighbors flatmate roommate landlord babysitter friends",
    "beasts": "cat cats kitten dog dogs puppy puppies horse bird birds hamster fish rabbit spider wasp"
    " mosquito pet bark barking meow vet",
    "play": "football soccer basketball tennis cricket golf chess game match goal league team's cup"
    " olympics marathon gym yoga swim swimming ski skiing hike hiking jog jogging cycling bike"
    " climbing dance dancing sing singing song music concert band guitar piano violin drums film"
    " movie movies cinema series episode season netflix book novel tv show painting hobby hobbies"
    " karaoke playlist podcast festival",
    "travel": "holiday holidays vacation trip travel flight airport plane hotel beach sea island"
    " mountains train bus tram traffic parking car tyres petrol passport suitcase camping tourist"
    " paris rome berlin london tokyo lisbon spain italy portugal greece japan",
    "home": "house flat apartment rent sofa bed bedroom bathroom shower garden plants balcony window"
    " door doorbell chair desk furniture laundry washing vacuum neighbourhood plumber heating"
    " radiator stairs lift ikea roof lamp towel dishes",
    "body": "tired sleep slept sleepy headache sick ill cough flu doctor dentist hospital back knee"
    " hair haircut barber hairdresser glasses shoes shirt dress tattoo sneeze diet allergic allergy"
    " pregnant stomach",
    "days": "weekend monday tuesday wednesday thursday friday saturday sunday birthday christmas easter"
    " halloween tonight yesterday morning evening midnight party",
    "world": "politics politician politicians election elections vote president minister government"
    " war tax taxes inflation bitcoin lottery stock stocks celebrity gossip instagram twitter tiktok"
    " facebook youtube god religion horoscope aliens planet economy protest",
    "jest": "joke jokes haha hahaha lol lmao funny rofl hehe poem limerick riddle story sing bored"
    " boring stupid love lovely cute beautiful hate amazing awesome",
}
EVERYDAY: Mapping[str, str] = {
    word: name for name, words in _EVERYDAY.items() for word in words.split()
}
"""Words of private life to their theme; what an interview on machine learning is seldom about."""

_TRADE_WORDS = (
    "accuracy activation adapter agent algorithm alert api attention baseline batch bayes bias"
    " cache chunk class classifier cluster code confidence context cost data database dataset"
    " decode deploy distribution dropout embed embedding encoder endpoint epoch error eval"
    " evaluation experiment feature filter finetune fraud gpu gradient graph hallucination"
    " idempotent index inference input json kernel label latency layer learning llm log logit"
    " loss memory metric model monitor network norm optimizer optimiser output overfit"
    " parameter passage pipeline precision prefix production prompt quantile query queue rank"
    " ranking rate recall regression request rerank reranker retrieval retries retry rollback"
    " rollout sample schema score search server service sigma significance statistic storage"
    " stream system temperature tensor test threshold throughput timeout token tool traffic"
    " train training transformer tuning validation variance vector weight workflow"
)
TRADE: frozenset[str] = frozenset(_TRADE_WORDS.split())
"""Words of the trade, in the singular."""

_PLAIN = (
    "thing things stuff lot bit way kind sort good bad better best worse worst new old big small large"
    " long short high low right wrong last first next second third same different own whole part end"
    " time times day days week weeks month months year years hour hours minute minutes people person"
    " man woman somebody place point case example idea fact reason result number numbers name word"
    " words question questions answer answers here now later ago soon away back out up down off over"
    " there come came go going gone went get got getting give gave take took make made making put say"
    " said saying tell told see saw look looked looking know knew think thought want wanted need needed"
    " like liked mean meant find found keep kept let try tried use used using work works worked working"
    " happen happens happened start started stop stopped really enough every ever able sure true done"
    " half full hard easy fine nice great possible important far near little less least around without"
    " instead actually myself yourself course else okay please thank"
)
SMALL_STEMS: frozenset[str] = content_words(" ".join([*CLOSED, *_PLAIN.split()]))
"""Stems that say nothing of a subject."""
