"""Texts as a reader would see them, written down by hand: one word a line would be too long, so one string a sentence.

``Erdogan/PROPN/nsubj>2`` is a word with its tag, its relation and its head, counted from 1 in the sentence (0: root).
"""

from __future__ import annotations

from demarche.base.spans import Span
from demarche.base.syntax import Name, NameKind, Parsed, Word

_XPOS = {"NOUN": "NN", "PROPN": "NNP", "PRON": "PRP", "ADJ": "JJ", "VERB": "VBD", "DET": "DT", "ADP": "IN"}
_NO_SPACE_BEFORE = frozenset({",", ".", "'s", '"', ")"})


def read(*sentences: str, names: dict[str, NameKind] | None = None) -> Parsed:
    """The text of the sentences with their trees; every occurrence of a name in ``names`` is a name of that kind."""
    text, words, spans = "", [], []
    for number, sentence in enumerate(sentences):
        text += " " if text else ""
        start, base = len(text), len(words)
        for i, part in enumerate(sentence.split()):
            form, upos, relation = part.split("/")
            relation, _, head = relation.partition(">")
            if i and form not in _NO_SPACE_BEFORE:
                text += " "
            xpos = _XPOS.get(upos, upos)
            if upos == "NOUN" and form.endswith("s") and not form.endswith("ss"):
                xpos = "NNS"
            span = Span(len(text), len(text) + len(form))
            text += form
            words.append(
                Word(
                    base + i, span, form, upos, xpos, base + int(head) - 1 if int(head) else base + i, relation, number
                )
            )
        spans.append(Span(start, len(text)))
    found = []
    for name, kind in (names or {}).items():
        at = text.find(name)
        while at >= 0:
            found.append(Name(Span(at, at + len(name)), kind, 0.99))
            at = text.find(name, at + 1)
    found.sort(key=lambda n: (n.span.start, -n.span.end))
    kept: list[Name] = []
    for one in found:
        if not kept or one.span.start >= kept[-1].span.end:
            kept.append(one)
    return Parsed(text, tuple(spans), tuple(words), tuple(kept))


def words_of(parsed: Parsed, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand for the ``nth`` time."""
    at = parsed.text.index(words)
    for _ in range(nth):
        at = parsed.text.index(words, at + 1)
    return Span(at, at + len(words))
