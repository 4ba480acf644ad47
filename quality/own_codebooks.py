"""``python -m quality.own_codebooks``: what to expect of a codebook of one's own.

Two measurements. The PLV set as if it were a user's codebook: 5, 10 and 20 examples a root, the tenth that training never
sees judged, beside the trained head. Its roots are those that the reader was trained on, so that this shows what the
method loses against a trained head, not what a new codebook reaches. That is shown by the water codebook of samples/,
whose codes the reader has never seen, on sentences of our own that are not in it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from demarche.base import own_codebook
from demarche.base.own_codebook import OwnCode, OwnCodebook, OwnExample
from demarche.base.spans import Span
from demarche.extract.coding import Task, code
from demarche.extract.own_coding import Coder
from quality.plv import macro_f1
from training.corpora.plv import labelled
from training.labelled import Labelled, data_folder

SEEDS = 3
MOST = 20
WATER = Path(__file__).parents[1] / "samples" / "water-disputes.toml"
HELD_OUT = Path(__file__).with_name("water-disputes.toml")
_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
_NONE = "none"


@dataclass(frozen=True, slots=True)
class Figures:
    """``macro_f1`` when the likeliest code is always given; precision and recall of those that are sure enough.

    ``confidence`` and ``right`` are the means over all that has or is given a code: they agree where it is calibrated.
    """

    macro_f1: float
    precision: float
    recall: float
    confidence: float
    right: float


def figures(gold: Sequence[str], said: Sequence[tuple[str, float]], least: float) -> Figures:
    """Of codes and confidences; "none" in ``gold`` is what has no code."""
    codes = [(g, s) for g, (s, _) in zip(gold, said, strict=True) if g != _NONE]
    given = [(g, s) for g, (s, sure) in zip(gold, said, strict=True) if sure >= least and s != _NONE]
    right = sum(g == s for g, s in given)
    return Figures(
        macro_f1([g for g, _ in codes], [s for _, s in codes]),
        right / max(1, len(given)),
        right / max(1, len(codes)),
        sum(sure for _, sure in said) / len(said),
        sum(g == s for g, (s, _) in zip(gold, said, strict=True)) / len(said),
    )


def plv(examples: int, seed: int) -> Figures:
    """With so many examples a root, drawn by ``seed`` from what training sees; the word that carries each is the coder's."""
    codes = tuple(OwnCode(root, root, examples=found[:examples]) for root, found in _drawn(seed).items())
    coder = Coder(OwnCodebook("plv", codes, least=0.0))
    judged = _held_back()
    owns = [c.own for c in code([_task(d) for d in judged], coder)]
    said = [(o.code, o.confidence) if o else (_NONE, 0.0) for o in owns]
    return figures([d.pairs[0].label for d in judged], said, own_codebook.LEAST)


@cache
def _drawn(seed: int) -> dict[str, tuple[OwnExample, ...]]:
    """Up to 20 examples of each root in a random order, of those that training sees."""
    by_root: dict[str, list[Labelled]] = defaultdict(list)
    for i, document in enumerate(labelled()):
        if i % 10:
            by_root[document.pairs[0].label].append(document)
    random = Random(seed)
    drawn = {root: random.sample(docs, min(MOST, len(docs))) for root, docs in sorted(by_root.items())}
    codings = iter(code([_task(d) for docs in drawn.values() for d in docs]))
    return {
        root: tuple(OwnExample(d.text, _marked(next(codings).predicate)) for d in docs) for root, docs in drawn.items()
    }


def _held_back() -> list[Labelled]:
    return [document for i, document in enumerate(labelled()) if i % 10 == 0]


def plv_head() -> float:
    """Macro-F1 of the trained head on the same tenth."""
    judged = _held_back()
    said = [_FOLDED.get(c.root, c.root) for c in code([_task(d) for d in judged])]
    return macro_f1([d.pairs[0].label for d in judged], said)


def water(*, patterns: bool = True) -> Figures:
    """Of the water codebook on the sentences that are held out from it."""
    book = own_codebook.load(WATER)
    if not patterns:
        book = replace(book, codes=tuple(replace(c, patterns=()) for c in book.codes))
    held = own_codebook.load(HELD_OUT)
    # the held-out sentences are read as examples are, by a coder that is asked for nothing else
    asked = Coder(held).known
    coder = Coder(book)
    owns = [coder.decide(k.case, coder.scores(k.case), least=0.0) for k in asked]
    said = [(o.code, o.confidence) if o else (_NONE, 0.0) for o in owns]
    gold = [_NONE if k.code is None else held.codes[k.code].name for k in asked]
    return figures(gold, said, book.least)


def _task(document: Labelled) -> Task:
    pair = document.pairs[0]
    return Task(document.name, document.text, pair.source, pair.target)


def _marked(predicate: Span | None) -> tuple[Span, ...]:
    return (predicate,) if predicate else ()


def _row(name: str, found: Figures) -> str:
    return f"{name:34s} {found.macro_f1:8.2f} {found.precision:9.2f} {found.recall:7.2f} {found.confidence:10.2f} {found.right:6.2f}"


def main() -> None:
    """Print the table; PLV's rows only where the annotated sets are at hand."""
    print(f"{'codebook':34s} {'macro-F1':>8s} {'precision':>9s} {'recall':>7s} {'confidence':>10s} {'right':>6s}")
    print(_row("water disputes, held out", water()))
    print(_row("… without its patterns", water(patterns=False)))
    if not data_folder().is_dir():
        print("the annotated sets are not at hand (set DEMARCHE_DATA): PLV was not measured")
        return
    for examples in (5, 10, MOST):
        found = [plv(examples, seed) for seed in range(SEEDS)]
        mean = Figures(*(sum(getattr(f, name) for f in found) / SEEDS for name in Figures.__slots__))
        print(_row(f"PLV, {examples} examples a root", mean), flush=True)
    print(f"{'PLV, the trained head':34s} {plv_head():8.2f}")


if __name__ == "__main__":
    main()
