"""Descriptions that go back to somebody mentioned: "the minister", "the French leader", "the militia", "both sides"."""

from __future__ import annotations

from typing import Final

from demarche.link.descriptions import ANYBODY, COLLECTIVES, COUNTRIES, DOCUMENTS, PAIRS, may_describe, same_sector
from demarche.link.entities import Discourse, Entity
from demarche.link.phrases import Phrase
from demarche.link.profiles import Profile

# Words for a body -> the kinds of organizations that they are used of.
_BODIES: Final = {
    "group": frozenset({"armed-group", "organization", "party"}),
    "movement": frozenset({"armed-group", "organization", "party"}),
    "organization": frozenset({"armed-group", "organization", "igo"}),
    "organisation": frozenset({"armed-group", "organization", "igo"}),
    "body": frozenset({"igo", "organization"}),
    "bloc": frozenset({"igo"}),
    "alliance": frozenset({"igo", "party", "armed-group"}),
    "militia": frozenset({"armed-group"}),
    "party": frozenset({"party"}),
    "agency": frozenset({"igo"}),
    "watchdog": frozenset({"igo", "organization"}),
}
_STATES: Final = frozenset({"government"})
_SIDES: Final = frozenset({"government", "armed-group", "party"})
# Sentences over which "the minister" finds its minister: 4 loses 5 of 5,154 answers on the hand-read reports, 40 none.
_DESCRIBED_BACK: Final = 12


def described(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    low = phrase.head.lower
    if phrase.number == "many" and _is_pair(phrase):
        return _pair(text, phrase, profile)
    if low in DOCUMENTS and phrase.definite and not profile.belongs and not phrase.complements:
        return _author(text)
    if phrase.head.upos == "NUM" and phrase.definite:
        return text.latest(lambda e: e.many and e.person and not e.members, phrase, 4)
    if not phrase.definite or phrase.number == "many":
        return _repeated(text, phrase, profile)
    if profile.kind == "person":
        return _somebody(text, profile, phrase)
    if low in COUNTRIES and profile.country is None and not phrase.complements:
        return _country(text, phrase)
    return _repeated(text, phrase, profile)


def _country(text: Discourse, phrase: Phrase) -> Entity | None:
    """ "The country" is the state named last, but for one that acts in the same sentence: what it acts upon is another."""

    def fits(entity: Entity) -> bool:
        acts = entity.last.head.relation == "nsubj" and entity.last.head.sentence == phrase.head.sentence
        return any(p.kind == "government" for p in entity.profiles) and not acts

    return text.latest(fits, phrase, 4)


def _author(text: Discourse) -> Entity | None:
    """Whoever spoke last: "the statement" is theirs."""
    return None if text.speaker is None else text.entities[text.speaker]


def _is_pair(phrase: Phrase) -> bool:
    low = phrase.head.lower
    said = {w.lower for w in phrase.words}
    return low == "both" or (low in PAIRS and bool(said & {"two", "both"}))


def _pair(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    """ "Both leaders": the two last-mentioned who can be meant; a pair of people of two countries otherwise."""
    people = profile.kind == "person" or phrase.head.lower in ("leaders", "men", "ministers", "presidents", "women")
    states = phrase.head.lower in ("countries", "nations", "states", "governments", "neighbours", "neighbors")
    kinds = _STATES if states else _SIDES
    found: list[int] = []
    for number in text.lately():
        entity = text.entities[number]
        if phrase.head.sentence - entity.last.head.sentence > _DESCRIBED_BACK:
            break
        if entity.members or entity.many or not entity.profiles:
            continue
        fits = entity.person and bool(entity.name) if people else any(p.kind in kinds for p in entity.profiles)
        if fits and number not in found:
            found.append(number)
        if len(found) == 2:
            break
    if len(found) < 2:
        return None
    group = text.new()
    group.members = tuple(sorted(found))
    group.many = True
    group.person = people
    return group


def _somebody(text: Discourse, profile: Profile, phrase: Phrase) -> Entity | None:
    noun, country = profile.noun, profile.country

    def fits(entity: Entity) -> bool:
        if not entity.person or entity.many or entity.members:
            return False
        if phrase.gender and entity.gender and phrase.gender != entity.gender:
            return False
        if country and entity.country and country != entity.country:
            return False
        own = {a.organization.code for a in profile.belongs if a.organization}
        theirs = {a.organization.code for p in entity.profiles for a in p.belongs if a.organization}
        if own and theirs and not own & theirs:
            return False
        nouns = [p.noun for p in entity.profiles if p.role is not None]
        nouns += [p.person.term.office for p in entity.profiles if p.person is not None and p.person.term]
        if noun in ANYBODY:
            return bool(entity.name)
        return any(may_describe(noun, n) for n in nouns)

    return text.latest(fits, phrase, _DESCRIBED_BACK)


def _repeated(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    """The same noun again ("the report ... the report"), or a word for an organization named before."""
    low = phrase.head.lower
    if not phrase.definite:
        return None
    country, collective = profile.country, low in COLLECTIVES

    def fits(entity: Entity) -> bool:
        again = low in entity.nouns
        if not again and not (collective and entity.collective and entity.name):
            return False
        if entity.many != (phrase.number == "many") or (country and entity.country and country != entity.country):
            return False
        if again:
            return all(same_sector(profile.role, p.role) for p in entity.profiles)
        bodies = [p.organization for p in entity.profiles if p.organization is not None]
        if low in entity.name:
            return True
        kinds = _BODIES.get(low)
        return kinds is not None and any(b.kind in kinds and b.sector not in ("MED", "BUS") for b in bodies)

    return text.latest(fits, phrase, _DESCRIBED_BACK)
