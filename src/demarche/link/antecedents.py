"""Which earlier phrase a pronoun stands for: what is ruled out, and a weighted list of what speaks for the rest."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Final

from demarche.base.syntax import Parsed, Word
from demarche.link.phrases import Phrase

REACH: Final = 5  # sentences back; 2 loses 8 of 5,154 answers on the hand-read reports, 8 changes none
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer")
_THINGS_SAID_OF = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
THIRD_PERSON: Final = frozenset(
    {"he", "him", "his", "she", "her", "hers", "they", "them", "their", "theirs", "it", "its"} | _REFLEXIVE
)


@dataclass(slots=True)
class Candidate:
    """The latest mention of an actor, with what is known of the actor so far."""

    phrase: Phrase
    entity: int
    times: int
    person: bool
    collective: bool
    many: bool
    gender: str | None
    in_quote: int | None
    speaks: bool
    reports: bool = False


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A pronoun in its place: the clause's verb, the quotation around it, and whether it is the source of a statement."""

    word: Word
    verb: Word | None
    in_quote: int | None
    is_source: bool


# What speaks for a candidate, and how strongly: fitted to GUM's training part (news, interview, speech, bio) by
# ``python -m quality.coreference --fit``; what has to do with quotations and their sources, on the hand-read reports
# ("own words", but for "its": without it 22 of 5,154 answers fewer are right, with 3.5 one).
WEIGHTS: Final[dict[str, float]] = {
    "sentences back": -0.98,
    "subject": 1.08,
    "object": 0.53,
    "possessor": 1.44,
    "within a phrase": -0.14,
    "named": -0.25,
    "pronoun": 0.3,
    "times": 0.51,
    "both subjects": 0.59,
    "same clause": 1.34,
    "words between": -0.05,
    "person for they": -0.93,
    "group for they": 0.79,
    "collective for it": -0.26,
    "indefinite": -0.08,
    "other side of the quotes": -0.7,
    "speaks": 1.5,
    "a body says": 2.0,
    "own words": 2.0,
}


def agrees(pronoun: Word, candidate: Candidate) -> bool:
    """Number, gender and animacy."""
    low = pronoun.lower
    if low in _THINGS_SAID_OF:
        return not candidate.person and not candidate.many
    if low in _MANY:
        return candidate.many or candidate.collective
    wanted = "he" if low in ("he", "him", "his", "himself") else "she"
    return candidate.person and not candidate.many and candidate.gender in (None, wanted)


def possible(parsed: Parsed, pronoun: Pronoun, candidate: Phrase) -> bool:
    """Not an argument of the same verb (but for reflexives), and not a phrase that the pronoun itself is a part of."""
    word = pronoun.word
    if word.lower in _REFLEXIVE:
        return True
    above, steps = word, 0
    while not above.is_root and steps < 30:
        above = parsed.words[above.head]
        if above.index == candidate.head.index and word.relation != "nsubj":
            return False
        if above.upos == "VERB":
            break
        steps += 1
    if word.relation == "nmod:poss":
        return True
    return not (
        pronoun.verb is not None
        and candidate.head.head == pronoun.verb.index
        and not candidate.head.is_root
        and word.head == pronoun.verb.index
    )


def features(pronoun: Pronoun, candidate: Candidate) -> dict[str, float]:
    """What speaks for and against a candidate that agrees."""
    word, head = pronoun.word, candidate.phrase.head
    low = word.lower
    said = {
        "sentences back": float(word.sentence - head.sentence),
        "times": math.log(candidate.times),
        "words between": min(60.0, word.index - head.index) if word.sentence == head.sentence else 15.0,
    }
    relation = head.relation
    if relation in _SUBJECTS:
        said["subject"] = 1.0
        if word.relation in _SUBJECTS:
            said["both subjects"] = 1.0
    elif relation in ("obj", "iobj"):
        said["object"] = 1.0
    elif relation == "nmod:poss":
        said["possessor"] = 1.0
    elif relation.startswith("nmod") or relation in ("compound", "appos"):
        said["within a phrase"] = 1.0
    if candidate.phrase.form == "name":
        said["named"] = 1.0
    elif candidate.phrase.form == "pronoun":
        said["pronoun"] = 1.0
    elif not candidate.phrase.definite:
        said["indefinite"] = 1.0
    if pronoun.verb is not None and head.head == pronoun.verb.index:
        said["same clause"] = 1.0
    if low in _MANY:
        if not candidate.many:
            said["person for they"] = 1.0
        elif candidate.person:
            said["group for they"] = 1.0
    if low in _THINGS_SAID_OF and candidate.collective:
        said["collective for it"] = 1.0
    if pronoun.in_quote != candidate.in_quote:
        said["other side of the quotes"] = 1.0
    if pronoun.is_source and candidate.speaks:
        said["speaks"] = 1.0
    if pronoun.is_source and candidate.collective:
        said["a body says"] = 1.0
    if candidate.reports and (word.relation in _SUBJECTS or low not in _THINGS_SAID_OF):
        said["own words"] = 1.0
    return said


def score(said: dict[str, float], weights: dict[str, float] = WEIGHTS) -> float:
    """The sum of what speaks for a candidate."""
    return sum(weights[name] * value for name, value in said.items())


def governing_verb(parsed: Parsed, word: Word) -> Word | None:
    """The verb or predicate of the clause that ``word`` stands in."""
    above, steps = word, 0
    while not above.is_root and steps < 30:
        relation = above.relation
        above = parsed.words[above.head]
        if relation.startswith(("nsubj", "obj", "iobj", "obl", "csubj")) or above.upos == "VERB":
            return above
        steps += 1
    return None
