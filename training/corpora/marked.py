"""Sentences with one source and at most one target marked in them: ``<s>France</s> praised <t>Chad</t>``."""

from __future__ import annotations

import re

from demarche.base.spans import Span
from training.labelled import Labelled, Pair

_MARK = re.compile(r"</?[st]>")


def marked_pair(name: str, sentence: str, label: str) -> Labelled | None:
    """The document of one coded pair; None when no source is marked."""
    text, spans = _unmark(sentence)
    if "s" not in spans:
        return None
    whole = Span(0, len(text))
    return Labelled(name, text, [whole], pairs=[Pair(spans["s"], spans.get("t"), label, whole)])


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
