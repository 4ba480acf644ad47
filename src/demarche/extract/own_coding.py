"""Coding with a codebook of the user's own: examples in, no training run.

A predicate is looked at in its sentence: the reader's hidden states at the predicate and over the sentence, which its one
pass has made anyway. The examples' own vectors are fitted in closed form (``own_fit``); beside them stand sentences of the
shipped codebook that are, as a rule, about something else. Patterns of the file can force a code or forbid it.

A code's confidence, and with it the line below which there is none, comes from the file itself: from what is said of
each example when it is held out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from demarche.base import codebook
from demarche.base.own_codebook import OwnCode, OwnCodebook, OwnExample
from demarche.base.records import OwnCoding
from demarche.base.spans import Span
from demarche.extract import reader
from demarche.extract.heads import ROOTS
from demarche.extract.own_fit import Fit, Vectors, fit, logistic
from demarche.extract.own_patterns import Line, Party, found
from demarche.extract.reader import Floats, Seen
from demarche.extract.sentences import split_sentences

PENALTY, BACKGROUND_PENALTY = 0.3, 1.0
"""Of 0.1, 0.3 and 1 for the first and 0.3, 1 and 3 for the second, none moves macro-F1 on the held-out water sentences
(``python -m quality.own_codebooks``) by more than .05; these are in the middle."""
NONE_SHARE = 0.5
"""Of what comes by, so many have none of the codes for each that has one, when confidence is calibrated: an estimate. With
1.0 fewer are coded with a little more certainty."""
BACKGROUND_EVERY = 2
"""Every second example of the CAMEO codes (84): on the water sentences none of the three
settings of their number told from another; without any, precision falls by .08."""
CONSIDERED = 0.1
"""For codes of events of any kind the reader looks again at what it gives this probability of being an event: of the 100
water sentences it sees 95 so, and 72 at its usual one half."""


@dataclass(frozen=True, slots=True)
class Case:
    """A predicate in its sentence. ``vector`` [2H]; ``root`` is the PLOVER root; ``event`` the probability of being one."""

    vector: Floats
    line: Line
    predicate: Span
    """Within the line."""
    root: str
    event: float
    actors: tuple[Party, ...] = ()
    recipients: tuple[Party, ...] = ()


def case(seen: Seen, sentences: Sequence[Span], predicate: Span | None, root: str | None = None) -> Case | None:
    """The case of one predicate, of the likeliest event word where it is None. None where nothing can be read."""
    if not len(seen.pieces):
        return None
    shares = seen.probabilities("root")
    if predicate is None:
        best = int(shares[:, 0].argmin())
        predicate = seen.pieces.span(best, best)
    first, last = seen.piece_range(predicate)
    if first >= last:
        return None
    sentence = next((s for s in sentences if s.overlaps(predicate)), Span(0, len(seen.text)))
    start, end = seen.piece_range(sentence)
    around = slice(min(start, first), max(end, last))
    vector = np.concatenate([_unit(seen.hidden[first:last].mean(0)), _unit(seen.hidden[around].mean(0))])
    return Case(
        _unit(vector),
        Line(sentence.of(seen.text)),
        predicate.shifted(-sentence.start) if sentence.contains(predicate) else Span(0, 0),
        root or ROOTS[int(shares[first, 1:].argmax())],
        float(1.0 - shares[first:last, 0].min()),
    )


def _unit(vector: Floats) -> Floats:
    out: Floats = vector / max(float(np.linalg.norm(vector)), 1e-9)
    return out


@dataclass(frozen=True, slots=True)
class Known:
    """An example that was read: its code's number (None: none of the codes) and its case."""

    example: OwnExample
    code: int | None
    case: Case


class Coder:
    """A codebook ready to code with; making one reads its examples (about 0.01 s each)."""

    def __init__(self, book: OwnCodebook) -> None:
        self.book = book
        pairs = [(e, n) for n, code in enumerate(book.codes) for e in code.examples]
        given: list[tuple[OwnExample, int | None]] = [*pairs, *((e, None) for e in book.none)]
        background = _background() if pairs else ()
        cases = _read([e for e, _ in given] + [OwnExample(text) for text in background])
        rows = zip(given, cases[: len(given)], strict=True)
        self.known = tuple(Known(e, code, c) for (e, code), c in rows if c is not None)
        others = [c for c in cases[len(given) :] if c is not None]
        self._fit: Fit | None = None
        self._curve = (0.0, -30.0)
        if pairs:
            vectors = np.array([k.case.vector for k in self.known] + [c.vector for c in others], dtype=np.float64)
            codes = [k.code for k in self.known] + [None] * len(others)
            penalties = np.array([PENALTY] * len(self.known) + [BACKGROUND_PENALTY] * len(others))
            self._fit = fit(vectors, codes, len(book.codes), penalties)
            self._curve = self._calibrated(self._fit, codes)

    @property
    def considered(self) -> float | None:
        """The probability from which a predicate is looked at, where that is less than the reader's own."""
        return CONSIDERED if any(not code.refines for code in self.book.codes) else None

    def code(self, case: Case) -> OwnCoding | None:
        """The code of a case; None when none of the codes is likely enough."""
        return self.decide(case, self.scores(case))

    def scores(self, case: Case) -> Vectors:
        """How much the examples speak for each code [C]; about 0 to 1."""
        if self._fit is None:
            return np.zeros(len(self.book.codes))
        out: Vectors = self._fit.scores(case.vector[None].astype(np.float64))[0]
        return out

    def held_out(self, rows: Sequence[int]) -> Vectors:
        """Scores [rows, C] of some of ``known``, as if the file did not have them."""
        return self._fit.held_out(rows) if self._fit is not None else np.zeros((len(rows), len(self.book.codes)))

    def confidence(self, score: float) -> float:
        """The share of right ones at a score."""
        slope, offset = self._curve
        return float(1.0 / (1.0 + np.exp(-np.clip(slope * score + offset, -30, 30))))

    def neighbours(self, case: Case, count: int, without: Known | None = None) -> list[tuple[Known, float]]:
        """The examples most like a case, with their cosine, the nearest first."""
        near = [(k, float(k.case.vector @ case.vector)) for k in self.known if k is not without]
        return sorted(near, key=lambda pair: -pair[1])[:count]

    def in_topic(self, case: Case) -> bool:
        """Whether the sentence has a word of the codebook's topic; always, where it names none."""
        return not self.book.topic or any(case.line.has(word) for word in self.book.topic)

    def decide(
        self, case: Case, scores: Vectors, without: Known | None = None, least: float | None = None
    ) -> OwnCoding | None:
        """The code that scores [C], patterns, topic and roots leave, if ``least`` (the file's own) is reached.

        ``without``: an example that may be no reason, because it is the one that is judged.
        """
        least = self.book.least if least is None else least
        if not self.in_topic(case):
            return None
        open_ = [
            n
            for n, code in enumerate(self.book.codes)
            if (not code.refines or case.root in code.refines) and not _patterns(code, "forbid", case)
        ]
        ranked = sorted(open_, key=lambda n: -float(scores[n]))
        forced = [n for n in ranked if _patterns(self.book.codes[n], "force", case)]
        if not ranked:
            return None
        chosen = (forced or ranked)[0]
        sure = self.confidence(float(scores[chosen]))
        if forced:
            sure = max(sure, self._pattern_right[chosen])
        elif sure < least or not self.book.codes[chosen].examples:
            return None
        why = self._reasons(case, chosen, without)
        others = [n for n in ranked if n != chosen]
        if others:
            runner_up = self.book.codes[others[0]].name
            why += (f"scores {scores[chosen]:.2f}, next {runner_up} ({scores[others[0]]:.2f})",)
        return OwnCoding(self.book.name, self.book.codes[chosen].name, round(sure, 3), why)

    def _reasons(self, case: Case, chosen: int, without: Known | None) -> tuple[str, ...]:
        code = self.book.codes[chosen]
        why = [f"pattern of the file: {', '.join(told)}" for told in _patterns(code, "force", case)[:1]]
        near = self.neighbours(case, len(self.known), without)
        own = next(((k, like) for k, like in near if k.code == chosen), None)
        if own:
            example, like = own
            carried = case.predicate.of(case.line.text)
            shared = sorted(case.line.content() & example.case.line.content())
            words = f", sharing {', '.join(shared[:4])}" if shared else ""
            why.append(f"“{carried}” is most like “{example.example.text}” ({like:.2f}{words})")
        return tuple(why)

    @cached_property
    def _pattern_right(self) -> tuple[float, ...]:
        """For each code, the share of the file's examples that its forcing patterns give it and that have it.

        One right and one wrong are added (Laplace), so that a pattern that no example tries stands at one half.
        """
        out = []
        for number, code in enumerate(self.book.codes):
            hits = [k.code == number for k in self.known if _patterns(code, "force", k.case)]
            out.append((sum(hits) + 1) / (len(hits) + 2))
        return tuple(out)

    def _calibrated(self, solved: Fit, codes: Sequence[int | None]) -> tuple[float, float]:
        """The curve from score to share of right ones.

        Each example and each background sentence is scored as if it were not there. (Whole codes held out as further
        examples of "none" made no difference on the water sentences, and small codebooks too timid.)
        """
        coded = len([k for k in self.known if k.code is not None])
        points: list[tuple[float, bool, float]] = []
        single = np.concatenate([solved.held_out([row]) for row in range(len(codes))])
        others = len(codes) - len(self.known)
        for row, code in enumerate(codes):
            best = int(single[row].argmax())
            weight = 1.0 if row < len(self.known) else NONE_SHARE * coded / others
            points.append((float(single[row, best]), code == best, weight))
        scores, right, weights = (np.array(column, dtype=np.float64) for column in zip(*points, strict=True))
        return logistic(scores, right, weights)


def _patterns(code: OwnCode, effect: str, case: Case) -> list[tuple[str, ...]]:
    """What was found of each of the code's patterns with that effect."""
    tried = (
        found(pattern, case.line, case.predicate, case.actors, case.recipients)
        for pattern in code.patterns
        if pattern.effect == effect
    )
    return [told for told in tried if told is not None]


def _background() -> list[str]:
    texts = [code.example for code in codebook.load().cameo_codes.values() if code.example]
    return texts[::BACKGROUND_EVERY]


def _read(examples: Sequence[OwnExample]) -> list[Case | None]:
    sentences = [split_sentences(e.text) for e in examples]
    seen = reader.load().see([(e.text, s) for e, s in zip(examples, sentences, strict=True)])
    return [
        case(one, spans, e.marked[0] if e.marked else None)
        for e, one, spans in zip(examples, seen, sentences, strict=True)
    ]
