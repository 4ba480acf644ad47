"""A report in a terminal, or plain in a pipe: dense, quiet, at 80 columns or more.

Invariant: words of a page are only ever added to a ``Text``, where rich reads no markup, after ``cleaned`` has taken out
what controls a terminal.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Console, Group, RenderableType
from rich.text import Text

from demarche.base.records import Report
from demarche.base.spans import Span
from demarche.views.hanging import Hanging
from demarche.views.lines import Evidence, Line, Section, heading, sections
from demarche.views.wording import cleaned

WIDEST = 110
"""Longer lines are hard to follow with the eye."""
_LABELS = {"Who": 4, "Coming up": 15, "Agreements": 7}
_LABEL = 12
"""Columns for the labels of a section: the longest one that is common in it."""
_COLOURS = {
    "done": "green", "ongoing": "green", "planned": "cyan", "offered": "yellow", "demanded": "yellow",
    "conditional": "yellow", "feared": "magenta", "denied": "red", "hypothetical": "magenta", "opposed": "red",
}  # fmt: skip


def console(*, stderr: bool = False, width: int | None = None) -> Console:
    """A console that interprets nothing in what it prints."""
    made = Console(stderr=stderr, markup=False, emoji=False, highlight=False, width=width)
    return made if width else Console(
        stderr=stderr, markup=False, emoji=False, highlight=False, width=min(made.width, WIDEST)
    )  # fmt: skip


def rendered(report: Report, *, evidence: bool = False) -> RenderableType:
    """The report, ready for ``console().print``; with the words, offsets and reasons under each line on request."""
    parts: list[RenderableType] = list(_head(report))
    if report.unread:
        parts.append(Text(f"\nNot read: {cleaned(report.unread)}.", style="bold yellow"))
    shown = sections(report)
    for section in shown:
        parts += [Text(), Text(section.title.upper(), style="bold")]
        parts += _section(section, report.article.text, evidence)
    if not report.unread and not shown:
        parts.append(Text("\nNothing said or done by anybody was found in it."))
    if any(line.doubtful for section in shown for group in section.groups for line in group.lines):
        parts.append(Text("\n(?) doubtful: fewer than one such line in four is right in every part", style="dim"))
    return Group(*parts)


def _head(report: Report) -> Iterator[RenderableType]:
    article = report.article
    yield Text(cleaned(article.title) or "(no headline)", style="bold")
    if article.subtitle:
        yield Text(cleaned(article.subtitle), style="italic")
    yield from (Hanging(Text(), Text(line, style="dim"), 0, 0) for line in heading(report))


def _section(section: Section, text: str, evidence: bool) -> Iterator[RenderableType]:
    for group in section.groups:
        if group.heading:
            yield Hanging(Text(), Text(group.heading, style="underline"), 0, 2)
        width, indent = _LABELS.get(section.title, _LABEL), 4 if group.heading else 2
        for line in group.lines:
            yield Hanging(Text(line.label, style=_COLOURS.get(line.label, "")), _body(line), width, indent)
            if evidence:
                yield from (Hanging(Text(), _evidence(one, text), width, indent) for one in line.evidence)


def _body(line: Line) -> Text:
    body = Text(line.body)
    for note in line.notes:
        if body:
            body.append(" · ", style="dim")
        body.append(note, style="dim")
    if line.doubtful:
        body.append(" (?)", style="dim")
    return body


def _evidence(evidence: Evidence, text: str) -> Text:
    """``predicate 24:31 “invited”`` for each stretch, then the confidence and the reasons."""
    parts = [f"{role} {span.start}:{span.end} “{_exact(span, text)}”" for role, span in evidence.spans]
    if evidence.confidence is not None:
        parts.append(f"confidence {evidence.confidence:.2f}")
    parts += [cleaned(reason) for reason in evidence.why]
    return Text("│ " + "; ".join(parts), style="dim italic")


def _exact(span: Span, text: str) -> str:
    return cleaned(span.of(text))
