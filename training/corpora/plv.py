"""PLV (Hu et al. 2024): what a source is said to do to a target in a sentence, in PLOVER roots."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator

from demarche.base.spans import Span
from training.labelled import Labelled, Pair, data_folder

_MARK = re.compile(r"</?[st]>")


def labelled() -> Iterator[Labelled]:
    """One document for each row; ``name`` is the row's sentence id."""
    with (data_folder() / "events" / "plv_train.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            text, spans = _unmark(row["marked_sentence"])
            if "s" not in spans:
                continue
            whole = Span(0, len(text))
            pair = Pair(spans["s"], spans.get("t"), row["gold_root"], whole)
            yield Labelled(row["sentence_id"], text, [whole], pairs=[pair])


def _unmark(marked: str) -> tuple[str, dict[str, Span]]:
    parts: list[str] = []
    length = position = 0
    opened: dict[str, int] = {}
    spans: dict[str, Span] = {}
    for match in _MARK.finditer(marked):
        piece = marked[position : match.start()]
        parts.append(piece)
        length += len(piece)
        position = match.end()
        tag = match.group(0)
        if tag.startswith("</"):
            spans.setdefault(tag[2], Span(opened.get(tag[2], length), length))
        else:
            opened[tag[1]] = length
    parts.append(marked[position:])
    return "".join(parts), spans
