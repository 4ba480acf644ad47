"""CoNLL-2003 and CrossNER politics: names in running news, one token and its BIO label a line."""

from __future__ import annotations

from collections.abc import Iterator

from demarche.base.spans import Span
from training.labelled import Labelled, Spacing, TextBuilder, data_folder

_CONLL = {"person": "PER", "organisation": "ORG", "location": "LOC", "misc": "MISC"}
_SENTENCES_A_DOCUMENT = 60


def sentences(corpus: str, part: str) -> Iterator[list[tuple[str, str]]]:
    """(token, BIO label) lists of ``corpus`` (conll2003, politics) and ``part`` (train, dev)."""
    current: list[tuple[str, str]] = []
    with (data_folder() / "names" / f"{corpus}-{part}.txt").open(encoding="utf-8") as lines:
        for line in lines:
            cells = line.split()
            if cells:
                current.append((cells[0], cells[-1]))
            elif current:
                yield current
                current = []
    if current:
        yield current


def labelled(corpus: str, part: str) -> Iterator[Labelled]:
    """Runs of sentences as documents with the usual spaces, a line each, as agencies print them."""
    head = "name" if corpus == "conll2003" else "political"
    batch: list[list[tuple[str, str]]] = []
    for number, sentence in enumerate(sentences(corpus, part), start=1):
        batch.append(sentence)
        if len(batch) == _SENTENCES_A_DOCUMENT:
            yield _document(f"{corpus}-{part}-{number}", batch, head)
            batch = []
    if batch:
        yield _document(f"{corpus}-{part}-last", batch, head)


def _document(name: str, batch: list[list[tuple[str, str]]], head: str) -> Labelled:
    builder = TextBuilder()
    doc = Labelled(name, "", [], tags={head: []})
    spans: list[Span] = []
    for sentence in batch:
        spacing = Spacing()
        first = last = None
        for token, label in sentence:
            gap = spacing.before(token)
            span = builder.add(token, "\n" if first is None else gap)
            first = span if first is None else first
            last = span
            if label.startswith("B-"):
                kind = label[2:]
                doc.tags[head].append((span, _CONLL[kind] if head == "name" else kind))
            elif label.startswith("I-") and doc.tags[head]:
                whole, kind = doc.tags[head][-1]
                doc.tags[head][-1] = (Span(whole.start, span.end), kind)
        if first and last:
            spans.append(Span(first.start, last.end))
    doc.text, doc.sentences = builder.text, spans
    return doc
