"""Cues by which an utterance is told from an answer: what each pattern stands for beside it.

All patterns are matched on lower-case text with plain apostrophes.
"""

import re

_I = r"(?:i|we)"
_FILLER = (
    r"(?:and|so|but|well|ok|okay|hm+|um+|uh+|sorry|just|first|quick|hey|alright|right|one|thing"
    r"|question|before|that|anything|i|say|answer|start|draw|you said)"
)
_ASKED = (
    r"(?:question|that|this|it|you|what you (?:said|asked|mean|want)|the last (?:bit|part|one))"
)


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


MACHINE = _any(
    # setting the rules aside
    r"\b(?:ignore|disregard|forget|override|bypass)\b.{0,40}\b(?:instruction|prompt|rule|rubric"
    r"|above|everything|previous|guideline)",
    r"\b(?:give|award|grant|mark|rate|set|score|assign|record|write)\b.{0,50}\b(?:full|top|maximum"
    r"|perfect|highest|best|all|every|max|excellent|outstanding|100 ?%?|5/5|10/10|to 5)\b.{0,25}"
    r"\b(?:marks?|score|scores|credits?|points?|grade|level|rating|depth)\b",
    r"\bset all scores\b|\bmark this (?:reply|answer|response)\b|\bfull (?:score|marks)\b.{0,30}"
    r"\b(?:whatever|regardless|no matter)\b",
    # taking another part
    r"^\W*(?:system|assistant|override|admin|developer|note to (?:the )?(?:grader|model))\s*[:\]]",
    r"\byou are (?:now )?a (?:helpful|grader|different|new|friendly)\b",
    r"\bfrom now on\b.{0,30}\b(?:answer|reply|respond|act|you)\b",
    # asking for what is kept from the candidate
    r"\b(?:print|reveal|show|output|tell me|repeat|leak|list)\b.{0,30}\b(?:system prompt"
    r"|hidden (?:prompt|rubric|points)|reference answer|model answer|expected points"
    r"|your (?:instructions|prompt|rubric))\b",
    r"\bdear (?:model|grader|ai)\b|\bcandidate has (?:passed|covered)\b",
)

REPEAT = _any(
    r"\b(?:can|could|would|will|may|mind|please|pls|sorry|hang on|wait|i'd like|want you|need you)\b"
    r".{0,30}\b(?:repeat|rephras\w*|reformulat\w*|reword\w*|restat\w*|paraphras\w*)\b",
    r"^\W*(?:\w+\W+){0,3}(?:repeat|rephrase|reword|restate)\b.{0,25}$",
    r"\b(?:say|ask|read|go over|run|tell|give|show|put|write|phrase|explain|hear|word)\b.{0,40}"
    r"\b(?:again|once more|once again|one more time|another time|a second time|differently"
    r"|another way|other words|different words|simpler|plain english|more simply|more slowly)\b"
    r".{0,50}$",
    r"\b(?:come again|say again|pardon|beg your pardon|what was that|once more|one more time)\b",
    r"\bwhat (?:was|is|were) (?:the|your) (?:\w+ )?question\b|\bwhat did you (?:just )?(?:say|ask)\b",
    r"\bwhat (?:did|do) you want (?:to know|from me|me to)\b",
    r"\b(?:didn't|did not|don't|do not|couldn't|could not|can't) (?:quite |really |fully )?"
    rf"(?:catch|get|hear|understand|follow|parse|read) {_ASKED}\b",
    rf"\b(?:didn't|did not) (?:get|understand) {_ASKED}",
    r"\b(?:missed|lost|forgot) (?:that|the question|you|the (?:numbers?|thread|last)|it)\b.{0,30}"
    r"(?:again|once|repeat|please|say|question|sorry|\?)",
    r"\byou lost me\b|\bzoned out\b|\bnot following\b|\bin other words\?|\bother words\b\W*$",
    r"\b(?:question|numbers?|part|it|that) (?:once )?again\b\W*(?:please)?\W*$",
    r"^\W*(?:huh|eh|what|sorry|hm+|hello)\W*$|^\W*(?:huh|eh|sorry|um)\W+what\W*\??$",
    r"\bsay (?:it|that|this) (?:back|once)\b|\bnot sure (?:i|what) (?:got|understood|you)\b.{0,60}",
    r"\bcan you clarify the question\b|\bwhat exactly (?:are you asking|is the question)\b",
)

ABOUT = _any(
    # hints and ways on
    r"\b(?:hint|clue|nudge)s?\b",
    r"\b(?:skip|move on|next (?:question|one|topic)|come back to (?:this|it|that)|go on to"
    r"|another question|different question|jump over|leave this)\b",
    # time
    r"\b(?:how (?:much|long|many)|what)\b.{0,40}\b(?:time|minutes|left|remain\w*|take|longer)\b",
    r"\b(?:time check|timer|clock|deadline|out of time|on time|over time|time limit)\b",
    # a break
    r"\b(?:a|one|two|half a|another|short|quick|little) (?:moment|minute|minutes|sec|second|seconds"
    r"|break|pause)\b|\bpause\b|\bhold on\b|\bbear with me\b|\bneed to think\b|\blet me think\b"
    r"|\bbe right back\b|\bbrb\b",
    # scores and reports
    r"\b(?:scor(?:e|es|ed|ing)|grad(?:e|es|ed|ing)|mark(?:s|ed|ing)|criteria|rubric|partial credit"
    r"|judged|rated|evaluat(?:ed|ing) (?:me|this|my)|feedback|report|results?|how am i doing"
    r"|doing so far|cost points|lose points|right or wrong|pass(?:ed)? or fail\w*|transcript)\b",
    # who is there, who reads
    r"\b(?:recorded|recording|is (?:this|it) (?:being )?(?:stored|saved)|delete my|privacy|gdpr"
    r"|used to train|withdraw|my (?:data|answers?) (?:stored|saved|kept|used)|said today)\b"
    r"|\bwho (?:is|will|gets|can|else|of you)?\s?(?:going to |gets? to |be )?(?:reads?|reading|sees?"
    r"|seeing|listens?|listening|decides?|reviews?|looking at)\b|\b(?:employer|boss|manager|company)"
    r" (?:see|read|get|find)\b",
    r"\b(?:am i|i'm|are you|is (?:this|that|it|there)|were you) (?:\w+ ){0,3}(?:human|person|bot|robot"
    r"|machine|ai|program|chatbot|automated|language model)\b|\bmodel grading me\b"
    r"|\b(?:human|person) (?:read|check|look|involved|in the loop)\w*\b",
    # what is allowed
    r"\b(?:google|look (?:it|this|that|things|something) up|chatgpt|copilot|calculator|notes?"
    r"|search engine|internet|whiteboard|draw|docs|documentation|cheating|pen and paper|allowed"
    r"|open a browser)\b",
    # trouble with the line, the page or the keys
    r"\b(?:mic|microphone|audio|sound|headphones|headset|camera|can(?:'t| you| not|not) (?:hear|see)"
    r"|hear me|read me|froze|frozen|crash\w*|keyboard|dictation|pressed|sent too|send (?:button|too)"
    r"|edit (?:that|my|it)|my (?:last )?(?:message|answer|reply) (?:arrive|go|come|get)"
    r"|typo|connection|screen|cut off|lagging|voice recognition)\b",
    # the course of it
    r"\b(?:how many)\b.{0,30}\b(?:questions?|rounds?|stages?|parts?|follow-?ups?|of these|more|left)\b",
    r"\b(?:another round|nearly done|almost done|the last (?:one|question|round)|next step|hear back"
    r"|stop here|stop now|end (?:it|this|the interview) here|quit|continue (?:tomorrow|later)"
    r"|reschedule|take part again|switch to|type or speak|in (?:german|spanish|french|hindi|my own"
    r" language)|this works|adapted to|same (?:questions|for) (?:every|all)|company name|name (?:the|my)"
    r" (?:company|employer|client)|part of the (?:format|test|interview)|is this (?:question|part)"
    r"|before (?:i|we) (?:begin|start|go on)|interview(?:er|s)?)\b",
)
"""Subjects of talk about the interview; they count only in a question, a request or a few words."""

REQUEST = _any(
    r"\?\W*$",
    r"\bplease\b|\bpls\b|\bplz\b",
    r"^\W*(?:\w+\W+){0,4}?(?:can|could|may|might|am|is|are|do|does|did|will|would|should|shall|how"
    r"|what|when|who|where|which)\s+(?:i|we|you|it|this|that|there|the|my|a|an|any|these|those|much"
    r"|long|many|happens|else|is|are|long|accent)\b",
    r"\b(?:i|i'd|i'll|i'm|we) (?:\w+ )?(?:need|want|like|rather|prefer|wish|have to|must|gonna|going"
    r" to) (?:\w+ )?(?:to |a |one |two |some )?",
    r"^\W*(?:sorry|wait|hold on|hang on|hey|hello|excuse me|one moment|one sec|time check|let me)\b",
    r"\bi (?:can't|cannot|can not|can) (?:hear|see)\b|\bi(?:'m| am) using\b|\bmy (?:mic\w*|audio|sound"
    r"|keyboard|headphones|screen|camera|connection|dictation)\b|\bthe (?:page|screen|audio|sound)\b"
    r"|\bi (?:pressed|sent|hit)\b",
)
"""Forms of asking for something, or of telling about trouble."""

DONT_KNOW = _any(
    rf"\b{_I} (?:\w+ ){{0,2}}(?:do not|don't|dont|wouldn't|would not|couldn't|could not) (?:\w+ )?"
    r"(?:know|remember|recall|have (?:an?|any|much|enough)|think i can|really know|understand enough)",
    r"^\W*(?:\w+\W+){0,4}(?:don't|dont|do not|didn't) (?:really |actually |honestly )?"
    r"(?:know|remember|recall)\b",
    r"\bno (?:\w+ )?(?:idea|clue|experience|answer|such (?:story|case|example))\b|\bnot a clue\b",
    r"\b(?:haven't|have not|hasn't) (?:got )?(?:the|a|any) (?:faintest|foggiest|clue|idea)\b",
    r"\bbeats me\b|\bdunno\b|\bidk\b|\bsearch me\b|\byou(?:'ve)? got me\b|\bstumped\b|\bi give up\b",
    r"\bi(?:'ll| will|'d| would| must| have to| need to|'m going to)? ?(?:rather )?pass(?: on| here|\b\W*$)|^\W*pass\b"
    r"|,\s*pass\W*$",
    r"\b(?:i(?:'ve| have)?|we) (?:have |had |\w+ )?never (?:\w+ )?(?:used|done|tried|touched|worked|heard"
    r"|trained|dealt|seen|did|had|built|needed|fine.?tuned|been|looked|come across|learned)\b"
    r"|^\W*(?:honestly |sorry )?never (?:used|done|tried|fine|did|heard|trained|worked|seen)\b",
    r"(?:^\W*|\b(?:i|we|sorry|that|this|so) (?:\w+ )?)(?:can't|cannot|can not|couldn't|could not)"
    r" (?:really |honestly )?(?:answer|say|explain|do (?:that|this|it)|tell|think of|come up|help"
    r"|speak to)\b|\bcan't do it\b",
    r"\bnot (?:something (?:i|we)|familiar|my (?:area|field)|an? (?:area|topic))\b|\bunfamiliar\b",
    r"\bnothing (?:comes|useful|to (?:say|tell|add|offer)|i (?:can|could))\b|\bdraw(?:ing)? a blank\b",
    r"\b(?:over my head|beyond me|out of my depth|blank spot|completely (?:empty|blank)|lost here"
    r"|wish i knew|used to know|no good answer|gone blank|my mind is|what to say to that"
    r"|outside (?:of )?my|nothing i have ever|nothing of mine)\b",
    r"\b(?:that(?:'s| is| was) (?:all|everything|it)|nothing (?:more|else|further)) (?:i (?:have|can|know)"
    r"|i've got|from me|to (?:say|add)|on (?:that|this|it))\b|\b(?:leave it (?:at that|there)"
    r"|stop (?:here|there) (?:with|on) (?:that|this)|nothing to add)\b",
    r"^\W*(?:not sure|no|nope|hm+|um+|uh+)(?:\W+(?:really|sorry|at all|honestly|idea))*\W*$",
)

HEDGE = _any(
    r"\b(?:but|though|although|however|unless|except|still)\b(?:\W+\w+){4,}",
    r"\b(?:maybe|perhaps|probably|presumably|roughly|around|about \d)\b",
    r"\b(?:i'd guess|i would guess|my guess|i'd say|i would|i'd (?:try|start|look|think|assume)"
    r"|i suppose|i suspect|i think|i believe|could be|might be|something like)\b",
)
"""What follows "I don't know" when an attempt is made after all."""

OBJECTION = _any(
    r"\bi (?:have )?(?:said|answered|told you|explained) (?:that|this|it|so)\b",
    r"\b(?:already|just) (?:\w+ ){0,2}(?:answered|said|told|explained|covered|described|mentioned"
    r"|gave|given|went through|addressed)\b",
    r"\basked and answered\b|\b(?:covered|answered|said|explained|listed) (?:this|that|it|them)"
    r" (?:already|before|twice|earlier)\b|\bsee above\b|\btwice now\b|\bhave (?:described|answered|covered)\b",
    r"\b(?:same|identical|very) (?:question|thing)\b.{0,30}\b(?:again|twice|before|as|earlier|over|in"
    r" different)\b|\bkeep(?:s)? asking\b|\basking me (?:the same|again|this again)\b|\bask me again\b",
    r"\b(?:question|wording|premise|framing|phrasing|way (?:you|this|it|that)|line of questioning"
    r"|assumption|asking)\b.{0,45}\b(?:no sense|not make (?:any )?sense|any sense|sense to me|unfair"
    r"|not fair|fair|vague|wrong|flawed|trick|irrelevant|not relevant|strange|odd|badly|poorly"
    r"|unrealistic|condescending|personal|leading|loaded|silly|broken|nonsense|pointless|nothing"
    r"|misleading|biased|ambiguous|ridiculous|insulting|trap)\b",
    r"\b(?:unfair|vague|trick|irrelevant|leading|loaded|pointless|silly|strange|badly posed|poorly"
    r" worded|ambiguous|misleading|not a fair|weird) (?:\w+ ){0,2}(?:question|way|line|claim|premise)\b",
    r"\bi (?:never|didn't|did not|don't think i) (?:actually |ever )?(?:said?|claim\w*|propos\w*|suggest\w*"
    r"|told|mention\w*|recommend\w*|argue\w*|mean[t]?|wr[io]te?)\b",
    r"\b(?:so is the question|tells you nothing|mixing me up|just there to provoke|provoke me"
    r"|unfair way|you ask me again|rather personal|find (?:this|that|it) (?:\w+ ){0,3}(?:unfair"
    r"|condescending|strange|odd|insulting|personal))\b",
    r"\bnot what i (?:said|meant|proposed|wrote|told|suggested|claimed|described)\b",
    r"\b(?:in my mouth|my words|twist\w*|misunderst\w*|misread\w*|misquot\w*|misrepresent\w*)\b",
    r"\byou(?:'re|'ve| are| have| were| keep| seem| just)? (?:\w+ )?(?:not reading|not listening|arguing"
    r" against|mixing|interrupt\w*|changed the|ignor\w*|didn't read|contradict\w*|told (?:us|me)"
    r"|making (?:that|this) up|assum\w* (?:something|things|that i))\b",
    r"\b(?:trivia|gotcha|relevant (?:to|for) (?:the|this|my)|nothing to do with (?:the|this|my)"
    r" (?:job|role|position|work)|applied for|that was advertised|nobody needs this|what's the point"
    r"|don't see (?:why|how (?:this|that)|what (?:this|that)|the point|the relevance)|apply to my"
    r"|does(?:n't| not) apply|nobody can answer|no one can answer|impossible to answer"
    r"|can't be answered|how (?:should|could) i have|never (?:mentioned|stated) (?:before|in)"
    r"|contradicts (?:your|what|the)|have to (?:object|disagree with (?:the|how|this question))"
    r"|don't agree with (?:how|the (?:question|premise|way)|your (?:question|framing|premise))"
    r"|did you (?:not )?(?:read|listen)|your summary|reject the premise|object to)\b",
)

ASKING = _any(
    r"\b(?:do|did|does|by|when) (?:\w+ ){0,3}you (?:mean|say)\b|\byou mean\b|\bas in\b.{0,60}\?",
    r"\b(?:may|can|could|might) i (?:know|ask|assume|see|read|use)\b|\bcould you tell me\b|\bi'd like to know\b"
    r"|\bi(?:'d| would) (?:first )?(?:need|want|have|like) to (?:know|ask|understand)\b.{0,80}\?",
    rf"^\W*(?:{_FILLER}\W+){{0,6}}"
    r"(?:is|are|do|does|did|can|could|may|should|would|will|has|was|were|am|have (?=we|you|they|i\b))"
    r"\s*(?:it|this|that|they|we|i|you|there|the|a|an|our|any|all|these|those|my|each|every|one|somebody"
    r"|anybody|someone|anyone|everyone|people|users?|customers?|both|your|its|their|he|she|\w+s"
    r"|\w+ing)\b",
    rf"^\W*(?:{_FILLER}\W+){{0,6}}(?:how (?:many|much|often|long|large|big|fast|old|far|do|does|is|are"
    r"|was|did|has|have|skewed|would|should|can)|which (?:\w+ ){0,2}(?:is|are|do|does|did|can|may|will"
    r"|would|has|have|was|were|one)|what(?:'s| is| are| was| were| do| does| did| kind| sort| size"
    r"| about| exactly| happens| counts)|what (?:\w+ ){1,3}(?:is|are|do|does|did|can|may|was|were|we"
    r"|you|have|has)|who(?:'s| is| are| can| will| pays?| decides)|whose"
    r"|where(?:'s| is| are| do| does)|when (?:is|are|do|does|did|will|was)"
    r"|why (?:is|are|do|does|did|was))\b",
    r"^\W*(?:the|that|this|those) (?:\w+ ){1,4}(?:\W*(?:is|are|was|were) (?:that|this|it|those|they))\b",
)
"""Forms of asking for facts of the problem."""

TELLING = _any(
    r"^\W*(?:what|how|where|which|when|why) (?:i|we|i'd|we'd|matters|you|helps|worked|works|made)\b"
    r"(?! mean)",
    r"^\W*(?:which|what) (?:means|is why|happens is)\b",
    r"\b(?:i'd|i would|i'll|we'd|we would|i think|because|therefore|my answer|i did|i'm going to)\b",
)
"""Forms of telling that begin like a question."""

CHATTER = _any(
    r"\b(?:weather|rain(?:ing|y)?|pouring|sunset|sunny|snow(?:ing)?|storm|heat ?wave|morning isn't"
    r"|beautiful (?:day|morning)|summer|autumn)\b",
    r"\b(?:coffee|tea|lunch|dinner|breakfast|ramen|pizza|soup|cake|eggs|milk|grocer\w*|lemons|fish"
    r" tonight|hungry|recipe|restaurant|beer|wine|sandwich|salad|cooking|grilling|washing)\b",
    r"\b(?:cat|dog|puppy|kids?|daddy|mum|mom|mama|sweetheart|honey|grandma|grandpa|neighbou?rs?"
    r"|landlord|flatmate|roommate|wife|husband|girlfriend|boyfriend|baby|toddler|brother|sister"
    r"|uncle|aunt|babysitter|plumber|doorbell|delivery guy)\b",
    r"\b(?:football|soccer|cricket|tennis|the match|penalty|world cup|election|bitcoin|lottery|movie"
    r"|netflix|concert|guitar|piano|cello|violin|band|gym|marathon|yoga|christmas|birthday"
    r"|weekend|holidays?|vacation|beach|hiking|flight to|airport|train is|traffic jam|parking)\b",
    r"\b(?:joke|haha\w*|lol|lmao|alexa|siri|hey google|horoscope|kitchen|bathroom|towel|bike for"
    r"|my old|for sale|heating|radiator|dentist|headache|didn't sleep|where do you live"
    r"|do you like|have you (?:ever )?been|are you married|how old are you|nice there)\b",
)
PASTED = _any(
    r"^\W*(?:https?://|www\.|select .+ from |git (?:push|pull|commit|clone)|sudo |npm |pip install"
    r"|dear (?:mr|mrs|ms|sir|madam|dr|team|customer|all)\b|import \w+$|traceback \(most)",
    r"\b(?:tracking number|unsubscribe|order no|invoice attached|kind regards|best regards"
    r"|out of stock|your parcel|meeting id|passcode)\b",
)
"""Things that land in the wrong window."""

DANGLING = _any(
    r"(?:,|:|;|\(|\u2026|\.\.|[a-z] ?[-\u2013\u2014])$",
    r"(?<!go )(?<!move )(?<!carry )(?<!turned )(?<!so )(?<!later )\bon$",
    r"(?<!or )(?<!do )(?<!think )\bso$",
    r"(?:^|[\s,])(?:and|but|or|nor|because|that|which|who|whom|whose|where|when|while|whereas|if"
    r"|unless|as|than|to|of|for|from|in|into|onto|with|without|by|at|about|between|through|via|per"
    r"|the|a|an|my|our|your|their|its|is|are|was|were|be|been|being|am|will|would"
    r"|should|could|may|might|must|has|have|had|then|like|usually|actually|really|very|i|i'd|i'm|we|we'd|you|you'd|they|he|she|it's|um|uh|er|such|basically|mainly|say"
    r"|saying|being|least|and then|plus|either|neither|every|namely|called|until|since"
    r"|during|towards?|versus|says|because of|instead of)$",
    r"[.:,]\s*(?:one|first|firstly|second|secondly|number one|another|step one)$",
    r"\b(?:because|which|that|if|when|where|who|since|while|unless|so|and then|but then|until)"
    r" (?:(?:the|a|an|its|my|our|your|their|each|every|one|this) \w+|i|we|you|they|he|she|nobody"
    r"|somebody|everybody|usually|often|actually|actually \w+|also)$",
    r"\b(?:but|then|so that|where|while|and then) (?:the|its|our|their) \w+$",
    r"\bbecause (?:the|its|our|their) (?:\w+ )?\w+ itself$|\bwhether the \w+$",
    r"\b(?:the (?:reason|other|second|first|main|next|last|problem|trick|point|rest) (?:one )?(?:is|was"
    r"|being)|what i mean is|need at least|two things|three things|the following|as follows)\W*$",
)
"""Ends that leave a thought hanging; only where no full stop follows."""
