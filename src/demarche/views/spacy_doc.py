"""A report as a spaCy Doc, for those whose tools start from one. Needs the extra ``demarche[spacy]``.

Words, tags and trees are not part of a report: the reader's model reads the text again for them. ``doc.text`` is the
article's text, letter for letter, so that all offsets hold.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from demarche.base.records import Report
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.views.wording import code

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(slots=True)
class _Token:
    """A token of the Doc; ``word`` is None for white space and other letters that no word covers."""

    text: str
    space: bool
    word: Word | None


def to_doc(report: Report) -> Doc:
    """Words, tags, heads, names as entities (the actor's id as ``kb_id_``), and one span group for each kind of evidence.

    Groups: ``sources``, ``cues``, ``contents`` (label: the act, id: the statement's), ``events`` (label: the code, id:
    the event's), ``conditions``, ``places``, ``times``, ``agreements``, ``actors``. The report in plain values is in
    ``doc.user_data["report"]``. ImportError when spaCy is not installed.
    """
    try:
        from spacy.tokens import Doc
        from spacy.vocab import Vocab
    except ImportError as error:
        raise ImportError("report.to_doc() needs spaCy; install it with: pip install 'demarche[spacy]'") from error
    from demarche.extract.parsing import parse_text
    from demarche.views.formats import to_dict

    parsed = parse_text(report.article.text)
    tokens = _tokens(parsed)
    place = {token.word.index: i for i, token in enumerate(tokens) if token.word}
    words = [token.word for token in tokens]
    doc = Doc(
        Vocab(),
        words=[token.text for token in tokens],
        spaces=[token.space for token in tokens],
        pos=[word.upos if word else "SPACE" for word in words],
        tags=[word.xpos if word else "_SP" for word in words],
        heads=[place[word.head] if word else _neighbour(words, i) for i, word in enumerate(words)],
        deps=[("ROOT" if word.is_root else word.relation) if word else "dep" for word in words],
    )
    _entities(doc, parsed, report)
    _groups(doc, report)
    doc.user_data["report"] = to_dict(report)
    return doc


def _tokens(parsed: Parsed) -> list[_Token]:
    """Words, and what lies between them; a single space belongs to the word before it, as spaCy has it."""
    out: list[_Token] = []
    at = 0
    for word in parsed.words:
        if word.span.start < at or not word.span.length:
            continue
        _fill(out, parsed.text[at : word.span.start])
        out.append(_Token(word.span.of(parsed.text), False, word))
        at = word.span.end
    _fill(out, parsed.text[at:])
    return out


def _fill(out: list[_Token], gap: str) -> None:
    if gap.startswith(" ") and out:
        out[-1].space = True
        gap = gap[1:]
    if gap:
        out.append(_Token(gap, False, None))


def _neighbour(words: Sequence[Word | None], i: int) -> int:
    """Where a gap hangs: on the token before it, at the very beginning on the next, alone on itself."""
    return i - 1 if i else min(1, len(words) - 1)


def _entities(doc: Doc, parsed: Parsed, report: Report) -> None:
    from spacy.util import filter_spans

    whose = {span.start: actor.id for actor in report.actors for span in actor.mentions}
    found = [
        doc.char_span(*name.span, label=name.kind, kb_id=whose.get(name.span.start, ""), alignment_mode="expand")
        for name in parsed.names
    ]
    doc.ents = tuple(filter_spans([span for span in found if span is not None]))


def _groups(doc: Doc, report: Report) -> None:
    def add(group: str, spans: Iterable[Span], label: str, id: str) -> None:
        made = (doc.char_span(*s, label=label, span_id=id, alignment_mode="expand") for s in spans if s.length)
        doc.spans[group].extend([span for span in made if span is not None])

    for group in ("sources", "cues", "contents", "events", "conditions", "places", "times", "agreements", "actors"):
        doc.spans[group] = []
    for statement in report.statements:
        add("sources", statement.source, statement.act, statement.id)
        add("cues", statement.cue, statement.act, statement.id)
        add("contents", statement.content, statement.act, statement.id)
    for event in report.events:
        add("events", [event.predicate], code(event), event.id)
        add("conditions", event.condition, code(event), event.id)
    for place in report.places:
        add("places", [place.span], place.country or "", place.name)
    for time in report.times:
        add("times", [time.span], time.type, time.value)
    for agreement in report.agreements:
        add("agreements", agreement.mentions, "AGREEMENT", agreement.id)
    for actor in report.actors:
        add("actors", actor.mentions, actor.kind, actor.id)
