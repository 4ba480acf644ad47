"""Which words stand for those who act and those acted upon: the noun phrases around a predicate, ranked.

A linear ranker for each role weighs what the reader's participants head gives to a phrase against how the phrase hangs on the
predicate in the tree (the path of relations between them, its preposition), what kinds of word meet, and whether the phrase
is the source of the statement that holds the predicate. ``python -m training participants`` fits it on hand-read reports that
the reader asked had not learnt from. On fifty such reports (actors, recipients) the head alone finds the very set of phrases
in .52 and .49 of events, the tree alone in .58 and .50, both together in .61 and .57.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from demarche.base.drafts import Attribution
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.extract.heads import FRAMES
from demarche.extract.phrases import phrase
from demarche.extract.reader import Floats, Seen

BUCKETS = 2**15
"""Features are hashed to this many weights."""
ROLES = ("ACTOR", "RECIPIENT")
DENSE = 4
"""Features that are numbers: the log-odds of the head's share in each role, and how far each is from the best phrase's."""

_LABELS = next(f.labels for f in FRAMES if f.name == "participants")
_KEPT_SUBTYPES = frozenset({"nsubj:pass", "obl:agent", "nmod:poss", "acl:relcl"})
_WHERE = frozenset({"in", "at", "near", "outside", "across", "around"})
_LONGEST_PATH = 4
_HIGHEST = 12
_LEAST_SHARE = 0.003


@dataclass(frozen=True)
class Ranker:
    """``weights`` [roles, BUCKETS + DENSE], ``bias`` [roles]; a phrase has a role when its log-odds exceed ``sure`` [roles],
    and the best one when no phrase does but it comes within ``slack`` [roles]."""

    weights: Floats
    bias: Floats
    sure: Floats
    slack: Floats


@cache
def ranker() -> Ranker:
    """The ranker that the package ships."""
    with files("demarche.data.reader").joinpath("participants.npz").open("rb") as file:
        arrays = np.load(file)
        return Ranker(*(arrays[name].astype(np.float32) for name in ("weights", "bias", "sure", "slack")))


class Participants:
    """The phrases of one text, and what they are to its predicates."""

    def __init__(self, seen: Seen, parsed: Parsed, attributions: Sequence[Attribution]) -> None:
        self._seen = seen
        self._parsed = parsed
        self._kinds = {h.index: n.kind for n in parsed.names if (h := parsed.head_of(n.span)) is not None}
        self._phrases: list[list[Word]] = [[] for _ in parsed.sentences]
        for word in parsed.words:
            if _names_somebody(parsed, word):
                self._phrases[word.sentence].append(word)
        self._statements = [
            (
                sum(s.length for s in a.content),
                a.content,
                frozenset(h.index for s in a.source if (h := parsed.head_of(s))),
            )
            for a in attributions
        ]

    def of(
        self, predicate: Word, root: str, offset: int, shares: Floats, known: Ranker
    ) -> tuple[list[Span], list[Span], tuple[float, float]]:
        """Actors and recipients of a predicate, and how sure the best of each is (0 where nobody is chosen).

        ``shares`` are the head's [pieces, labels] from the piece ``offset`` on.
        """
        candidates = self.candidates(predicate)
        if not candidates:
            return [], [], (0.0, 0.0)
        dense, names = self.evidence(predicate, root, candidates, offset, shares)
        scores = dense @ known.weights[:, BUCKETS:].T + known.bias
        first = np.cumsum([0, *(len(named) for named in names[:-1])])
        scores += np.add.reduceat(known.weights[:, hashed([n for named in names for n in named])], first, axis=1).T
        chosen: list[list[Word]] = []
        sure: list[float] = []
        for role in range(len(ROLES)):
            column = scores[:, role]
            found = np.flatnonzero(column > known.sure[role])
            if not len(found) and column.max() > known.sure[role] - known.slack[role]:
                found = np.asarray([int(column.argmax())])
            picked = [candidates[int(i)] for i in found if not self._only_where(predicate, root, candidates[int(i)])]
            chosen.append(self._with_joined(picked, candidates))
            sure.append(float(1 / (1 + np.exp(-column.max()))) if len(found) else 0.0)
        actors, recipients = chosen
        acting = {w.index for w in actors}
        return (
            [phrase(self._parsed, w) for w in actors],
            [phrase(self._parsed, w) for w in recipients if w.index not in acting],
            (sure[0], sure[1]),
        )

    def _with_joined(self, chosen: list[Word], candidates: Sequence[Word]) -> list[Word]:
        """The phrases with those that are joined to them: "Germany, Italy and Spain" act together."""
        known = {w.index for w in candidates}
        joined = [c for w in chosen for c in self._parsed.children(w) if c.relation == "conj" and c.index in known]
        return sorted({w.index: w for w in (*chosen, *joined)}.values(), key=lambda w: w.index)

    def _only_where(self, predicate: Word, root: str, word: Word) -> bool:
        """Whether a place is only where the event happens: "a meeting in Brussels", not "arrived in Brussels"."""
        case = self._parsed.child(word, "case")
        placed = self._kinds.get(word.index) == "LOC" and case is not None and case.lower in _WHERE
        return placed and not (root == "CONSULT" and predicate.upos == "VERB")

    def reach(self, predicate: Word) -> tuple[int, int]:
        """The pieces [first, last) of the predicate's sentence and the one before, where its candidates are."""
        number = predicate.sentence
        first, _ = self._seen.piece_range(self._parsed.sentences[max(0, number - 1)])
        _, last = self._seen.piece_range(self._parsed.sentences[number])
        return first, last

    def candidates(self, predicate: Word) -> list[Word]:
        """Heads of phrases in the predicate's sentence and the one before."""
        number = predicate.sentence
        before = self._phrases[number - 1] if number else []
        return [*before, *(w for w in self._phrases[number] if w.index != predicate.index)]

    def evidence(
        self, predicate: Word, root: str, candidates: Sequence[Word], offset: int, shares: Floats
    ) -> tuple[Floats, list[list[str]]]:
        """For each candidate its numbers [candidates, DENSE] and the names of what holds of it."""
        form = "V" if predicate.upos in ("VERB", "AUX") else "N"
        if form == "V" and self._parsed.child(predicate, "nsubj:pass", "aux:pass") is not None:
            form = "VP"
        around = _Predicate(predicate, root, form, self._climb(predicate), self._speakers(predicate))
        return self._numbers(candidates, offset, shares), [self._features(around, word) for word in candidates]

    def _numbers(self, candidates: Sequence[Word], offset: int, shares: Floats) -> Floats:
        both = shares[:, _LABELS.index("BOTH")]
        by_role = np.stack([shares[:, _LABELS.index(role)] + both for role in ROLES], axis=1)
        own = np.full((len(candidates), len(ROLES)), _LEAST_SHARE, dtype=np.float32)
        for row, word in enumerate(candidates):
            first, last = self._seen.piece_range(word.span)
            if first >= offset and first - offset < len(by_role):
                own[row] = by_role[first - offset : max(last, first + 1) - offset].max(axis=0)
        own = own.clip(_LEAST_SHARE, 1 - _LEAST_SHARE)
        odds = np.log(own / (1 - own))
        return np.concatenate([odds, odds - odds.max(axis=0)], axis=1)

    def _features(self, around: _Predicate, word: Word) -> list[str]:
        root, form = around.root, around.form
        kind = "P" if word.upos == "PRON" else self._kinds.get(word.index) or word.upos[0]
        out = [f"kind {kind}", f"kind {kind} {root}"]
        if word.sentence == around.word.sentence:
            up, down = self._path(around, word)
            case = self._parsed.child(word, "case")
            by = case.lower if case is not None else ""
            way = "/".join([*up[:3], "…"] if len(up) > _LONGEST_PATH else up) + ">" + "/".join(down[:3])
            path = f"{form} {way}"
            out += [f"path {path}", f"path {path} {by}", f"up {form} {'/'.join(up[:_LONGEST_PATH])}"]
            out.append(f"path {root} {path} {by}" if len(up) + len(down) < _LONGEST_PATH else "far")
            out.append(f"tie {root} {up[-1] if up else ''} {by}")
            out.append(f"steps {min(len(up), 4)} {min(len(down), 4)}")
            out.append(f"side {word.index < around.word.index}")
            out.append(f"distance {min(6, abs(word.index - around.word.index) // 4)}")
        else:
            path = f"before {form}"
            out += [path, f"{path} {_relation(word)}", f"before {root}"]
        if word.upos in ("NOUN", "PRON"):
            out += [f"word {word.lower}", f"word {root} {word.lower}"]
        out.append(f"predicate {around.word.lower} {path}")
        if word.index in around.speakers:
            out += ["speaker", f"speaker {root}", f"speaker {form}"]
        return out

    def _speakers(self, predicate: Word) -> frozenset[int]:
        """Heads of the source of the statement that holds the predicate most closely."""
        holders = [
            (size, number)
            for number, (size, content, _) in enumerate(self._statements)
            if any(s.contains(predicate.span) for s in content)
        ]
        return self._statements[min(holders)[1]][2] if holders else frozenset()

    def _path(self, around: _Predicate, word: Word) -> tuple[list[str], list[str]]:
        """Relations from the word up to the lowest word above both, and from the predicate up to it."""
        above = {w.index: step for step, w in enumerate(around.above)}
        up: list[str] = []
        for current in self._climb(word):
            if current.index in above:
                return up, [_relation(w) for w in around.above[: above[current.index]]]
            up.append(_relation(current))
        return up, ["?"]

    def _climb(self, word: Word) -> list[Word]:
        out = [word]
        while not out[-1].is_root and len(out) < _HIGHEST:
            out.append(self._parsed.words[out[-1].head])
        return out


@dataclass(frozen=True)
class _Predicate:
    """A predicate, its PLOVER root, its form (V verb, VP passive, N noun), what is above it, who says it."""

    word: Word
    root: str
    form: str
    above: list[Word]
    speakers: frozenset[int]


def hashed(names: Sequence[str]) -> NDArray[np.int64]:
    """The weights' places of named features."""
    return np.asarray([zlib.crc32(name.encode()) % BUCKETS for name in names], dtype=np.int64)


def _names_somebody(parsed: Parsed, word: Word) -> bool:
    if word.upos == "PROPN":
        return word.relation != "flat" and not (word.relation == "compound" and parsed.words[word.head].upos == "PROPN")
    return word.upos in ("NOUN", "PRON") or (word.upos == "ADJ" and word.text[:1].isupper())


def _relation(word: Word) -> str:
    return word.relation if word.relation in _KEPT_SUBTYPES else word.relation.split(":")[0]
