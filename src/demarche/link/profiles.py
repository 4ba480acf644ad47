"""What the words of one noun phrase say of whoever it names: kind of actor, sector, office, country, and why.

A profile rests on the phrase alone and on the world; what other mentions of the same actor add is put together in
``link.actors``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from demarche.base.facts import Organization, People, PersonMatch, Role, StateMatch, WorldMention
from demarche.base.records import ActorKind
from demarche.base.spans import Span
from demarche.base.syntax import Parsed
from demarche.base.world import World
from demarche.link.affiliation import NEAR, Affiliation, Gazette, affiliations
from demarche.link.descriptions import COLLECTIVES, DOCUMENTS
from demarche.link.phrases import Phrase

_STATE_SECTOR = "GOV"
# Words for a person that say nothing of a sector: whom they speak for, or belong to, says it.
_PERSON_NOUNS = frozenset(
    {"spokesman", "spokeswoman", "spokesperson", "spokesmen", "counterpart", "source", "sources", "chief", "head", "member",
     "members", "director", "chairman", "chairwoman", "colleague", "colleagues", "predecessor", "successor", "delegate",
     "delegates", "founder", "veteran", "participant", "participants", "hardliner", "moderate", "host", "officer", "officers",
     "rival", "rivals", "neighbour", "coordinator", "deputy", "pope", "boss", "figure", "figures", "staff", "person"}
)  # fmt: skip
_GROUP_NOUNS = frozenset({"leadership", "coalition", "team", "majority", "side", "camp", "branch", "wing", "council", "panel",
                          "committee", "entourage", "office", "department", "bureau"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a phrase. ``noun`` is its role noun, ``belongs`` what it is said to belong to, surest first.

    ``state``, ``organization`` and ``person`` say what the phrase itself names, where the world knows it.
    """

    kind: ActorKind | None
    noun: str
    role: Role | None
    state: StateMatch | None
    organization: Organization | None
    person: PersonMatch | None
    belongs: tuple[Affiliation, ...]
    people: People | None = None

    @property
    def is_person(self) -> bool:
        return self.kind == "person"

    @property
    def country(self) -> str | None:
        """The country that the words themselves give."""
        if self.state is not None:
            return self.state.state.code
        return next((a.country for a in self.belongs if a.state), None)


def profile(phrase: Phrase, gazette: Gazette, day: date | None) -> Profile:
    """Everything that the words of ``phrase`` say."""
    world = gazette.world
    if phrase.form == "pronoun":
        return Profile(None, "", None, None, None, None, ())
    own = _own(phrase, gazette)
    if phrase.kind == "PER":  # the recognizer now and then takes a state for a person
        whole = phrase.name.span if phrase.name else phrase.span
        own = [m for m in own if m.how in ("name", "capital") and m.kind == "state" and m.span == whole]
    state = next((_state(m, world, gazette.parsed.text) for m in own if m.kind == "state"), None)
    organization = next((world.organization(m.key) for m in own if m.kind == "organization"), None)
    noun, role = _role(phrase, gazette)
    if (
        role is None and noun in DOCUMENTS
    ) or noun == "report":  # "a foreign ministry statement" speaks for the ministry
        role = next((r for w in reversed(phrase.before) if (r := gazette.role(w.lower))), None)
    belongs = tuple(affiliations(phrase, gazette)) if state is None else ()
    person = _person(phrase, gazette, own, belongs, day)
    people = next((world.people(m.key) for m in own if m.kind == "people"), None)
    kind: ActorKind | None
    if phrase.kind == "PER" and state is not None and not phrase.before:
        kind = "government"
    elif phrase.kind == "PER" or person is not None:
        kind, state, organization = "person", None, None
    elif organization is None and noun in COLLECTIVES and belongs and (own_body := belongs[0].organization):
        kind, state, organization, belongs = own_body.kind, None, own_body, ()  # "the Hamas movement"
    elif organization is not None:
        kind, state = organization.kind, None
        belongs = tuple(a for a in belongs if a.organization is not organization)
    elif state is not None:
        kind = _state_kind(phrase, state)
    elif role is not None:
        kind = role.kind
    elif phrase.form == "noun" and noun in _PERSON_NOUNS:
        kind = "person"
    elif (phrase.kind == "ORG" and people is None) or (phrase.form == "noun" and noun in _GROUP_NOUNS):
        kind = "organization"
    elif people is not None:
        kind = "people"
    else:
        kind = None
    return Profile(kind, noun, role, state, organization, person, belongs, people if kind == "people" else None)


def shared(parsed: Parsed, phrases: Sequence[Phrase], profiles: Sequence[Profile]) -> Iterator[Profile]:
    """The profiles, where "Israeli settlers and soldiers" makes both Israeli: a bare noun behind "and" belongs where the
    words before the first noun say."""
    at = {phrase.head.index: number for number, phrase in enumerate(phrases)}
    for phrase, said in zip(phrases, profiles, strict=True):
        first = phrase.words[0].index
        bare = phrase.form == "noun" and said.state is None and said.organization is None and not said.belongs
        joint = parsed.words[first - 1] if first else phrase.head
        number = at.get(phrase.head.head) if bare and phrase.head.relation == "conj" and joint.lower == "and" else None
        if number is None or phrase.words[0].upos in ("DET", "PRON", "NUM") or phrase.complements:
            yield said
            continue
        start = phrases[number].span
        yield replace(said, belongs=tuple(a for a in profiles[number].belongs if start.contains(a.words)))


def is_title(words: str, gazette: Gazette) -> bool:
    """Whether these words can stand before a name as what the person is."""
    return words.lower() in _PERSON_NOUNS or gazette.role(words.lower()) is not None


def _own(phrase: Phrase, gazette: Gazette) -> list[WorldMention]:
    """The known names that the head itself is a part of and ends ("United States", "the Kremlin", "Hamas").

    A name within a longer recognized name is not what that names: "Israeli" in "Israeli Foreign Ministry".
    """
    end = phrase.words[-1].span.end
    out = []
    for mention in gazette.over(phrase.head):
        if phrase.name is not None and not mention.span.contains(phrase.name.span) and mention.how != "metonym":
            rest = Span(phrase.name.span.start, phrase.name.span.end)
            if mention.kind == "state" and mention.span != rest:
                continue
        if mention.span.end >= min(end, phrase.head.span.end):
            out.append(mention)
    return out


def _state(mention: WorldMention, world: World, text: str) -> StateMatch | None:
    matches = world.states(mention.span.of(text))
    return next((m for m in matches if m.state.iso3 == mention.key), None)


def _state_kind(phrase: Phrase, state: StateMatch) -> ActorKind:
    if state.how == "demonym" and phrase.head.xpos in ("NNS", "NNPS", "NN"):
        return "people"
    if state.how == "metonym" and state.sector != _STATE_SECTOR:
        return "armed-force" if state.sector == "MIL" else "office"
    return "government"


def _role(phrase: Phrase, gazette: Gazette) -> tuple[str, Role | None]:
    """The longest role noun of the phrase: the head's own, or the last one of the title before a name."""
    words = [w.lower for w in phrase.words]
    own = phrase.head.index - phrase.words[0].index
    ends = [len(phrase.before) - 1] if phrase.form == "name" and phrase.before else []
    ends = [*ends, own, *range(len(words) - 1, -1, -1)] if phrase.form == "name" else [own]
    for end in ends:
        for length in range(min(4, end + 1), 0, -1):
            noun = " ".join(words[end + 1 - length : end + 1]).replace(" - ", "-")
            role = gazette.role(noun)
            if role is not None:
                return noun.removeprefix("the "), role
    return words[own], None


def _person(
    phrase: Phrase, gazette: Gazette, own: list[WorldMention], belongs: tuple[Affiliation, ...], day: date | None
) -> PersonMatch | None:
    """Whom the world knows by this name; the state that the text gives decides among several, or against all."""
    if phrase.kind not in ("PER", None):
        return None
    if phrase.name is not None:
        written = phrase.name.span.of(gazette.parsed.text)
    elif any(m.kind == "person" and m.how == "name" for m in own):
        written = next(m for m in own if m.kind == "person").span.of(gazette.parsed.text)
    else:
        return None
    countries = {a.country for a in belongs if a.state is not None}
    for match in gazette.world.person(written, day):
        if countries and not countries & {t.country for t in match.person.terms} | {match.person.country}:
            continue
        if match.how == "name" or (match.days is not None and match.days <= NEAR and _in_the_news(match, gazette)):
            return match
    return None


def _in_the_news(match: PersonMatch, gazette: Gazette) -> bool:
    """Whether the text speaks of the state whose office makes somebody known by a surname alone."""
    code = match.term.country if match.term else match.person.country
    return code is None or gazette.world.state(code) is None or code in gazette.named or code == gazette.home
