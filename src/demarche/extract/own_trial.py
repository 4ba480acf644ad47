"""A user's own codebook tried on itself: each example coded as if it, or its fold, were not in the file.

Held-out scores are exact (``own_fit``). Two things see all examples: the two numbers of the confidence curve, and the
patterns, which a person wrote with the examples before them. Patterns that name an actor or a recipient are not tried:
an example does not say who is who.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from demarche.base.own_codebook import OwnCodebook
from demarche.base.records import OwnCoding
from demarche.extract.events import FOUND
from demarche.extract.own_coding import Coder, Known

NEIGHBOURS = 3


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An example that stood near: its code (None: none of them), its text, and how near (cosine)."""

    code: str | None
    text: str
    likeness: float
    line: int | None


@dataclass(frozen=True, slots=True)
class Judged:
    """One example: the code it has in the file and the one it was given, None where none; what stood nearest.

    ``likeliest`` is what it would be given however unlikely.
    """

    text: str
    line: int | None
    code: str | None
    given: OwnCoding | None
    likeliest: OwnCoding | None
    nearest: tuple[Neighbour, ...]

    @property
    def said(self) -> str | None:
        return self.given.code if self.given else None


@dataclass(frozen=True, slots=True)
class Score:
    """One code's figures; ``precision`` is None where the code was never given. ``examples`` counts its own."""

    code: str
    examples: int
    given: int
    right: int

    @property
    def precision(self) -> float | None:
        return self.right / self.given if self.given else None

    @property
    def recall(self) -> float | None:
        return self.right / self.examples if self.examples else None

    @property
    def f1(self) -> float:
        return 2 * self.right / max(1, self.examples + self.given)


@dataclass(frozen=True, slots=True)
class Trial:
    """All examples judged. ``folds`` is None for leave-one-out. ``warnings`` say what keeps examples from being coded."""

    book: OwnCodebook
    folds: int | None
    judged: tuple[Judged, ...]
    warnings: tuple[str, ...]

    @property
    def scores(self) -> tuple[Score, ...]:
        pairs = [(one.code, one.said) for one in self.judged]
        return tuple(
            Score(
                code.name,
                sum(gold == code.name for gold, _ in pairs),
                sum(said == code.name for _, said in pairs),
                pairs.count((code.name, code.name)),
            )
            for code in self.book.codes
        )

    @property
    def macro_f1(self) -> float:
        """The mean over the codes that have examples."""
        known = [score.f1 for score in self.scores if score.examples]
        return sum(known) / max(1, len(known))

    @property
    def likeliest_right(self) -> int:
        """Of the examples that have a code, those whose likeliest code is theirs."""
        return sum(
            one.code is not None and one.likeliest is not None and one.likeliest.code == one.code for one in self.judged
        )

    @property
    def confusion(self) -> Mapping[tuple[str | None, str | None], int]:
        """How often (code in the file, code given) occurred; None is "none of them"."""
        return Counter((one.code, one.said) for one in self.judged)

    @property
    def wrong(self) -> tuple[Judged, ...]:
        return tuple(one for one in self.judged if one.code != one.said)


def tried(coder: Coder, folds: int | None = None) -> Trial:
    """Cross-validate a codebook over its examples: leave-one-out, or ``folds`` parts (at least 2).

    The parts are cut so that each has its share of every code. ValueError for fewer than two parts.
    """
    if folds is not None and folds < 2:
        raise ValueError(f"{folds} folds: two are the least")
    judged: dict[int, Judged] = {}
    for rows in _parts(coder.known, folds):
        for row, scores in zip(rows, coder.held_out(rows), strict=True):
            known = coder.known[row]
            near = coder.neighbours(known.case, NEIGHBOURS, known)
            judged[row] = Judged(
                known.example.text,
                known.example.line,
                _name(coder.book, known.code),
                coder.decide(known.case, scores, known),
                coder.decide(known.case, scores, known, least=0.0),
                tuple(Neighbour(_name(coder.book, k.code), k.example.text, like, k.example.line) for k, like in near),
            )
    return Trial(coder.book, folds, tuple(judged[row] for row in sorted(judged)), tuple(_warnings(coder)))


def _parts(known: Sequence[Known], folds: int | None) -> list[list[int]]:
    if folds is None:
        return [[row] for row in range(len(known))]
    parts: list[list[int]] = [[] for _ in range(folds)]
    by_code = sorted(range(len(known)), key=lambda row: (-1 if (code := known[row].code) is None else code, row))
    for number, row in enumerate(by_code):
        parts[number % folds].append(row)
    return [part for part in parts if part]


def _name(book: OwnCodebook, code: int | None) -> str | None:
    return None if code is None else book.codes[code].name


def _warnings(coder: Coder) -> list[str]:
    """What would keep an example's own sentence from being coded in an article, whatever it is like."""
    out = []
    for known in coder.known:
        if known.code is None:
            continue
        code, case = coder.book.codes[known.code], known.case
        where = f"line {known.example.line}" if known.example.line else f"“{known.example.text[:40]}”"
        least = FOUND if code.refines else (coder.considered or FOUND)
        if not coder.in_topic(case):
            out.append(f"{where} ({code.name}): has no word of the topic")
        if code.refines and case.root not in code.refines:
            word = case.predicate.of(case.line.text)
            out.append(
                f"{where} ({code.name}): the reader takes “{word}” for {case.root}, which the code does not refine"
            )
        if case.event < least:
            word = case.predicate.of(case.line.text)
            out.append(
                f"{where} ({code.name}): the reader sees no event in “{word}” ({case.event:.2f}), so that `read` finds none"
            )
    return out
