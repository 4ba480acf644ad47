"""Which claims stand against which: only where speakers, countries and acts say so."""

from __future__ import annotations

from dataclasses import replace

from demarche.link.disputes import NEAR, find_disputes
from tests.views.reports import report


def told() -> list[tuple[str, tuple[str, ...]]]:
    return [(d.kind, tuple(s.id for s in d.statements)) for d in find_disputes(report())]


def test_two_sides_and_a_denial_that_answers_nobody() -> None:
    assert told() == [("opposed", ("s3", "s4")), ("denied", ("s2",))]


def test_a_denial_answers_an_accusation_though_it_names_nobody() -> None:
    one = report()
    promise, denial, accusation, _ = one.statements
    found = find_disputes(report(statements=(promise, accusation, denial)))
    assert [(d.kind, tuple(s.id for s in d.statements)) for d in found] == [("opposed", ("s3", "s2"))]


def test_one_country_does_not_dispute_itself() -> None:
    one = report()
    same = tuple(replace(actor, country="SYL") for actor in one.actors)
    assert all(d.kind == "denied" for d in find_disputes(report(actors=same)))


def test_nobody_is_set_against_a_speaker_of_unknown_country() -> None:
    one = report()
    unknown = tuple(replace(actor, country=None) for actor in one.actors)
    assert all(d.kind == "denied" for d in find_disputes(report(actors=unknown)))


def test_claims_far_apart_are_not_opposed() -> None:
    one = report()
    first = replace(one.statements[2], cue=(one.sentences[0],))
    last = replace(one.statements[3], cue=(one.sentences[-1],))
    assert len(one.sentences) > NEAR + 1
    apart = find_disputes(report(statements=(*one.statements[:2], first, last)))
    assert all(d.kind == "denied" for d in apart)
