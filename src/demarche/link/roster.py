"""The actors of one text as records: each gets its id, its name, and one entry however often it is found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from demarche.base.facts import Organization
from demarche.base.names import folded
from demarche.base.records import Actor
from demarche.base.spans import Span
from demarche.base.syntax import Parsed
from demarche.base.world import World
from demarche.base.world_tables import slug
from demarche.link.affiliation import Affiliation
from demarche.link.phrases import Phrase
from demarche.link.profiles import Profile
from demarche.link.standing import Standing

_GOVERNMENT_NOUNS = frozenset(
    {"government", "authorities", "authority", "regime", "administration", "cabinet", "leadership"}
)
_NAMED_BEHIND = frozenset({"igo", "armed-group", "party"})  # kinds whose name follows that of whoever speaks for them


class Roster:
    """The actors so far, by id."""

    def __init__(self, parsed: Parsed, world: World) -> None:
        self._parsed = parsed
        self._world = world
        self.actors: dict[str, Actor] = {}

    def put(self, stands: Standing, name: str, mentions: Sequence[Span], known: Sequence[Profile] = ()) -> str:
        """Adds the actor, or these mentions to the actor that it already is."""
        kind = stands.kind
        state = self._world.state(stands.country) if stands.country else None
        if state is not None and name == state.name:
            kind = "government"
        unnamed = kind not in ("person", "igo") or not known
        own = known[0].person.person.id if known and known[0].person else slug(name) or "unnamed"
        if state is not None and unnamed and name != state.name:
            own = f"{own}-{state.code.lower()}"
        prefix = "person" if known else kind
        id = f"{prefix}:{own}"
        held = self.actors.get(id)
        if held is None:
            self.actors[id] = Actor(
                id, name, kind, stands.country, (stands.sector,) if stands.sector else (), tuple(sorted(set(mentions))),
                round(stands.sure, 2), stands.office, why=stands.why,
            )  # fmt: skip
        else:
            self.actors[id] = replace(held, mentions=tuple(sorted({*held.mentions, *mentions})))
        return id

    def affiliated(self, one: Affiliation, span: Span) -> str:
        if one.state is not None:
            stands = Standing("government", one.state.code, "GOV", None, None, one.sure, (one.how,))
            return self.put(stands, one.state.name, [span])
        assert one.organization is not None
        organization = one.organization
        country = organization.country if organization.kind != "igo" else None
        stands = Standing(organization.kind, country, organization.sector, None, organization, one.sure, (one.how,))
        return self.put(stands, _lettered(organization), [span])

    def group(self, ids: tuple[str, ...], span: Span) -> str:
        """One actor for several that are named together; its id."""
        members = [self.actors[i] for i in ids]
        name = " and ".join((", ".join(m.name for m in members[:-1]), members[-1].name))
        countries, sectors = {m.country for m in members}, dict.fromkeys(s for m in members for s in m.sector)
        id = f"people:{'-'.join(i.partition(':')[2] for i in ids)}"
        held = self.actors.get(id)
        self.actors[id] = Actor(
            id, name, "people", countries.pop() if len(countries) == 1 else None, tuple(sectors),
            tuple(sorted({span, *(held.mentions if held else ())})), min(m.confidence for m in members),
            why=("several, named together",), members=ids,
        )  # fmt: skip
        return id

    def name(self, main: Profile, phrase: Phrase, stands: Standing) -> str:
        if main.person is not None:
            name = main.person.person.name
        elif stands.kind == "government" and stands.country and (state := self._world.state(stands.country)):
            return state.name
        elif main.organization is not None:
            return self._as_written(main.organization, phrase)
        elif phrase.name is not None:
            name = phrase.name.span.of(self._parsed.text)
        else:
            name = _bare(phrase)
            if main.noun in _GOVERNMENT_NOUNS and stands.country and (state := self._world.state(stands.country)):
                return state.name
        organization = stands.organization
        if (
            organization is not None
            and organization.kind in _NAMED_BEHIND
            and folded(organization.name) not in folded(name)
        ):
            return f"{name} ({_lettered(organization)})"
        if organization is None and stands.sector == "REB" and stands.kind == "person":
            return f"{name} (rebels)"
        return name

    def _as_written(self, organization: Organization, phrase: Phrase) -> str:
        """The organization's name, followed by the one that this text uses for it: "Communist Party, Maoists"."""
        name = _lettered(organization)
        written = (phrase.name.span if phrase.name else phrase.span).of(self._parsed.text)
        known = organization.kind in ("igo", "government", "office") or folded(written) in folded(name)
        return name if known or len(written) > 40 else f"{name}, {written}"


def _lettered(organization: Organization) -> str:
    """The name with the letters that the news uses for it, "Liberation Tigers of Tamil Eelam, LTTE", or with the body that
    it is a part of: "World Food Programme, United Nations"."""
    if organization.code == "UNO":
        whole = organization.name.startswith(("United Nations", "UN "))
        return organization.name if whole else f"{organization.name}, United Nations"
    letters = next(
        (a for a in (organization.code, *organization.aliases) if a.isupper() and 1 < len(a) < 8 and a.isalpha()), ""
    )
    spare = not letters or letters in organization.name
    return organization.name if spare else f"{organization.name}, {letters}"


def _bare(phrase: Phrase) -> str:
    """The words of a description without its article."""
    words = list(phrase.words)
    while len(words) > 1 and words[0].upos in ("DET", "PUNCT", "NUM"):
        words.pop(0)
    text = ""
    for before, word in zip([None, *words], words, strict=False):
        gap = before is not None and word.span.start > before.span.end
        text += (" " if gap else "") + word.text
    return text
