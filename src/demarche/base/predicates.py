"""The dictionary of words that carry an event: what each is coded as, in which direction, and what speech act it makes.

The data are ``data/codebook/predicates.toml``, sorted by meaning; its head says how to read and extend them.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from demarche.base import codebook
from demarche.base.errors import CodebookError
from demarche.base.lemmas import candidates
from demarche.base.records import Act

Direction = Literal["actor", "mutual", "swap"]
Part = Literal["verb", "noun"]

PATH = codebook.FOLDER / "predicates.toml"

_WORD = re.compile(r"\w+(?:[-'’]\w+)*")
_ITEM = re.compile(r"(?P<words>[^/?]+)(?P<weak>\?)?(?:/(?P<rank>\d))?(?P<weak_too>\?)?$")
_LONGEST_RUN = 5
_MOST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Entry:
    """One sense of one word or phrase.

    ``direction``: "actor" where the subject acts on the object, "mutual" where both sides do, "swap" where the subject
    is the recipient. ``speech``: saying it does it. ``weak``: means the event only between political actors.
    ``rank`` orders the senses of one word, 1 the likeliest.
    """

    lemma: str
    part: Part
    root: str
    mode: str | None
    cameo: str
    direction: Direction
    speech: bool
    weak: bool
    rank: int


@dataclass(frozen=True, slots=True)
class PredicateDictionary:
    """Entries by lemma or phrase, and speech acts by cue, both the likeliest first."""

    entries: Mapping[str, tuple[Entry, ...]]
    cues: Mapping[str, tuple[Act, ...]]

    def lookup(self, lemma: str, part: Part | None = None) -> tuple[Entry, ...]:
        """The senses of a lemma or phrase as the dictionary writes it, the likeliest first; none if unknown."""
        found = self.entries.get(lemma, ())
        return tuple(entry for entry in found if entry.part == part) if part else found

    def find(self, text: str, part: Part | None = None) -> tuple[Entry, ...]:
        """The senses of the longest run of words in ``text``, inflected as they may be, that the dictionary has.

        Of runs of one length, one with a sense that is not weak comes first, then the leftmost.
        """
        weak: tuple[Entry, ...] = ()
        length = 0
        for run, words in _runs(text):
            if weak and run < length:
                break
            found = next((f for key in _keys(words) if (f := self.lookup(key, part))), ())
            if found and not found[0].weak:
                return found
            if found and not weak:
                weak, length = found, run
        return weak

    def acts(self, cue: str) -> tuple[Act, ...]:
        """The speech acts that a cue may make, the likeliest first; none for words that are no cue."""
        return next((self.cues[key] for _, words in _runs(cue) for key in _keys(words) if key in self.cues), ())

    def act(self, cue: str) -> Act | None:
        """The likeliest speech act that a cue makes: ``called on`` -> request. None for words that are no cue."""
        return next(iter(self.acts(cue)), None)

    def lemma(self, word: str) -> str:
        """The dictionary form of one inflected word; a form that the dictionary has wins over a likelier spelling."""
        forms = candidates(word)
        return next((form for form in forms if form in self.entries or form in self.cues), forms[0])


@cache
def predicates() -> PredicateDictionary:
    """The dictionary that the package carries, read once. CodebookError when its file is not as it should be."""
    try:
        tables = tomllib.loads(PATH.read_text(encoding="utf-8"))
        entries, cues = _entries(tables["sense"]), _cues(tables["acts"])
    except (OSError, KeyError, TypeError, ValueError) as error:
        raise CodebookError(f"{PATH}: cannot be used as a dictionary of predicates ({error!r})") from error
    return PredicateDictionary(entries, cues)


def _entries(senses: list[dict[str, Any]]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = defaultdict(list)
    for sense in senses:
        root, _, mode = sense["code"].partition("-")
        direction = sense.get("direction", "actor")
        if direction not in get_args(Direction):
            raise ValueError(f"direction {direction!r} of {sense['code']}")
        for part, words in (("verb", sense.get("verbs", "")), ("noun", sense.get("nouns", ""))):
            for lemma, rank, weak in _items(words):
                entry = Entry(
                    lemma=lemma,
                    part=cast(Part, part),
                    root=root,
                    mode=mode or None,
                    cameo=sense["cameo"],
                    direction=direction,
                    speech=sense.get("speech", False),
                    weak=weak,
                    rank=rank,
                )
                found[lemma].append(entry)
    return {lemma: tuple(sorted(entries, key=lambda entry: entry.rank)) for lemma, entries in found.items()}


def _cues(acts: Mapping[str, str]) -> dict[str, tuple[Act, ...]]:
    found: dict[str, list[tuple[int, Act]]] = defaultdict(list)
    for act, words in acts.items():
        if act not in get_args(Act):
            raise ValueError(f"act {act!r}")
        for cue, rank, _ in _items(words):
            found[cue].append((rank, cast(Act, act)))
    return {cue: tuple(act for _, act in sorted(acts, key=lambda a: a[0])) for cue, acts in found.items()}


def _items(words: str) -> Iterator[tuple[str, int, bool]]:
    """``strike/2?`` -> (strike, rank 2, weak)."""
    for item in words.split(","):
        said = " ".join(item.split())
        if not said:
            continue
        match = _ITEM.match(said)
        if match is None:
            raise ValueError(f"word {said!r}")
        yield match["words"], int(match["rank"] or 1), bool(match["weak"] or match["weak_too"])


def _runs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Runs of words with their lengths, the longest first, then from the left."""
    words = [word.casefold() for word in _WORD.findall(text)[:_MOST_WORDS]]
    for length in range(min(_LONGEST_RUN, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield length, words[start : start + length]


def _keys(words: list[str]) -> Iterator[str]:
    """What a run may stand under: as it is; its verb, which comes first, or its noun, which comes last, uninflected."""
    phrase = " ".join(words)
    yield phrase
    for form in candidates(words[0]):
        yield " ".join([form, *words[1:]])
    if len(words) > 1:
        for form in candidates(words[-1]):
            yield " ".join([*words[:-1], form])
