"""The report that the project started from, fact by fact: which of the things it says come out right.

``python -m quality.seed`` prints each fact with a mark. They are meanings (who, what, status, day), not strings to match; the
report is one page, so the figure says whether the main job works, not how well.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import demarche
from demarche.base.records import Event, Report, Statement
from training.labelled import data_folder

PAGE = "turkey-invites.txt"


class _Facts:
    """A report with the questions that the facts ask of it."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.text = report.article.text
        self.actors = {a.id: a for a in report.actors}

    def country(self, actor: str | None) -> str | None:
        """ISO 3166 of an actor; the name of one that has none, such as NATO."""
        known = self.actors.get(actor or "")
        return known and (known.country or known.name)

    def countries(self, ids: tuple[str, ...]) -> set[str | None]:
        return {self.country(i) for i in ids}

    def events(self, actor: str, *roots: str, status: str | None = None) -> list[Event]:
        return [
            e
            for e in self.report.events
            if actor in self.countries(e.actor) and e.plover.event in roots and status in (None, e.status)
        ]

    def statements(self, speaker: str, *acts: str, about: str = "") -> list[Statement]:
        return [
            s
            for s in self.report.statements
            if self.country(s.speaker) == speaker
            and (not acts or s.act in acts)
            and any(about in part.of(self.text) for part in s.content)
        ]

    def by(self, name: str) -> list[Statement]:
        return [s for s in self.report.statements if s.speaker and self.actors[s.speaker].name == name]


def _offered_not_held(f: _Facts) -> bool:
    offered = [m for m in f.report.meetings if {"RUS", "UKR"} <= f.countries(m.participants) and m.status == "offered"]
    held = [m for m in f.report.meetings if {"RUS", "UKR"} <= f.countries(m.participants) and m.status == "held"]
    return bool(offered) and not held


def _kalin(f: _Facts) -> bool:
    return any(a.name == "Ibrahim Kalin" and a.country == "TUR" and "GOV" in a.sector for a in f.report.actors)


def _condition(f: _Facts) -> bool:
    return any("Turkey resolved" in c.of(f.text) for e in f.report.events for c in e.condition)


def _invasion(f: _Facts) -> bool:
    return any("UKR" in f.countries(e.recipient) for e in f.events("RUS", "ASSAULT", status="feared"))


def _europe(f: _Facts) -> bool:
    week = (date(2022, 1, 10), date(2022, 1, 16))
    return any(
        (m.when.from_, m.when.to) == week and m.status == "held" and {"RUS", "USA"} <= f.countries(m.participants)
        for m in f.report.meetings
    )


def _arrival(f: _Facts) -> bool:
    return any(e.when.from_ == date(2022, 1, 19) for e in f.events("USA", "CONSULT", status="done"))


def _geneva(f: _Facts) -> bool:
    return any(
        (m.when.from_, m.place, m.status) == (date(2022, 1, 21), "Geneva", "announced")
        and {"USA", "RUS"} <= f.countries(m.participants)
        for m in f.report.meetings
    )


FACTS: dict[str, Callable[[_Facts], bool]] = {
    "the title": lambda f: f.report.article.title == "Turkey invites Russia & Ukraine for peace talks",
    "the deck": lambda f: (f.report.article.subtitle or "").startswith("Turkish president also said"),
    "published on 19 January 2022, 16:34": lambda f: (f.report.article.published or "").startswith("2022-01-19T16:34"),
    "no icon names and no second headline in the body": lambda f: f.text.startswith("As Ukraine claims"),
    "Turkey's invitation is offered, not held": _offered_not_held,
    "Kalin speaks for the Turkish government": _kalin,
    "three direct quotations are Kalin's": lambda f: sum(s.form == "direct" for s in f.by("Ibrahim Kalin")) >= 3,
    "so are two indirect statements": lambda f: sum(s.form != "direct" for s in f.by("Ibrahim Kalin")) >= 2,
    "Erdogan's trip to Kiev is planned": lambda f: bool(f.events("TUR", "CONSULT", status="planned")),
    "Peskov answers with a condition": lambda f: bool(f.by("Dmitry Peskov")) and _condition(f),
    "the Minsk agreements are of 2014": lambda f: any(a.year == 2014 for a in f.report.agreements),
    "Moscow says that Ukrainian officials refuse": lambda f: bool(f.statements("RUS", about="refusing to honor")),
    "Kiev insists that Russia controls the regions": lambda f: bool(f.statements("UKR", about="controlled by Russia")),
    "a Russian invasion of Ukraine is feared": _invasion,
    "the Kremlin denied it": lambda f: bool(f.statements("RUS", "deny")),
    "Moscow demands guarantees": lambda f: bool(f.statements("RUS", "demand", "request", about="guarantees")),
    "Russia, NATO and the US met in Europe the week before": _europe,
    "American leaders rule out a limit to NATO": lambda f: bool(f.events("USA", "REJECT")),
    "Russia threatens measures": lambda f: bool(f.statements("RUS", "warn", "threaten", about="military-technical")),
    "Blinken arrived on Wednesday": _arrival,
    "Blinken and Lavrov will meet in Geneva on 21 January": _geneva,
}


def check() -> dict[str, bool]:
    """Which facts are right."""
    facts = _Facts(demarche.read(data_folder() / "seed" / PAGE))
    return {name: test(facts) for name, test in FACTS.items()}


def measure() -> dict[str, float]:
    """The share of facts that are right."""
    found = check()
    return {"facts": sum(found.values()) / len(found)}


if __name__ == "__main__":
    for fact, right in check().items():
        print("right" if right else "WRONG", fact)
