"""PLV: macro-F1 of root, quad and cooperation/conflict on the tenth of the training set that training never sees."""

from __future__ import annotations

from collections.abc import Sequence

from demarche.base import codebook
from demarche.extract.coding import Task, code
from training.corpora.plv import labelled

_FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}


def macro_f1(gold: Sequence[str], said: Sequence[str]) -> float:
    """The mean over the gold's classes of each one's F1."""
    total = 0.0
    for name in (classes := sorted(set(gold))):
        right = sum(g == s == name for g, s in zip(gold, said, strict=True))
        total += 2 * right / max(1, gold.count(name) + said.count(name))
    return total / max(1, len(classes))


def measure() -> dict[str, float]:
    """Macro-F1 of root, quad, binary, and the number of pairs."""
    documents = [d for i, d in enumerate(labelled()) if i % 10 == 0]
    tasks = [Task(d.name, d.text, d.pairs[0].source, d.pairs[0].target) for d in documents]
    said = [_FOLDED.get(c.root, c.root) for c in code(tasks)]
    gold = [d.pairs[0].label for d in documents]
    book = codebook.load()

    def quad(root: str) -> str:
        return str(book.root("CONCEDE" if root == "YIELD" else root).quad)

    quads = [quad(g) for g in gold], [quad(s) for s in said]
    sides = [["conflict" if q in "34" else "cooperation" for q in row] for row in quads]
    return {
        "root": macro_f1(gold, said),
        "quad": macro_f1(*quads),
        "binary": macro_f1(*sides),
        "pairs": float(len(gold)),
    }


if __name__ == "__main__":
    print(measure())
