"""TimeBank and AQUAINT in TimeML: time expressions and event words with class, tense, polarity and modality."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from html import unescape

from demarche.base.spans import Span
from demarche.extract.sentences import split_sentences
from training.labelled import Labelled, data_folder

_TEXT = re.compile(r"<TEXT>(.*?)</TEXT>", re.S)
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_INSTANCE = re.compile(r"<MAKEINSTANCE([^>]*)/>")


def is_held_for_development(name: str) -> bool:
    """A fixed quarter of the documents, by name, that training does not see."""
    return hashlib.sha1(name.encode()).digest()[0] % 4 == 0


def labelled(part: str) -> Iterator[Labelled]:
    """Documents of ``part`` (train, dev, all)."""
    for path in sorted((data_folder() / "time").glob("*/*.tml")):
        if part != "all" and is_held_for_development(path.stem) != (part == "dev"):
            continue
        raw = path.read_text("utf-8")
        body = _TEXT.search(raw)
        if body is None:
            continue
        text, elements = _strip(body.group(1))
        instances: dict[str, dict[str, str]] = {}
        for match in _INSTANCE.finditer(raw):
            attributes = dict(_ATTRIBUTE.findall(match.group(1)))
            instances.setdefault(attributes.get("eventID", ""), attributes)
        doc = Labelled(path.stem, text, split_sentences(text))
        doc.tags = {k: [] for k in ("timex", "occurrence", "tense", "polarity", "modality")}
        for name, attributes, span in elements:
            if name == "TIMEX3":
                doc.tags["timex"].append((span, attributes.get("type", "DATE")))
            elif name == "EVENT":
                doc.tags["occurrence"].append((span, attributes.get("class", "OCCURRENCE")))
                made = instances.get(attributes.get("eid", ""), {})
                if made:
                    doc.tags["tense"].append((span, made.get("tense", "NONE")))
                    doc.tags["polarity"].append((span, made.get("polarity", "POS")))
                    modality = made.get("modality", "").strip()
                    doc.tags["modality"].append((span, "modal" if modality and modality != "NONE" else "none"))
        yield doc


def _strip(marked: str) -> tuple[str, list[tuple[str, dict[str, str], Span]]]:
    """The text without its tags, and each element with its attributes and span."""
    parts: list[str] = []
    length = position = 0
    stack: list[tuple[str, dict[str, str], int]] = []
    out = []
    for match in _TAG.finditer(marked):
        piece = unescape(marked[position : match.start()])
        parts.append(piece)
        length += len(piece)
        position = match.end()
        closing, name, rest = match.groups()
        if closing:
            while stack:
                opened, attributes, start = stack.pop()
                if opened == name:
                    out.append((name, attributes, Span(start, length)))
                    break
        elif not rest.endswith("/"):
            stack.append((name, dict(_ATTRIBUTE.findall(rest)), length))
    parts.append(unescape(marked[position:]))
    return "".join(parts), out
