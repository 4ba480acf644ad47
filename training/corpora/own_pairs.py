"""Coded pairs in sentences of this project's own writing: ``training/labels/pairs/*.tsv``, one pair a line.

Columns: PLOVER root, CAMEO code, the sentence with its source and target marked. They cover the verbs and constructions of
every CAMEO code, near misses of neighbouring roots, and the same sentence with other pairs marked. None is taken from a
codebook or from another corpus.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from training.corpora.marked import marked_pair
from training.labelled import Labelled

FOLDER = Path(__file__).parents[1] / "labels" / "pairs"
FOLDED = {"CONCEDE": "YIELD", "RETREAT": "YIELD"}
"""PLV does not tell these two apart."""


def labelled() -> Iterator[Labelled]:
    """One document for each line."""
    for path in sorted(FOLDER.glob("*.tsv")):
        for number, line in enumerate(path.read_text("utf-8").splitlines()):
            root, _, sentence = line.split("\t")
            doc = marked_pair(f"{path.stem}-{number}", sentence, FOLDED.get(root, root))
            if doc:
                yield doc
