"""Says the same thing in another form: what a fair scorer must not mind."""

import random
import re
from collections.abc import Callable, Mapping

Form = Callable[[str, random.Random], str]

NAMES = ("Anna", "Wei", "Fatima", "Kwame", "Dmitri", "Guadalupe")
_HEARD = {
    "rag": "rack",
    "embedding": "in bedding",
    "embeddings": "in beddings",
    "cache": "cash",
    "caching": "cashing",
    "recall": "re call",
    "chunk": "junk",
    "chunks": "junks",
    "query": "quarry",
    "queries": "quarries",
    "token": "talking",
    "tokens": "tokins",
    "gradient": "great ient",
    "dataset": "data set",
    "prompt": "prompts",
    "rerank": "re rank",
    "reranker": "re ranker",
    "index": "in dex",
    "latency": "late and sea",
    "validation": "valid ation",
    "schema": "scheme a",
    "idempotent": "item potent",
    "idempotency": "item potency",
    "kv": "k v",
    "gpu": "g p u",
    "json": "jason",
    "api": "a p i",
    "llm": "l l m",
    "lora": "laura",
    "vector": "victor",
    "batch": "badge",
    "retry": "re try",
    "retries": "re tries",
}
"""How a recogniser may write down what was said rightly."""
_FILLERS = ("uh", "um", "like", "you know")
_PLAIN = re.compile(r"[^\w\s'-]")
_PAST = {"is": "was", "are": "were", "has": "had", "have": "had", "do": "did", "does": "did"}


def spoken(text: str, draw: random.Random) -> str:
    """As speech recognition writes it: sound-alikes, fillers, lost words, no case, no marks."""
    words: list[str] = []
    for word in _PLAIN.sub(" ", text.lower()).split():
        chance = draw.random()
        if chance < 0.03:
            continue
        if chance < 0.09:
            words.append(draw.choice(_FILLERS))
        words.append(_HEARD[word] if word in _HEARD and draw.random() < 0.5 else word)
    return " ".join(words)


def without_articles(text: str, draw: random.Random) -> str:
    """As those say it whose own language has no articles."""
    del draw
    return re.sub(r"\b(?:the|a|an) ", "", text, flags=re.IGNORECASE)


def hedged(text: str, draw: random.Random) -> str:
    """As the modest say it."""
    opener = draw.choice(("I might be wrong, but I think that", "I guess maybe", "Not sure, but"))
    return f"{opener} {text[:1].lower()}{text[1:]} At least that is how I see it."


def mistyped(text: str, draw: random.Random) -> str:
    """Two letters swapped in about one of eleven longer words."""
    return " ".join(_swap(word, draw) for word in text.split(" "))


def _swap(word: str, draw: random.Random) -> str:
    if len(word) < 5 or not word.isalpha() or draw.random() > 0.09:
        return word
    at = draw.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def with_name(text: str, draw: random.Random) -> str:
    """With a greeting that tells a name."""
    return named(text, draw.choice(NAMES))


def named(text: str, name: str) -> str:
    """With a greeting that tells this name."""
    return f"Hi, {name} here, thanks for having me. {text}"


def framed(text: str, draw: random.Random) -> str:
    """As the talkative say it."""
    del draw
    return (
        f"Okay, good question, let me think about that for a second. {text}"
        " I hope that makes sense, and I am happy to go deeper anywhere."
    )


def past(text: str, draw: random.Random) -> str:
    """Told in the past."""
    del draw
    return re.sub(r"\b[a-z]+\b", lambda word: _PAST.get(word[0], word[0]), text)


def bare(text: str, draw: random.Random) -> str:
    """As typed in a hurry: lower case, no marks."""
    del draw
    return " ".join(_PLAIN.sub(" ", text.lower()).split())


FORMS: Mapping[str, Form] = {
    "speech recognition": spoken,
    "no articles": without_articles,
    "hedging": hedged,
    "typing errors": mistyped,
    "name first": with_name,
    "verbose frame": framed,
    "past tense": past,
    "lower case, no marks": bare,
}
