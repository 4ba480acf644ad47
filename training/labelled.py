"""One labelled document of any corpus, its labels as spans over one text."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from demarche.base.spans import Span


@dataclass(slots=True)
class Word:
    """A syntactic word; ``head`` is an index into the document's words, itself for the root of a sentence."""

    span: Span
    head: int
    relation: str


@dataclass(slots=True)
class Frame:
    """An anchor (cue, predicate) and the labelled spans that belong to it."""

    anchor: Span
    spans: list[tuple[Span, str]]


@dataclass(slots=True)
class Pair:
    """A coded pair: what ``source`` is said to do to ``target`` (no span where nobody is named)."""

    source: Span
    target: Span | None
    label: str
    sentence: Span


@dataclass(slots=True)
class Labelled:
    """A text with the labels of some heads. A head that is absent from ``tags`` or ``frames`` learns nothing here."""

    name: str
    text: str
    sentences: Sequence[Span]
    tags: dict[str, list[tuple[Span, str]]] = field(default_factory=dict)
    words: list[Word] = field(default_factory=list)
    frames: dict[str, list[Frame]] = field(default_factory=dict)
    certainty: list[tuple[Span, float]] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)


def data_folder() -> Path:
    """Where the annotated sets lie: ``DEMARCHE_DATA``, or ``../shared/data`` beside the checkout."""
    return Path(os.environ.get("DEMARCHE_DATA", Path(__file__).parents[2] / "shared" / "data"))


class TextBuilder:
    """Puts tokens together to a running text and remembers where each one went."""

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0

    def add(self, token: str, space_before: str = " ") -> Span:
        if self._length:
            self._parts.append(space_before)
            self._length += len(space_before)
        start = self._length
        self._parts.append(token)
        self._length += len(token)
        return Span(start, self._length)

    @property
    def text(self) -> str:
        return "".join(self._parts)


_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''"}
_NO_SPACE_AFTER = frozenset("([{$£") | {"``"}


class Spacing:
    """The usual spaces around punctuation, for corpora that keep tokens but no text. Straight quotes alternate."""

    def __init__(self) -> None:
        self._open = False
        self._glue = False

    def before(self, token: str) -> str:
        glue, self._glue = self._glue, token in _NO_SPACE_AFTER
        if token == '"':
            self._open = not self._open
            if self._open:
                self._glue = True
                return "" if glue else " "
            return ""
        return "" if glue or token in _NO_SPACE_BEFORE else " "
