"""The ranker of participants (``demarche.extract.participants``), fitted on hand-read reports.

    python -m training participants RUN

Its weights are learnt from the later readings with the reader as it was after the first training stage (``RUN/stage-0.pt``),
which had not seen them: what the head says of a report that it was taught by is no evidence. How much the finished
reader's head and the tree count beside each other, and from what log-odds on a phrase is taken, is then fitted with the
reader in the package on the tuning part, which no stage has seen.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from shutil import copyfile

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression

from demarche.base.spans import Span
from demarche.extract import reader
from demarche.extract.parsing import parsed
from demarche.extract.participants import BUCKETS, DENSE, ROLES, Participants, hashed
from demarche.extract.reader import Floats, Reader
from demarche.extract.sentences import split_sentences
from demarche.extract.statements import find_attributions
from training.corpora.wire import gold_paths, reports, with_participants
from training.export import PACKAGE_FOLDER, export

_INVERSE_RIDGE = 0.05
_SURE = np.arange(-1.0, 2.01, 0.25)
_SLACK = np.arange(0.0, 5.01, 0.5)


@dataclass(frozen=True, slots=True)
class _Asked:
    """One predicate's candidates: numbers [n, DENSE], hashed features, which have each role [n, roles], and for each role
    whether a choice among them can be right (it cannot when the party is named elsewhere only)."""

    numbers: Floats
    features: list[NDArray[np.int64]]
    right: NDArray[np.bool_]
    decidable: tuple[bool, bool]


def fit(run: Path) -> dict[str, float]:
    """Write ``participants.npz`` into the package; the share of tuning predicates whose set of phrases is found, by role."""
    with tempfile.TemporaryDirectory() as scratch:
        copyfile(run / "stage-0.pt", Path(scratch) / "reader.pt")
        export(Path(scratch), Path(scratch))
        learnt = [_weights(list(_asked(Reader(Path(scratch)), "later")), role) for role in range(len(ROLES))]
    tuning = list(_asked(reader.load(), "tuning"))
    weights = np.zeros((len(ROLES), BUCKETS + DENSE), dtype=np.float32)
    bias, sure, slack = (np.zeros(len(ROLES), dtype=np.float32) for _ in range(3))
    figures = {}
    for role, name in enumerate(ROLES):
        sparse = learnt[role][:BUCKETS]
        tied = [np.asarray([sparse[f].sum() for f in one.features]) for one in tuning]
        x = np.concatenate([np.column_stack([t, one.numbers]) for t, one in zip(tied, tuning, strict=True)])
        y = np.concatenate([one.right[:, role] for one in tuning])
        scale = LogisticRegression(C=1.0, max_iter=500).fit(x, y)
        weights[role, :BUCKETS] = sparse * scale.coef_[0, 0]
        weights[role, BUCKETS:] = scale.coef_[0, 1:]
        bias[role] = scale.intercept_[0]
        scores = [
            np.column_stack([t, one.numbers]) @ scale.coef_[0] + bias[role] for t, one in zip(tied, tuning, strict=True)
        ]
        scores = [s for s, one in zip(scores, tuning, strict=True) if one.decidable[role]]
        gold = [one.right[:, role] for one in tuning if one.decidable[role]]
        figures[name], sure[role], slack[role] = max(
            (_exact(scores, gold, a, b), a, b) for a, b in product(_SURE, _SLACK)
        )
    np.savez_compressed(
        PACKAGE_FOLDER / "participants.npz",
        weights=weights.astype(np.float16),
        bias=bias,
        sure=sure,
        slack=slack,
    )
    return figures


def _asked(loaded: Reader, part: str) -> Iterator[_Asked]:
    """The predicates of the hand-read reports of ``part`` as ``loaded`` sees them."""
    for path in gold_paths(part):
        gold = with_participants(json.loads(path.read_text("utf-8")))
        text = reports()[gold["id"]]["text"]
        sentences = split_sentences(text)
        seen = loaded.see([(text, sentences)])[0]
        read = parsed(seen, sentences)
        around = Participants(seen, read, find_attributions(seen, read))
        rows = [(row, Span(*row["predicate"])) for row in gold["events"] if "actor_spans" in row]
        places = [(row, span, piece) for row, span in rows if (piece := seen.first_piece(span)) is not None]
        words = [read.head_of(span) for _, span, _ in places]
        within = [around.reach(w) if w is not None else (0, len(seen.pieces)) for w in words]
        frames = seen.frame("participants", [piece for _, _, piece in places], within)
        for (row, span, _), (offset, shares) in zip(places, frames, strict=True):
            word = read.head_of(span)
            if word is None or not (candidates := around.candidates(word)):
                continue
            numbers, names = around.evidence(word, row["root"], candidates, offset, shares)
            heads = [
                {h.index for s in row[f"{role}_spans"] if (h := read.head_of(Span(*s))) is not None}
                for role in ("actor", "recipient")
            ]
            right = np.asarray([[c.index in h for h in heads] for c in candidates])
            decidable = [bool(right[:, i].any()) or not row[role] for i, role in enumerate(("actor", "recipient"))]
            yield _Asked(numbers, [hashed(n) for n in names], right, (decidable[0], decidable[1]))


def _weights(asked: list[_Asked], role: int) -> Floats:
    """Logistic weights [BUCKETS + DENSE] of one role."""
    places = [f for one in asked for f in one.features]
    ends = np.cumsum([0, *(len(p) for p in places)])
    columns = np.concatenate(places)
    sparse = csr_matrix((np.ones(len(columns)), columns, ends), shape=(len(places), BUCKETS))
    x = hstack([sparse, csr_matrix(np.concatenate([one.numbers for one in asked]))]).tocsr()
    y = np.concatenate([one.right[:, role] for one in asked])
    fitted = LogisticRegression(C=_INVERSE_RIDGE, max_iter=400, solver="liblinear").fit(x, y)
    weights: Floats = fitted.coef_[0].astype(np.float32)
    return weights


def _exact(scores: list[Floats], gold: list[NDArray[np.bool_]], sure: float, slack: float) -> float:
    """The share of predicates whose set of phrases is found."""
    right = 0
    for column, wanted in zip(scores, gold, strict=True):
        chosen = column > sure
        if not chosen.any() and column.max() > sure - slack:
            chosen[int(column.argmax())] = True
        right += bool((chosen == wanted).all())
    return right / len(scores)
