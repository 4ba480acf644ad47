"""Reports read back from the JSON Lines that ``demarche read --json`` prints; docs/report.md describes them.

Invariant: nothing but a Report or an UnreadableInput comes out, whatever a line holds, and only one line is held at a time.
"""

from __future__ import annotations

import gzip
import io
import json
import zlib
from collections.abc import Iterable, Iterator
from typing import BinaryIO, cast, get_args

from demarche.base import codebook
from demarche.base.errors import CodebookError, EmptyInput, InputError, UnreadableInput
from demarche.base.records import (
    Act,
    Actor,
    ActorKind,
    Agreement,
    Article,
    Event,
    Form,
    Meeting,
    MeetingStatus,
    OwnCoding,
    PageInfo,
    Place,
    Plover,
    Precision,
    PublishedFrom,
    ReaderInfo,
    Report,
    Statement,
    Status,
    Time,
    TimeType,
    When,
)
from demarche.base.spans import Span
from demarche.publish.fields import Fields, Malformed

STANDARD_INPUT = "-"
_GZIP = b"\x1f\x8b"
_LINE_BYTES = 256 << 20
"""The longest line that is read; the longest article that the program reads makes a report of a tenth of it (estimate)."""


def iter_reports(inputs: Iterable[str], stdin: BinaryIO | None = None) -> Iterator[Report | InputError]:
    """The reports of all lines of all inputs, in order; an InputError *value* for a line or file that cannot be read.

    An input is a path or ``-`` for ``stdin``, plain or packed with gzip.
    """
    for name in inputs:
        try:
            if name == STANDARD_INPUT and stdin is not None:
                yield from _reports_in(name, stdin)
            else:
                with open(name, "rb") as stream:
                    yield from _reports_in(name, stream)
        except (OSError, EOFError, ValueError, zlib.error) as error:
            cause = (getattr(error, "strerror", None) or str(error)).replace("\n", " ").lower()
            yield UnreadableInput(
                name.replace("\0", "\\0"), f"cannot be read ({cause}); check the path and its permissions"
            )


def _reports_in(name: str, stream: BinaryIO) -> Iterator[Report | InputError]:
    reader = stream if isinstance(stream, io.BufferedReader) else io.BufferedReader(cast(io.RawIOBase, stream))
    if reader.peek(2)[:2] == _GZIP:
        reader = io.BufferedReader(cast(io.RawIOBase, gzip.GzipFile(fileobj=reader)))
    number = 0
    empty = True
    while line := reader.readline(_LINE_BYTES):
        number += 1
        if not line.strip():
            continue
        empty = False
        where = f"{name}, line {number}"
        if len(line) == _LINE_BYTES and not line.endswith(b"\n"):
            yield UnreadableInput(where, f"is longer than {_LINE_BYTES >> 20} MB; the rest of the input is left out")
            return
        yield report_of(line, where)
    if empty:
        yield EmptyInput(name, "there is no report in it; `demarche read --json` prints them")


def report_of(line: bytes, where: str = STANDARD_INPUT) -> Report | UnreadableInput:
    """The report that one line holds; ``where`` names the line in the error."""
    try:
        value = json.loads(line.decode("utf-8-sig", "surrogatepass"))
    except (ValueError, RecursionError) as error:
        return UnreadableInput(where, f"is not JSON ({str(error).splitlines()[0]})")
    try:
        return _report(Fields(value))
    except (Malformed, CodebookError) as error:
        return UnreadableInput(where, f"is not a report of `demarche read --json`: {error}")


def _report(line: Fields) -> Report:
    article = _article(line.inner("article"))
    length = len(article.text)
    reader = line.inner("reader") if "reader" in line else Fields({})
    return Report(
        line.maybe_text("input") or "",
        article,
        ReaderInfo(
            reader.maybe_text("version") or "", reader.maybe_text("model") or "", reader.maybe_number("seconds") or 0.0
        ),
        line.spans("sentences", length),
        tuple(_actor(actor, length) for actor in line.each("actors")),
        tuple(_place(place, length) for place in line.each("places")),
        tuple(_time(time, length) for time in line.each("times")),
        tuple(
            Agreement(a.text("id"), a.text("name"), a.maybe_whole("year"), a.spans("mentions", length))
            for a in line.each("agreements")
        ),
        tuple(_statement(statement, length) for statement in line.each("statements")),
        tuple(_event(event, length) for event in line.each("events")),
        tuple(_meeting(meeting, length) for meeting in line.each("meetings")),
        line.maybe_text("unread"),
    )


def _article(article: Fields) -> Article:
    page = article.inner("page") if "page" in article else Fields({})
    source = article.choice("published_from", get_args(PublishedFrom)) if "published_from" in article else None
    return Article(
        article.text("id"),
        article.text("text"),
        PageInfo(page.maybe_text("sha256") or "", page.maybe_text("media_type") or ""),
        article.maybe_text("title") or "",
        article.maybe_text("subtitle"),
        article.maybe_text("url"),
        article.maybe_text("outlet"),
        article.texts("byline"),
        article.maybe_moment("published"),
        source,
        article.maybe_text("language"),
        article.maybe_text("dateline"),
    )


def _actor(actor: Fields, length: int) -> Actor:
    return Actor(
        actor.text("id"),
        actor.text("name"),
        actor.choice("kind", get_args(ActorKind)),
        actor.maybe_text("country"),
        actor.texts("sector"),
        actor.spans("mentions", length),
        actor.share("confidence"),
        actor.maybe_text("office"),
        actor.maybe_text("wikidata"),
        actor.texts("why"),
        actor.texts("members"),
    )


def _place(place: Fields, length: int) -> Place:
    return Place(
        _stretch(place, length),
        place.text("text"),
        place.text("name"),
        place.maybe_text("country"),
        place.maybe_number("lat"),
        place.maybe_number("lon"),
        place.maybe_whole("geonames"),
        place.choice("precision", get_args(Precision)),
        place.flag("metonym"),
        place.share("confidence"),
        place.maybe_text("admin1"),
        place.texts("why"),
    )


def _time(time: Fields, length: int) -> Time:
    return Time(
        _stretch(time, length),
        time.text("text"),
        time.choice("type", get_args(TimeType)),
        time.text("value"),
        time.maybe_day("from"),
        time.maybe_day("to"),
    )


def _stretch(of: Fields, length: int) -> Span:
    """The span of what has its two ends under names of their own."""
    start, end = of.whole("start"), of.whole("end")
    if not 0 <= start <= end <= length:
        raise Malformed(f"start and end must lie within the {length} characters of the text")
    return Span(start, end)


def _statement(statement: Fields, length: int) -> Statement:
    at = statement.inner("at") if "at" in statement else Fields({})
    return Statement(
        statement.text("id"),
        statement.maybe_text("speaker"),
        statement.spans("source", length),
        statement.spans("cue", length),
        statement.spans("content", length),
        statement.choice("form", get_args(Form)),
        statement.choice("act", get_args(Act)),
        statement.texts("addressee"),
        When(at.maybe_day("from"), at.maybe_day("to")),
        at.maybe_text("place"),
        statement.maybe_text("within"),
        statement.share("confidence"),
        statement.texts("why"),
        statement.shares("sure"),
    )


def _event(event: Fields, length: int) -> Event:
    book = codebook.load()
    plover = event.inner("plover")
    when = event.inner("when") if "when" in event else Fields({})
    cameo = event.maybe_text("cameo")
    return Event(
        event.text("id"),
        event.texts("actor"),
        event.texts("recipient"),
        event.span("predicate", length),
        Plover(
            book.root(plover.text("event")).name,
            plover.maybe_text("mode"),
            plover.texts("context"),
            book.quad(plover.whole("quad")).number,
        ),
        book.cameo(cameo).code if cameo is not None else None,
        event.number("goldstein"),
        event.choice("status", get_args(Status)),
        When(when.maybe_day("from"), when.maybe_day("to"), when.maybe_span("span", length)),
        event.maybe_text("where"),
        event.spans("condition", length),
        event.maybe_text("statement"),
        event.flag("background"),
        event.share("confidence"),
        event.texts("why"),
        event.shares("sure"),
        _own(event.inner("own")) if "own" in event else None,
    )


def _own(own: Fields) -> OwnCoding:
    return OwnCoding(own.text("codebook"), own.text("code"), own.share("confidence"), own.texts("why"))


def _meeting(meeting: Fields, length: int) -> Meeting:
    return Meeting(
        meeting.text("event"),
        meeting.texts("participants"),
        When(meeting.maybe_day("from"), meeting.maybe_day("to")),
        meeting.maybe_text("place"),
        meeting.choice("status", get_args(MeetingStatus)),
        meeting.span("span", length),
    )
