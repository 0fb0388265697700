"""Word lists of the scorer: which words carry no evidence, little evidence, or turn a statement."""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP = _words("""
a about above across actually ago all almost along already also although am among an and another any
anyone anything anyway are around as at away back basically be because been being between both but by
came can come comes could course did do does doing done down each either else enough even every
everything example few for from further get gets getting go goes going gone gonna got guess had has
have having he hence her here him his hm how however i if in indeed instead into is it its itself just
kind know let lets like likely lot lots many may maybe me might mine more most much must my myself of
off oh ok okay on once one only onto or other others ought our ours out over own per perhaps please
probably put quite rather really s same say see seem seems shall she should simply since so some
somehow someone something sometimes somewhat soon sort still such sure t than that the their them then
there therefore these they thing things think this those though through thus till to together too
toward towards um uh under unless until up upon us usually very via want was way we well were what
whatever when where whereas whether which while who whole whom whose why will with within would yeah
yes yet you your yours d ll m re ve dont doesnt didnt isnt cant wont im ive id youre thats whats
""")
"""Words without content; negators are told apart before these are dropped."""

COMMON = _words("""
able accept act add adds allow answer appear apply ask available bad become before begin behave
believe belong best better big bit bring build call care carry case cause certain chance change check
choose clear close common company consider contain contribute correct create day deal decide depend
describe detail develop different difficult direct discuss easy effect end ensure entire equal
especially exact exist expect explain extra face fact fall far fast feel figure find fine first fit fix
follow force form free full function general give good great group grow hand handle happen hard hear
help high hold hour idea imagine important improve include increase instance issue job keep kind large
last later lead learn least leave left less level life line list little live long look lose low main
make man manage mark matter mean measure meet member method middle mind minute miss moment month move
name near necessary need never new next nice normal note notice number obvious offer often old open
order otherwise part particular pass past pay people perform person pick piece place plan play point
possible present pretty prevent previous problem proceed process produce proper prove provide purpose
quick raise reach read ready real reason receive reduce regard relate remain remember remove replace
report require result right rise role run second send sense separate serious serve set several short
show side similar simple single sit situation size slight slow small solve special specific spend stand
start state stay step stop strong suggest support suppose system take talk tell tend term test third
time today together top total touch track treat try turn two type understand unit use useful usual value
various view wait walk watch week while wide wish wonder word work world worry worse worst write wrong
year question thousand hundred half twice many few three four five six seven eight nine ten
""")
"""Everyday words: they count, but little."""

TRADE = _words("""
accuracy agent api average batch code compute context cost customer data dataset database document
error evaluate evaluation example experiment feature field file group human index input knowledge label
latency layer log loss machine memory metric model network output parameter percent performance product
production prompt query random rate request response rule sample score search sequence server service
size software space state step store target task team text token tool train training user validate
vector version weight
""")
"""Words that every conversation of the trade is full of."""

NUMBERS = {
    "zero": "0", "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6",
    "seven": "7", "eight": "8", "nine": "9", "ten": "10", "eleven": "11", "twelve": "12",
    "fifteen": "15", "twenty": "20", "thirty": "30", "forty": "40", "fifty": "50", "sixty": "60",
    "seventy": "70", "eighty": "80", "ninety": "90", "hundred": "100", "thousand": "1000", "million": "1000000",
    "%": "percent", "pct": "percent",
}  # fmt: skip
"""Words to the form they are compared in."""

IRREGULAR = {
    "kept": "keep", "ran": "run", "chose": "choose", "chosen": "choose", "built": "build",
    "found": "find", "made": "make", "lost": "lose", "losing": "lose", "losses": "loss", "fell": "fall", "fallen": "fall", "held": "hold", "sent": "send",
    "written": "write", "wrote": "write", "drew": "draw", "drawn": "draw", "spent": "spend",
    "took": "take", "taken": "take", "gave": "give", "given": "give", "grew": "grow",
    "grown": "grow", "rose": "rise", "risen": "rise", "shown": "show", "seen": "see",
    "learnt": "learn", "criteria": "criterion", "indices": "index", "indexes": "index",
    "matrices": "matrix", "vertices": "vertex", "hidden": "hide", "frozen": "freeze",
    "froze": "freeze", "broke": "break", "broken": "break", "bought": "buy", "caught": "catch",
    "thrown": "throw", "threw": "throw", "hid": "hide", "led": "lead", "taught": "teach",
    "dying": "die", "died": "die", "dies": "die", "analyses": "analyze", "analysis": "analyze", "using": "use",
    "used": "use", "uses": "use", "usage": "use", "cheaper": "cheap", "biggest": "big",
    "bigger": "big", "larger": "large", "largest": "large", "smaller": "small",
    "smallest": "small", "higher": "high", "highest": "high", "lowest": "low",
    "faster": "fast", "slower": "slow", "longer": "long", "shorter": "short", "costly": "expensive",
    "embed": "embedding", "embeds": "embedding", "bias": "biased", "comparison": "compare",
    "comparisons": "compare", "lenses": "lens",
}  # fmt: skip
"""Forms that no suffix rule reaches."""

LIGHT = _words("""
a an the of to is are was were be been being am it its this that these those and or in on at by for
with as from i we you they he she him her them my our your their me us do does did has have had will
would shall should could can may might there which who whom what so then than just very also um uh
""")
"""Words that are left out even where every word is compared."""

NEGATORS = _words("""
not no never without cannot nothing none neither nor hardly barely rarely instead rather nobody
nowhere avoid unlike cant dont doesnt didnt isnt arent wont wouldnt shouldnt couldnt wasnt werent hasnt
havent hadnt aint
""")
"""Words that turn what follows them; a form ending in n't does too."""

SOFTENERS = _words("only just merely simply necessarily")
"""`not only` and its kind turn nothing."""
