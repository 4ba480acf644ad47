"""What all mentions of one actor say together: kind, country, sector, office, organization, with the reasons.

Order of trust: what the text says, then what the world knows of the person on that day, then the article's own focus.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from demarche.base.facts import Organization, Role
from demarche.base.records import ActorKind
from demarche.base.world import World
from demarche.link.affiliation import Affiliation
from demarche.link.profiles import Profile

# Sectors whose unqualified words do not belong to the state in focus ("analysts", "aid workers").
_OF_NO_STATE: Final = frozenset({"IGO", "NGO"})
# Words of those sectors that say on purpose that the state is left open.
_OF_ANY_STATE: Final = frozenset(
    {"diplomat", "diplomats", "mediator", "observer", "observers", "negotiators", "analyst", "analysts", "expert", "experts",
     "commentator", "commentators", "historian", "historians", "academic", "academics", "scholar", "scholars", "scientist",
     "scientists", "researcher", "researchers", "professor", "institute", "think tank", "think-tank", "journalist",
     "journalists", "reporter", "reporters", "correspondent", "economist", "economists", "trader", "traders", "dealer", "dealers", "specialist", "investor", "investors"}
)  # fmt: skip
_ONE_STATE_S: Final = {"pope": "VAT"}
# Shares right where they decided, on two thirds of the hand-read reports: a full name .96 of 430; a surname, since its state
# must be in the news, not enough to say; the focus .94 of 726 said with .7, .78 of 527 with .6, .60 of 310 with .5.
_WORLD_SURE: Final = 0.95
_SURNAME_SURE: Final = 0.85
_FOCUS_SURE: Final = 0.75


@dataclass(frozen=True, slots=True)
class Standing:
    """Everything decided about one actor but its name and id."""

    kind: ActorKind
    country: str | None
    sector: str | None
    office: str | None
    organization: Organization | None
    sure: float
    why: tuple[str, ...]


def standing(profiles: Sequence[Profile], world: World, focus: tuple[str | None, float]) -> Standing | None:
    """The standing of whoever these profiles are of; None when nothing says that it can act."""
    kind = _kind(profiles)
    role = next((p.role for p in profiles if p.role is not None), None)
    belongs = _best(profiles)
    state = next((p.state for p in profiles if p.state is not None), None)
    own = next((p.organization for p in profiles if p.organization is not None), None)
    match = next((p.person for p in profiles if p.person is not None), None)
    office = role.office if role else None
    sector = (state.sector or "GOV") if state else (own.sector if own else role.sector if role else None)
    if state is not None:
        return Standing(kind or "government", state.state.code, sector, office, None, 0.97, (f'"{state.state.name}"',))
    if own is not None:
        country = own.country if own.kind != "igo" and own.sector != "NGO" else None
        return Standing(own.kind, country, sector, office, own, 0.95, (f"known: {own.name}",))
    if match is not None and match.term is not None:
        office = office or match.term.office
        sector = sector or match.term.sector
    # whoever is in office that day is of that state, whatever stands beside the name: 5 of 10,878 answers more are right
    in_office = match is not None and match.term is not None and match.days == 0
    if belongs is not None and not in_office:
        return _belonging(kind, role, belongs, sector, office)
    if match is not None and (match.term or match.person.country):
        code = match.term.country if match.term else match.person.country
        near = match.days is None or match.days < 400
        sure = (_WORLD_SURE if match.how == "name" else _SURNAME_SURE) - (0 if near else 0.1)
        why = (f"known: {match.person.name}, {match.term.office} of {code}" if match.term else match.person.name,)
        organization = None if world.state(code or "") else world.organization(code or "")
        if organization is not None:
            return Standing("igo", None, sector, office, organization, sure, why)
        return Standing("person", code, sector, office, None, sure, why)
    if kind is None:
        return None
    folk = next((p.people for p in profiles if p.people is not None), None)
    if folk is not None:
        home = folk.countries[0] if len(folk.countries) == 1 else None
        return Standing(kind, home, sector, office, None, 0.6, (folk.name,))
    if role is not None and role.office in _ONE_STATE_S:
        return Standing(kind, _ONE_STATE_S[role.office], sector, office, None, _WORLD_SURE, ("an office of one state",))
    code, share = focus
    open_noun = any(p.noun.rsplit(" ", 1)[-1] in _OF_ANY_STATE or p.noun in _OF_ANY_STATE for p in profiles)
    if code is not None and not open_noun and (role is None or role.sector not in _OF_NO_STATE) and kind != "igo":
        return Standing(kind, code, sector, office, None, round(_FOCUS_SURE * (0.5 + share / 2), 2),
                        ("the state in focus there",))  # fmt: skip
    return Standing(kind, None, sector, office, None, 0.6, ())


def _kind(profiles: Sequence[Profile]) -> ActorKind | None:
    kinds = [p.kind for p in profiles if p.kind is not None]
    return "person" if "person" in kinds else kinds[0] if kinds else None


def _best(profiles: Sequence[Profile]) -> Affiliation | None:
    found = [(a, p) for p in profiles for a in p.belongs]
    if not found:
        return None
    if any(p.noun in ("ambassador", "envoy", "delegate") for p in profiles):
        states = [a for a, _ in found if a.state is not None]
        if states:
            return max(states, key=lambda a: a.sure)
    return max((a for a, _ in found), key=lambda a: a.sure)


def _belonging(
    kind: ActorKind | None, role: Role | None, belongs: Affiliation, sector: str | None, office: str | None
) -> Standing:
    why = (belongs.how,)
    if belongs.state is not None:
        return Standing(kind or "office", belongs.state.code, sector or "GOV", office, None, belongs.sure, why)
    organization = belongs.organization
    assert organization is not None
    if organization.kind == "igo":
        return Standing("igo", None, organization.sector, office, organization, belongs.sure, why)
    country = organization.country if organization.sector != "NGO" else None
    return Standing(kind or organization.kind, country, organization.sector, office, organization, belongs.sure, why)
