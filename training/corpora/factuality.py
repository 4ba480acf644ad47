"""UW and MEANTIME: how certain the author is that an event happened, -3 (certainly not) to 3 (certainly)."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.base.spans import Span
from training.labelled import Labelled, Spacing, TextBuilder, data_folder

_SENTENCES_A_DOCUMENT = 40


def labelled(corpus: str, part: str) -> Iterator[Labelled]:
    """Documents of ``corpus`` (uw, meantime) and ``part`` (train, dev)."""
    builder, spacing = TextBuilder(), Spacing()
    doc = Labelled(f"{corpus}-{part}-1", "", [])
    sentences: list[Span] = []
    first: Span | None = None
    span = Span(0, 0)
    with (data_folder() / "factuality" / f"{corpus}-{part}.conll").open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.rstrip("\n").split("\t")
            if len(cells) < 3:
                if first is not None:
                    sentences.append(Span(first.start, span.end))
                first, spacing = None, Spacing()
                if len(sentences) >= _SENTENCES_A_DOCUMENT:
                    doc.text, doc.sentences = builder.text, sentences
                    yield doc
                    builder, sentences = TextBuilder(), []
                    doc = Labelled(f"{corpus}-{part}-{doc.name.rsplit('-', 1)[1]}1", "", [])
                continue
            gap = spacing.before(cells[1])
            span = builder.add(cells[1], gap if first is not None else " ")
            first = first or span
            if cells[2] != "_":
                doc.certainty.append((span, float(cells[2])))
    if first is not None:
        sentences.append(Span(first.start, span.end))
    doc.text, doc.sentences = builder.text, sentences
    if sentences:
        yield doc
