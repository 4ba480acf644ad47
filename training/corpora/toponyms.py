"""LGL (Lieberman et al. 2010): toponyms in local news."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.etree import ElementTree

from demarche.base.spans import Span
from demarche.extract.sentences import split_sentences
from training.labelled import Labelled, data_folder


def labelled(part: str) -> Iterator[Labelled]:
    """Articles of ``part``: train, or dev (a fixed half, by document id)."""
    for article in ElementTree.parse(data_folder() / "places" / "lgl.xml").getroot():
        name = article.get("docid", "")
        if (hashlib.sha1(name.encode()).digest()[0] % 2 == 0) != (part == "dev"):
            continue
        text = article.findtext("text") or ""
        spans = []
        for toponym in article.iter("toponym"):
            span = Span(int(toponym.findtext("start") or 0), int(toponym.findtext("end") or 0))
            if span.of(text) == (toponym.findtext("phrase") or ""):
                spans.append((span, "PLACE"))
        yield Labelled(name, text, split_sentences(text), tags={"toponym": spans})
