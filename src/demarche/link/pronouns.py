"""Pronouns: the third person by the best antecedent, the first by whose words they stand in, "who" by its clause."""

from __future__ import annotations

from collections.abc import Callable
from itertools import islice
from typing import Final

from demarche.base.syntax import Word
from demarche.link import antecedents
from demarche.link.antecedents import REACH, THIRD_PERSON, WEIGHTS, Candidate, Pronoun
from demarche.link.entities import Discourse, Entity

Watcher = Callable[[Word, list[tuple[Candidate, dict[str, float]]]], None]

_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_FIRST_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_SPEECH_ROLES = _FIRST_ONE | _FIRST_MANY | {"you", "your", "yours", "yourself", "yourselves"}
_NEAREST: Final = 100  # mentions back among which the antecedent is sought


def pronoun(text: Discourse, word: Word, watch: Watcher | None) -> Entity | None:
    low = word.lower
    if low in _RELATIVES:
        return _relative(text, word)
    if low in _FIRST_ONE:
        return _first_person(text, word, alone=True)
    if low in _FIRST_MANY:
        return _first_person(text, word, alone=False)
    if low not in THIRD_PERSON:
        return None
    candidates = _candidates(text, word)
    if watch is not None:
        watch(word, candidates)
    if not candidates:
        return None
    best, _ = max(candidates, key=lambda c: antecedents.score(c[1], WEIGHTS))
    return text.entities[best.entity]


def _candidates(text: Discourse, word: Word) -> list[tuple[Candidate, dict[str, float]]]:
    quote, voice = text.quote(word), text.voice(word)
    pronoun = Pronoun(word, antecedents.governing_verb(text.parsed, word), quote, word.index in text.sources)
    speaker = None if voice is None else text.by_head.get(text.voices[voice].source)
    out = []
    for number in islice(text.lately(), _NEAREST):
        entity = text.entities[number]
        phrase = entity.last
        if word.sentence - phrase.head.sentence > REACH:
            break
        if (
            (number == speaker and quote is not None)
            or entity.of_speaker is not None
            or phrase.head.lower in _SPEECH_ROLES
        ):
            continue
        candidate = Candidate(
            phrase, number, len(entity.phrases), entity.person, entity.collective, entity.many, entity.gender,
            text.quote(phrase.head), number == text.speaker, number == speaker,
        )  # fmt: skip
        if antecedents.agrees(word, candidate) and antecedents.possible(text.parsed, pronoun, phrase):
            out.append((candidate, antecedents.features(pronoun, candidate)))
    return out


def _relative(text: Discourse, word: Word) -> Entity | None:
    above, steps = word, 0
    while not above.is_root and steps < 10:
        if above.relation == "acl:relcl":
            number = text.by_head.get(above.head)
            return None if number is None else text.entities[number]
        above = text.parsed.words[above.head]
        steps += 1
    before = word.index - 1 - (text.parsed.words[word.index - 1].text == ",")
    for number in reversed(text.recent[-3:]):
        if before >= 0 and text.entities[number].last.words[-1].index == before:
            return text.entities[number]
    return None


def _first_person(text: Discourse, word: Word, *, alone: bool) -> Entity | None:
    """Somebody still to come: the source mostly follows its quotation."""
    voice = text.voice(word)
    source = text.voices[voice].source if voice is not None else _nearest_source(text, word)
    if source is None:
        return None
    entity = text.new()
    entity.of_speaker = source
    entity.many = not alone
    return entity


def _nearest_source(text: Discourse, word: Word) -> int | None:
    """The source in the same sentence, or the last one before."""
    near = [s for s in text.sources if s < word.index or text.parsed.words[s].sentence == word.sentence]
    near = [s for s in near if s != word.index and word.sentence - text.parsed.words[s].sentence <= 2]
    return min(near, key=lambda s: abs(s - word.index), default=None)
