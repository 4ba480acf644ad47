"""What the reader sees in a text before anything is decided: sentences, words with their trees, names.

Words and trees follow Universal Dependencies (English EWT and GUM); names are person, organization, location and misc.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from demarche.base.spans import Span, hull

NameKind = Literal["PER", "ORG", "LOC", "MISC"]


@dataclass(frozen=True, slots=True)
class Word:
    """A syntactic word. ``head`` is the index of its head among the text's words, its own index for a root."""

    index: int
    span: Span
    text: str
    upos: str
    xpos: str
    head: int
    relation: str
    sentence: int

    @property
    def is_root(self) -> bool:
        return self.head == self.index

    @property
    def lower(self) -> str:
        return self.text.lower()


@dataclass(frozen=True, slots=True)
class Name:
    """A name in the text with its kind and the reader's probability of it."""

    span: Span
    kind: NameKind
    confidence: float


@dataclass(frozen=True)
class Parsed:
    """One text, read: sentences in order, all words in order, names in order."""

    text: str
    sentences: tuple[Span, ...]
    words: tuple[Word, ...]
    names: tuple[Name, ...]
    _children: dict[int, list[int]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        for word in self.words:
            if not word.is_root:
                self._children.setdefault(word.head, []).append(word.index)

    @cached_property
    def _starts(self) -> list[int]:
        return [w.span.start for w in self.words]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def children(self, word: Word) -> list[Word]:
        """Dependents in text order."""
        return [self.words[i] for i in self._children.get(word.index, ())]

    def child(self, word: Word, *relations: str) -> Word | None:
        """The first dependent with one of ``relations``; "nsubj" also finds "nsubj:pass" when given as "nsubj*"."""
        wanted = {r for r in relations if not r.endswith("*")}
        prefixes = tuple(r[:-1] for r in relations if r.endswith("*"))
        for child in self.children(word):
            if child.relation in wanted or (prefixes and child.relation.startswith(prefixes)):
                return child
        return None

    def subtree(self, word: Word) -> Iterator[Word]:
        """``word`` and all that hangs under it."""
        stack = [word]
        while stack:
            current = stack.pop()
            yield current
            stack.extend(self.children(current))

    def subtree_span(self, word: Word) -> Span:
        return hull(w.span for w in self.subtree(word))

    def words_in(self, span: Span) -> tuple[Word, ...]:
        """Words that overlap ``span``."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return tuple(w for w in self.words[first:last] if w.span.overlaps(span))

    def head_of(self, span: Span) -> Word | None:
        """The highest word of ``span``: the one whose head lies outside it."""
        inside = self.words_in(span)
        indices = {w.index for w in inside}
        for word in inside:
            if word.upos != "PUNCT" and (word.is_root or word.head not in indices):
                return word
        return inside[0] if inside else None

    def sentence_of(self, offset: int) -> int:
        """The index of the sentence at ``offset`` (of the one before it, between two)."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)

    def words_of_sentence(self, index: int) -> tuple[Word, ...]:
        span = self.sentences[index]
        return self.words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def names_in(self, span: Span) -> tuple[Name, ...]:
        """Names that lie within ``span``."""
        return tuple(n for n in self.names if span.contains(n.span))
