"""Who is meant by the ids of a report: names of actors, and the chain of those who assert something."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from demarche.base.records import Actor, Event, Report, Statement
from demarche.base.spans import Span
from demarche.views.wording import cleaned, quoted

NOBODY = "somebody not named"


class Names:
    """The names behind one report's ids."""

    def __init__(self, report: Report) -> None:
        self._text = report.article.text
        self._actors = {actor.id: actor for actor in report.actors}
        self._statements = {statement.id: statement for statement in report.statements}

    def actor(self, id: str) -> Actor | None:
        return self._actors.get(id)

    def name(self, id: str) -> str:
        """An actor's name; the id itself, should the report not explain it."""
        actor = self._actors.get(id)
        return cleaned(actor.name) if actor else cleaned(id)

    def all(self, ids: Iterable[str]) -> str:
        """The names of several actors, each once, with commas."""
        return ", ".join(dict.fromkeys(self.name(id) for id in ids))

    def words(self, spans: Iterable[Span]) -> str:
        """The page's own words, stretches apart joined by an ellipsis."""
        return " … ".join(cleaned(span.of(self._text)) for span in spans)

    def speaker(self, statement: Statement) -> str:
        """The speaker's name, the words for one who is not known by name, or that nobody is named."""
        if statement.speaker:
            return self.name(statement.speaker)
        return quoted(self.words(statement.source)) if statement.source else NOBODY

    def around(self, statement: Statement) -> Iterator[Statement]:
        """The statements that ``statement`` is told within, from the inside out."""
        seen = {statement.id}
        outer = self._statements.get(statement.within or "")
        while outer is not None and outer.id not in seen:
            yield outer
            seen.add(outer.id)
            outer = self._statements.get(outer.within or "")

    def asserted(self, event: Event) -> tuple[Statement, ...]:
        """The statements that an event is told in, from the inside out; none when the article itself says so."""
        own = self._statements.get(event.statement or "")
        return (own, *self.around(own)) if own else ()
