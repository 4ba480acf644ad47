"""PLV (Hu et al. 2024): what a source is said to do to a target in a sentence, in PLOVER roots."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from training.corpora.marked import marked_pair
from training.labelled import Labelled, data_folder


def labelled() -> Iterator[Labelled]:
    """One document for each row; ``name`` is the row's sentence id."""
    with (data_folder() / "events" / "plv_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            doc = marked_pair(row["sentence_id"], row["marked_sentence"], row["gold_root"])
            if doc:
                yield doc
