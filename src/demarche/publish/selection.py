"""Which events become rows of a format, and how many are left out for which reason.

A format without a column for the status would turn an offer of a visit into a visit. It takes only what came to pass, or
is said to: events that are done or ongoing. The rest is counted, never silently lost.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from demarche.base.records import Report
from demarche.publish.occurrences import CAME_TO_PASS, Occurrence, occurrences
from demarche.publish.table import Format, Row


@dataclass(slots=True)
class Selection:
    """Makes the rows of one file. ``left_out`` counts events by reason, in words; ``events`` all that were seen."""

    format: Format
    all_statuses: bool = False
    events: int = 0
    rows: int = 0
    stories: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def of(self, report: Report) -> Iterator[Row]:
        """The rows of the next report."""
        return self.of_story(occurrences(report))

    def of_story(self, told: Iterable[Occurrence]) -> Iterator[Row]:
        """The rows of the events of the next article."""
        self.stories += 1
        for occurrence in told:
            self.events += 1
            reason = self._unfit(occurrence)
            if reason:
                self.left_out[reason] += 1
                continue
            pairs = occurrence.pairs() if self.format.pairs else [(None, None)]
            for source, target in pairs:
                self.rows += 1
                yield Row(occurrence, source, target, self.rows, self.stories)

    def _unfit(self, told: Occurrence) -> str | None:
        """Why an event cannot be written, None when it can."""
        status = told.event.status
        if not (self.format.statuses or self.all_statuses or status in CAME_TO_PASS):
            return status
        if self.format.dated and told.day is None:
            return "without a day"
        named = 2 if told.mutual else bool(told.actors) + bool(told.recipients)
        if named < self.format.parties:
            return "with nobody on one side" if named else "with nobody named"
        return None
