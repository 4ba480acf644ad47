"""A person's correction as a link: who the words stand for, in place of what the program makes of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demarche.base.corrections import Correction
from demarche.base.facts import PersonMatch
from demarche.base.spans import Span
from demarche.base.world import World
from demarche.link.affiliation import Affiliation
from demarche.link.places import Candidate
from demarche.link.profiles import Profile
from demarche.link.roster import Roster
from demarche.link.standing import Standing, standing


def corrected_actor(
    one: Correction, mentions: Sequence[Span], world: World, day: date | None, roster: Roster
) -> tuple[str, ...] | None:
    """The ids of the actor that the correction names, put on the roster; () for nobody.

    None when the correction is about a place, or names somebody whom the world no longer knows.
    """
    said = one.referent
    if said is None or said.kind == "place":
        return None
    if said.kind == "nobody":
        return ()
    if said.kind == "person":
        person = world.person_by_id(said.id)
        if person is None:
            return None
        match = next(
            (m for m in world.person(person.name, day) if m.person.id == person.id),
            PersonMatch(person, "name", None, None),
        )
        known = Profile("person", "", None, None, None, match, ())
        stands = standing([known], world, (None, 0.0)) or Standing("person", None, None, None, None, 1.0, ())
        stands = replace(stands, sure=1.0, why=(one.why, *stands.why))
        return (roster.put(stands, person.name, mentions, [known]),)
    state = world.state(said.id) if said.kind == "state" else None
    organization = world.organization(said.id) if said.kind == "organization" else None
    if state is None and organization is None:
        return None
    return tuple(
        dict.fromkeys(
            roster.affiliated(Affiliation(state, organization, 1.0, span, one.why), span) for span in mentions
        )
    )


def corrected_place(one: Correction | None) -> tuple[Candidate, str] | None:
    """The only reading that the correction leaves of a toponym, and why; None when it is not about a place."""
    said = one.referent if one is not None else None
    if one is None or said is None or said.kind != "place" or said.lat is None or said.lon is None:
        return None
    return Candidate(said.name, said.country, said.admin1, said.lat, said.lon, "city", 0.0, int(said.id)), one.why
