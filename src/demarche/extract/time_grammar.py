"""How words of time combine: a notation for rules over kinds of tokens, and what a rule hands to its builder.

A pattern is a regular expression whose letters are kinds of tokens: ``"the? month number (comma year)?"``. Names in
capitals are fragments defined with the rules. Patterns are compiled to one private character per kind, so matching
runs in the regular expression engine over a string as long as the text has tokens.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from demarche.base.timex import Meaning, Modifier
from demarche.extract.time_tokens import OTHER, Token
from demarche.extract.time_words import VOCABULARY

_LEXICAL: Final = (
    "iso", "slashed", "clock", "ordinal", "fraction", "meridiem", "number", "holiday", "possessive", "hyphen",
    "comma", "year", "hhmm", "decade", "zone",
)  # fmt: skip
_KINDS: Final = (OTHER, *sorted({kind for kind, _ in VOCABULARY.values()} | set(_LEXICAL)))
LETTER: Final = {kind: chr(0xE000 + index) for index, kind in enumerate(_KINDS)}
_NAME: Final = re.compile(r"[a-z_]+")
_FRAGMENT: Final = re.compile(r"[A-Z]{2,}")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The tokens of a candidate expression, with the ones before and after it."""

    text: str
    tokens: Sequence[Token]
    first: int
    last: int

    @property
    def own(self) -> Sequence[Token]:
        return self.tokens[self.first : self.last]

    @property
    def before(self) -> Token | None:
        return self.tokens[self.first - 1] if self.first else None

    @property
    def after(self) -> Token | None:
        return self.tokens[self.last] if self.last < len(self.tokens) else None

    def has(self, *kinds: str) -> bool:
        return any(token.kind in kinds for token in self.own)

    def find(self, *kinds: str) -> Token | None:
        """The first own token of one of ``kinds``."""
        return next((token for token in self.own if token.kind in kinds), None)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a builder made of a phrase."""

    meaning: Meaning
    modifier: Modifier | None = None


Builder = Callable[[Phrase], Reading | None]
"""Reads a phrase; None refuses it ("45 March"), and another rule may take it."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern over kinds of tokens and the function that reads what it matches."""

    name: str
    pattern: re.Pattern[str]
    build: Builder


class Grammar:
    """Rules in order of preference: the longest match wins, of equally long ones the first whose builder accepts.

    ``core`` are the kinds of which every expression has at least one: the first gate.
    """

    def __init__(
        self, fragments: Mapping[str, str], rules: Iterable[tuple[str, Builder, str]], core: Iterable[str]
    ) -> None:
        self._rules = [Rule(name, re.compile(_compiled(text, fragments)), build) for name, build, text in rules]
        self._any = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in self._rules))
        self._run = re.compile(f"[^{LETTER[OTHER]}]+")
        self._core = re.compile("[" + "".join(LETTER[kind] for kind in core) + "]")

    def letters(self, tokens: Iterable[Token]) -> str:
        """One letter per token, for ``longest``."""
        return "".join([LETTER[token.kind] for token in tokens])

    def starts(self, letters: str) -> Iterator[int]:
        """Places where some rule matches, in order; only runs that hold a core kind are looked at."""
        for run in self._run.finditer(letters):
            if self._core.search(letters, *run.span()):
                for at in range(*run.span()):
                    if self._any.match(letters, at):
                        yield at

    def longest(self, text: str, tokens: Sequence[Token], letters: str, at: int) -> tuple[Phrase, Reading] | None:
        """The expression that begins with token ``at``, or None."""
        candidates = [
            (match.end(), -order, rule)
            for order, rule in enumerate(self._rules)
            if (match := rule.pattern.match(letters, at)) and match.end() > at
        ]
        for end, _, rule in sorted(candidates, key=lambda c: c[:2], reverse=True):
            phrase = Phrase(text, tokens, at, end)
            if reading := rule.build(phrase):
                return phrase, reading
        return None


def _compiled(pattern: str, fragments: Mapping[str, str]) -> str:
    """A pattern over letters: fragments expanded, kinds replaced, blanks removed."""
    while _FRAGMENT.search(pattern):
        pattern = _FRAGMENT.sub(lambda m: f"(?:{fragments[m.group()]})", pattern)
    return _NAME.sub(lambda m: LETTER[m.group()], pattern).replace(" ", "")
