"""A report as the JSON of docs/report.md: the names and the order that other programs rest on."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from demarche.base.records import Actor, Article, Event, Meeting, OwnCoding, Report, Statement, Time, When

Json = dict[str, Any]


def to_json(report: Report) -> str:
    """One line, in letters; lone surrogates, which no encoding can carry, escaped with all that is not ASCII."""
    plain = to_dict(report)
    line = json.dumps(plain, ensure_ascii=False)
    return line if _encodable(line) else json.dumps(plain)


def _encodable(line: str) -> bool:
    try:
        line.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def to_dict(report: Report) -> Json:
    """The report in plain lists, dicts, strings and numbers."""
    return {
        "input": report.input,
        "article": _article(report.article),
        "sentences": [list(s) for s in report.sentences],
        "actors": [_actor(a) for a in report.actors],
        "places": [
            {"start": p.span.start, "end": p.span.end, "text": p.text, "name": p.name, "country": p.country}
            | {"admin1": p.admin1, "lat": p.lat, "lon": p.lon, "geonames": p.geonames, "precision": p.precision}
            | {"metonym": p.metonym, "confidence": p.confidence, "why": list(p.why)}
            for p in report.places
        ],
        "times": [_time(t) for t in report.times],
        "agreements": [
            {"id": a.id, "name": a.name, "year": a.year, "mentions": _spans(a.mentions)} for a in report.agreements
        ],
        "statements": [_statement(s) for s in report.statements],
        "events": [_event(e) for e in report.events],
        "meetings": [_meeting(m) for m in report.meetings],
        "unread": report.unread,
        "reader": {"version": report.reader.version, "model": report.reader.model, "seconds": report.reader.seconds},
    }


def _article(article: Article) -> Json:
    return {
        "id": article.id,
        "url": article.url,
        "outlet": article.outlet,
        "title": article.title,
        "subtitle": article.subtitle,
        "byline": list(article.byline),
        "published": article.published,
        "published_from": article.published_from,
        "language": article.language,
        "text": article.text,
        "page": {"sha256": article.page.sha256, "media_type": article.page.media_type},
        "dateline": article.dateline,
    }


def _actor(actor: Actor) -> Json:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": list(actor.sector),
        "office": actor.office,
        "wikidata": actor.wikidata,
        "members": list(actor.members),
        "mentions": _spans(actor.mentions),
        "confidence": actor.confidence,
        "why": list(actor.why),
    }


def _time(time: Time) -> Json:
    place = {"start": time.span.start, "end": time.span.end, "text": time.text}
    return place | {"type": time.type, "value": time.value, "from": _day(time.from_), "to": _day(time.to)}


def _statement(statement: Statement) -> Json:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "source": _spans(statement.source),
        "cue": _spans(statement.cue),
        "content": _spans(statement.content),
        "form": statement.form,
        "act": statement.act,
        "addressee": list(statement.addressee),
        "at": {"from": _day(statement.at.from_), "to": _day(statement.at.to), "place": statement.place},
        "within": statement.within,
        "confidence": statement.confidence,
        "sure": dict(statement.sure),
        "why": list(statement.why),
    }


def _event(event: Event) -> Json:
    plover = event.plover
    return {
        "id": event.id,
        "actor": list(event.actor),
        "recipient": list(event.recipient),
        "predicate": list(event.predicate),
        "plover": {
            "event": plover.event,
            "mode": plover.mode,
            "context": list(plover.context),
            "quad": plover.quad,
        },
        "cameo": event.cameo,
        "goldstein": event.goldstein,
        "status": event.status,
        "when": _when(event.when),
        "where": event.where,
        "condition": _spans(event.condition),
        "statement": event.statement,
        "background": event.background,
        "confidence": event.confidence,
        "sure": dict(event.sure),
        "why": list(event.why),
        "own": own_coding(event.own) if event.own else None,
    }


def own_coding(own: OwnCoding) -> Json:
    """A code of the user's own codebook."""
    return {"codebook": own.codebook, "code": own.code, "confidence": own.confidence, "why": list(own.why)}


def _meeting(meeting: Meeting) -> Json:
    return {
        "event": meeting.event,
        "participants": list(meeting.participants),
        "from": _day(meeting.when.from_),
        "to": _day(meeting.when.to),
        "place": meeting.place,
        "status": meeting.status,
        "span": list(meeting.span),
    }


def _when(when: When) -> Json:
    return {"from": _day(when.from_), "to": _day(when.to), "span": list(when.span) if when.span else None}


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _spans(spans: Sequence[tuple[int, int]]) -> list[list[int]]:
    return [list(s) for s in spans]
