"""What extraction found, still as words: who the words stand for is decided afterwards, by linking."""

from __future__ import annotations

from dataclasses import dataclass

from demarche.base.records import Act, Form, Status, Sureness
from demarche.base.spans import Span


@dataclass(frozen=True, slots=True)
class Attribution:
    """Source, cue and content of one statement. ``within``: the number of the attribution whose content holds it."""

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    act: Act
    addressee: tuple[Span, ...]
    within: int | None
    sure: Sureness
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class EventMention:
    """A predicate with the words for those who act and those acted upon. ``attribution``: the number of the statement
    that asserts it, None when the article does. ``mutual``: both sides act, as in talks."""

    predicate: Span
    root: str
    mode: str | None
    status: Status
    actors: tuple[Span, ...]
    recipients: tuple[Span, ...]
    condition: tuple[Span, ...]
    attribution: int | None
    background: bool
    mutual: bool
    sure: Sureness
    why: tuple[str, ...]

    @property
    def event(self) -> float:
        """The probability that the predicate is an event at all."""
        return dict(self.sure)["event"]
