"""Opposites and absolutes: the small words that turn a right statement into its wrong twin."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from tools.rubric_scorer.stemming import stem

AXES = """
increase: increase rise rises rose grow grows grew raise climb boost gain inflate amplify expand | decrease fall drop reduce shrink cut decline deflate diminish attenuate lessen
more: more most extra additional | less least fewer fewest
high: high higher highest upper | low lower lowest
large: large larger largest big bigger biggest huge great greater giant | small smaller smallest tiny
long: longer lengthy lengthen | short shorter shorten brief
fast: fast faster quick quickly quicker speed rapid | slow slower slowly
cheap: cheap cheaper cheapest inexpensive | expensive costly costlier dear
better: good better best improve improves superior | bad worse worst worsen degrade inferior
before: before prior previous beforehand preceding | after afterwards later subsequent following
early: early earlier | late
same: same identical equal alike | different differ differently differs distinct unlike
always: always | never
true: true correct correctly | false wrong wrongly incorrect incorrectly untrue
stable: stable | unstable
enable: enable activate | disable deactivate
inside: inside within internal internally | outside external externally beyond
easy: easy easier easily | hard harder difficult
simple: simple simpler simplest | complex complicated
possible: possible | impossible
valid: valid | invalid
rare: rare rarely seldom | common frequent often frequently
together: together jointly joint combined | separately separate apart independently independent individually alone
random: random randomly | deterministic
allow: allow permit let | forbid block prevent disallow prohibit stop
accept: accept | reject refuse
approve: approve | decline
known: known seen familiar | unknown unseen
safe: safe safely harmless | unsafe dangerous risky harmful
reliable: reliable reliably | unreliable
help: helps beneficial | hurts harms useless
positive: positive positives | negative negatives
maximum: maximum max maximise maximize highest | minimum min minimise minimize
add: add adds | remove delete
keep: keep continue retain preserve | discard throw lose forget stop
succeed: succeed success successful pass passes | fail failure unsuccessful
full: full complete | empty partial
overstate: overstate overestimate exaggerate overstated exaggerated optimistic | understate underestimate understated pessimistic
necessary: necessary needed required | unnecessary optional
consistent: consistent consistently | inconsistent
relevant: relevant | irrelevant
explicit: explicit explicitly | implicit
reversible: reversible | irreversible
predictable: predictable | unpredictable
temporary: temporary transient temporarily | permanent permanently
hot: hot warm | cold
start: start starts begin begins beginning | end ends finish finishes
above: above | below beneath
strong: strong stronger strongest | weak weaker weakest
wide: wide wider broad broader | narrow narrower
"""
"""An axis: the word for it, one end, and after the bar the other end. Words of an end are one term."""

CONTRASTS = """
online: online | offline
dense: dense | sparse
exact: exact exactly precise precisely | approximate approximately roughly
include: include includes contain | exclude omit
sync: synchronous synchronously | asynchronous asynchronously
static: static fixed constant | dynamic changing varying
global: global globally | local locally
public: public | private
trusted: trusted trustworthy | untrusted
balanced: balanced | imbalanced unbalanced skewed
labelled: labelled labeled | unlabelled unlabeled
encoder: encoder | decoder
prefill: prefill | decode decoding
overfit: overfit overfitting | underfit underfitting
upstream: upstream | downstream
forward: forward | backward
input: input inputs | output outputs
train: train training | test testing
serving: serving inference production | training
bias: bias biased | variance
precision: precision | recall
exploit: exploit exploitation | explore exploration
write: write writes writing | read reads reading
visible: visible show shown reveal expose | hidden hide invisible mask conceal
manual: manual manually | automatic automatically
cause: cause causes causation causal | correlation
freeze: freeze frozen | unfreeze trainable
server: server backend | client frontend
first: first | last
new: new newer newest recent fresh | old older oldest stale outdated
appear: appear arise emerge | vanish disappear
"""
"""Axes of the field: their words stay terms of their own, and weigh as such."""

ABSOLUTES = """
    always never only all every everything nothing completely entirely fully totally guarantee
    guaranteed guarantees certainly definitely perfectly automatically simply just unlimited
    impossible exactly must enough solves solved proves proof free none no any whatever directly
    immediately purely solely exclusively cannot irrelevant unnecessary identical
"""
"""Words that claim more than most true statements of the field do."""


class Side(NamedTuple):
    """An end of an axis."""

    axis: str
    sign: int


def sides(term: str) -> tuple[Side, ...]:
    """The ends of axes that a stem stands for; most words stand for none."""
    return _sides().get(term, ())


def merged(side: Side) -> str | None:
    """The term that all words of an end are read as; none for contrasts of the field."""
    return side.axis + ("+" if side.sign > 0 else "-") if side.axis in _merged() else None


@lru_cache(maxsize=1)
def _merged() -> frozenset[str]:
    return frozenset(line.partition(":")[0] for line in AXES.strip().splitlines())


@lru_cache(maxsize=1)
def _sides() -> Mapping[str, tuple[Side, ...]]:
    found: dict[str, tuple[Side, ...]] = {}
    for term, side in _entries():
        found[term] = (*found.get(term, ()), side)
    return found


def _entries() -> Iterator[tuple[str, Side]]:
    for line in (AXES + CONTRASTS.lstrip()).strip().splitlines():
        name, _, ends = line.partition(":")
        for sign, words in zip((1, -1), ends.split("|"), strict=True):
            for term in {stem(word) for word in words.split()}:
                yield term, Side(name, sign)
