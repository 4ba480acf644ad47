"""Whether a pattern of a user's own codebook is found in a sentence: words by their dictionary form, parties by what they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from demarche.base import world
from demarche.base.lemmas import candidates
from demarche.base.own_codebook import Pattern
from demarche.base.spans import Span

WITHIN = 5
"""The words of a phrase may stand this far from the predicate: "cut the flow of water off". An estimate."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody on one side of an event, as far as is known."""

    names: tuple[str, ...]
    countries: tuple[str, ...] = ()
    sectors: tuple[str, ...] = ()
    kind: str | None = None

    @classmethod
    def of_words(cls, words: str) -> Party:
        """Who the words may be, by the names that the world's tables have."""
        found = world.load().find(words)
        return cls((words,), tuple(dict.fromkeys(m.key for m in found if m.kind == "state")))

    def fits(self, term: str) -> bool:
        """Whether a term of a pattern names it: a country, a sector, a kind, or words of a name."""
        if term in self.countries or term in self.sectors or term == self.kind:
            return True
        return any(Line(name).has(term) for name in self.names)


@dataclass(frozen=True)
class Line:
    """One stretch of text, word by word."""

    text: str

    @cached_property
    def _spans(self) -> tuple[Span, ...]:
        return tuple(Span(*match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def _forms(self) -> tuple[frozenset[str], ...]:
        return tuple(frozenset(candidates(span.of(self.text))) for span in self._spans)

    def has(self, phrase: str) -> bool:
        """Whether the words of ``phrase`` stand here in a row."""
        wanted = _tokens(phrase)
        starts = range(len(self._forms) - len(wanted) + 1)
        return bool(wanted) and any(all(w in self._forms[i + k] for k, w in enumerate(wanted)) for i in starts)

    def carries(self, phrase: str, predicate: Span) -> bool:
        """Whether one word of ``phrase`` lies in ``predicate`` and the others are near it, in their order."""
        wanted = _tokens(phrase)
        anchors = [i for i, span in enumerate(self._spans) if span.overlaps(predicate)]
        return any(
            token in self._forms[anchor]
            and self._follow(wanted[number + 1 :], range(anchor + 1, min(len(self._forms), anchor + 1 + WITHIN)))
            and self._follow(wanted[:number][::-1], range(anchor - 1, max(-1, anchor - 1 - WITHIN), -1))
            for anchor in anchors
            for number, token in enumerate(wanted)
        )

    def _follow(self, wanted: Sequence[str], places: Sequence[int]) -> bool:
        left = iter(places)
        return all(any(token in self._forms[place] for place in left) for token in wanted)

    def content(self) -> frozenset[str]:
        """The longer words, in their likeliest dictionary form: those that say what a sentence is about."""
        return frozenset(candidates(word)[0] for word in _WORD.findall(self.text) if len(word) >= _CONTENT)


_CONTENT = 5


def _tokens(phrase: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(phrase)]


def found(
    pattern: Pattern, line: Line, predicate: Span, actors: Sequence[Party], recipients: Sequence[Party]
) -> tuple[str, ...] | None:
    """What of the pattern was found, in words; None unless there is something of each list that it has."""
    told = []
    for role, terms, test in (
        ("predicate", pattern.predicate, lambda term: line.carries(term, predicate)),
        ("words", pattern.words, line.has),
        ("actor", pattern.actor, lambda term: any(party.fits(term) for party in actors)),
        ("recipient", pattern.recipient, lambda term: any(party.fits(term) for party in recipients)),
    ):
        if terms:
            hit = next((term for term in terms if test(term)), None)
            if hit is None:
                return None
            told.append(f"{role} “{hit}”")
    return tuple(told)
