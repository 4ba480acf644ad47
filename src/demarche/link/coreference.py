"""Which phrases of a text stand for the same one: names, descriptions and pronouns, in one sweep from left to right.

Names first meet in full and later as a surname; a description ("the minister") goes back to somebody of whom it can be
said; a pronoun to the best of those who agree with it (``link.antecedents``). "Both leaders" stand for two.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Final

from demarche.base.names import folded
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.link import antecedents
from demarche.link.antecedents import REACH, THIRD_PERSON, WEIGHTS, Candidate, Pronoun
from demarche.link.descriptions import ANYBODY, COLLECTIVES, COUNTRIES, PAIRS, may_describe, same_sector
from demarche.link.phrases import Phrase
from demarche.link.profiles import Profile

_RELATIVES = frozenset({"who", "whom", "whose", "which", "that"})
_FIRST_ONE = frozenset({"i", "me", "my", "mine", "myself"})
_FIRST_MANY = frozenset({"we", "us", "our", "ours", "ourselves"})
_GROUP_KINDS = frozenset({"government", "office", "armed-force", "armed-group", "party", "organization", "igo", "company"})
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
_DESCRIBED_BACK: Final = 12  # sentences over which "the minister" finds its minister
_LEAST: Final = -4.5  # a pronoun whose best candidate scores lower stays open


@dataclass(slots=True)
class Entity:
    """Somebody or something that the text speaks of, with every phrase that stands for it so far."""

    number: int
    phrases: list[Phrase] = field(default_factory=list)
    profiles: list[Profile] = field(default_factory=list)
    members: tuple[int, ...] = ()
    of_speaker: int | None = None
    gender: str | None = None
    person: bool = False
    many: bool = False
    collective: bool = False
    name: str = ""

    @property
    def last(self) -> Phrase:
        return self.phrases[-1]

    @property
    def country(self) -> str | None:
        """The country that the words give, or the office that the world knows the person by."""
        said = next((c for p in self.profiles if (c := p.country)), None)
        return said or next((p.person.term.country for p in self.profiles if p.person and p.person.term), None)


@dataclass(frozen=True, slots=True)
class Voice:
    """A quotation or reported words, and the head of the phrase for whoever says them."""

    content: Span
    source: int


class Chains:
    """The entities of one text; ``entity_of`` leads from the index of a phrase's head to its entity."""

    def __init__(self, entities: Sequence[Entity], by_head: dict[int, int]) -> None:
        self.entities = entities
        self._by_head = by_head

    def entity_of(self, head: int) -> Entity | None:
        number = self._by_head.get(head)
        return None if number is None else self.entities[number]


Watcher = Callable[[Word, list[tuple[Candidate, dict[str, float]]]], None]


def resolve(
    parsed: Parsed,
    phrases: Sequence[Phrase],
    profiles: Sequence[Profile],
    voices: Sequence[Voice] = (),
    watch: Watcher | None = None,
) -> Chains:
    """The chains of the text. ``watch`` is shown every pronoun's candidates with what speaks for them (for fitting)."""
    sweep = _Sweep(parsed, voices, watch)
    for phrase, profile in zip(phrases, profiles, strict=True):
        sweep.take(phrase, profile)
    return Chains(sweep.entities, sweep.by_head)


class _Sweep:
    def __init__(self, parsed: Parsed, voices: Sequence[Voice], watch: Watcher | None) -> None:
        self.parsed = parsed
        self.voices = voices
        self.sources = {v.source for v in voices}
        self.watch = watch
        self.entities: list[Entity] = []
        self.by_head: dict[int, int] = {}
        self.by_key: dict[str, int] = {}
        self.recent: list[int] = []  # entity numbers, latest mention last
        self.speaker: int | None = None

    def take(self, phrase: Phrase, profile: Profile) -> None:
        entity = self._joined(phrase, profile) or self._find(phrase, profile) or self._new()
        self._add(entity, phrase, profile)
        if phrase.head.index in self.sources:
            self.speaker = entity.number
        self._coordinate(phrase)

    def _find(self, phrase: Phrase, profile: Profile) -> Entity | None:
        if phrase.form == "pronoun":
            return self._pronoun(phrase.head)
        titled = phrase.head.lower in COLLECTIVES and any(w.upos == "PROPN" for w in phrase.before) and not profile.belongs
        if phrase.form == "name" or profile.state is not None or profile.organization is not None or titled:
            return self._named(phrase, profile)
        return self._described(phrase, profile)

    def _new(self) -> Entity:
        entity = Entity(len(self.entities))
        self.entities.append(entity)
        return entity

    def _add(self, entity: Entity, phrase: Phrase, profile: Profile) -> None:
        first = not entity.phrases
        entity.phrases.append(phrase)
        if phrase.form != "pronoun":
            entity.profiles.append(profile)
        entity.gender = entity.gender or (phrase.gender if phrase.gender != "it" else None)
        if phrase.form != "pronoun" or first:
            entity.person = entity.person or profile.kind in ("person", "people")
            entity.collective = entity.collective or (profile.kind in _GROUP_KINDS)
            if first:
                entity.many = phrase.number == "many"
        if phrase.form == "name" and len(written := self._written(phrase)) > len(entity.name):
            entity.name = written
        self.by_head[phrase.head.index] = entity.number
        if entity.number in self.recent[-40:]:
            self.recent.remove(entity.number)
        self.recent.append(entity.number)

    def _written(self, phrase: Phrase) -> str:
        span = phrase.name.span if phrase.name else phrase.span
        return folded(span.of(self.parsed.text))

    # Apposition and copula: two phrases that the tree puts side by side.

    def _joined(self, phrase: Phrase, profile: Profile) -> Entity | None:
        head = phrase.head
        if head.relation == "appos" and head.head in self.by_head:
            other = self.entities[self.by_head[head.head]]
            if (other.last.form != "name" or phrase.form != "name") and _compatible(other, phrase, profile):
                return other
        beside = self._beside(phrase, profile)
        if beside is not None:
            return beside
        if phrase.form == "noun" and self.parsed.child(head, "cop") is not None:
            subject = self.parsed.child(head, "nsubj")
            if subject is not None and subject.index in self.by_head and subject.lower not in ("this", "that", "it"):
                return self.entities[self.by_head[subject.index]]
        return None

    def _beside(self, phrase: Phrase, profile: Profile) -> Entity | None:
        """"Terry Davidson, a State Department spokesman," and the reverse, whatever the tree makes of them."""
        first = phrase.words[0].index
        words = self.parsed.words
        if profile.kind != "person" or phrase.number != "one" or first < 2 or words[first - 1].text != ",":
            return None
        for number in reversed(self.recent[-4:]):
            other = self.entities[number]
            if not other.person or other.many or other.last.head.sentence != phrase.head.sentence:
                continue
            if (other.last.form == "name") == (phrase.form == "name") or other.last.form == "pronoun":
                continue
            end = other.last.words[-1].index
            between = words[end + 1 : first - 1]
            tight = not between if phrase.form == "noun" else len(between) <= 8
            plain = all(w.upos not in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON") for w in between)
            if tight and plain and _compatible(other, phrase, profile):
                return other
        return None

    # Names.

    def _named(self, phrase: Phrase, profile: Profile) -> Entity | None:
        if profile.state is not None or profile.organization is not None:
            key = self._key(phrase, profile)
            held = self.by_key.get(key)
            if held is None:
                self.by_key[key] = len(self.entities)
                return None
            return self.entities[held]
        written = self._written(phrase)
        if phrase.kind == "PER" or profile.person is not None:
            return self._person(written, phrase, profile)
        held = self.by_key.get(written)
        if held is None and phrase.kind in (None, "MISC") and (somebody := self._person(written, phrase, profile)):
            return somebody
        if held is None:
            self.by_key[written] = len(self.entities)
            initials = "".join(w[0] for w in written.split() if w[0].isalpha())
            if len(initials) > 2:
                self.by_key.setdefault(initials.upper(), len(self.entities))
                self.by_key.setdefault(initials, len(self.entities))
            return None
        return self.entities[held]

    def _key(self, phrase: Phrase, profile: Profile) -> str:
        if profile.state is not None:
            if profile.kind == "government":
                return f"state {profile.state.state.code}"
            return f"{profile.kind} {profile.state.state.code} {self._written(phrase)}"
        return f"organization {profile.organization.id if profile.organization else ''}"

    def _person(self, written: str, phrase: Phrase, profile: Profile) -> Entity | None:
        tokens = written.split()
        for number in reversed(self.recent):
            entity = self.entities[number]
            if not entity.person or not entity.name or entity.members:
                continue
            known = next((p.person for p in entity.profiles if p.person), None)
            if known and profile.person and len(tokens) > 1 and known.person.id == profile.person.person.id:
                return entity
            if phrase.gender and entity.gender and phrase.gender != entity.gender:
                continue
            if _same_name(tokens, entity.name.split()):
                return entity
        return None

    # Descriptions.

    def _described(self, phrase: Phrase, profile: Profile) -> Entity | None:
        low = phrase.head.lower
        if phrase.number == "many" and self._is_pair(phrase):
            return self._pair(phrase, profile)
        if not phrase.definite or phrase.number == "many":
            return self._repeated(phrase, profile)
        if profile.kind == "person":
            return self._somebody(profile, phrase)
        if low in COUNTRIES and profile.country is None and not phrase.complements:
            return self._latest(lambda e: any(p.kind == "government" for p in e.profiles), phrase, 4)
        return self._repeated(phrase, profile)

    def _is_pair(self, phrase: Phrase) -> bool:
        low = phrase.head.lower
        said = {w.lower for w in phrase.words}
        return low == "both" or (low in PAIRS and bool(said & {"two", "both"}))

    def _pair(self, phrase: Phrase, profile: Profile) -> Entity | None:
        """"Both leaders": the two last-mentioned who can be meant; a pair of people of two countries otherwise."""
        people = profile.kind == "person" or phrase.head.lower in ("leaders", "men", "ministers", "presidents", "women")
        found: list[int] = []
        for number in reversed(self.recent):
            entity = self.entities[number]
            if phrase.head.sentence - entity.last.head.sentence > _DESCRIBED_BACK:
                break
            if entity.members or entity.many or not entity.profiles:
                continue
            fits = entity.person and bool(entity.name) if people else any(p.kind == "government" for p in entity.profiles)
            if fits and number not in found:
                found.append(number)
            if len(found) == 2:
                break
        if len(found) < 2:
            return None
        group = self._new()
        group.members = tuple(sorted(found))
        group.many = True
        group.person = people
        return group

    def _somebody(self, profile: Profile, phrase: Phrase) -> Entity | None:
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

        return self._latest(fits, phrase, _DESCRIBED_BACK)

    def _repeated(self, phrase: Phrase, profile: Profile) -> Entity | None:
        """The same noun again ("the report ... the report"), or a word for an organization named before."""
        low = phrase.head.lower
        if not phrase.definite:
            return None
        country = profile.country

        def fits(entity: Entity) -> bool:
            if country and entity.country and country != entity.country:
                return False
            if entity.many != (phrase.number == "many"):
                return False
            if any(p.form == "noun" and p.head.lower == low for p in entity.phrases):
                return all(same_sector(profile.role, p.role) for p in entity.profiles)
            if low not in COLLECTIVES:
                return False
            if not entity.collective or not entity.name:
                return False
            bodies = [p.organization for p in entity.profiles if p.organization is not None]
            if low in entity.name:
                return True
            kinds = _BODIES.get(low)
            return kinds is not None and any(b.kind in kinds and b.sector not in ("MED", "BUS") for b in bodies)

        return self._latest(fits, phrase, _DESCRIBED_BACK)

    def _latest(self, fits: Callable[[Entity], bool], phrase: Phrase, back: int) -> Entity | None:
        for number in reversed(self.recent):
            entity = self.entities[number]
            if phrase.head.sentence - entity.last.head.sentence > back:
                break
            if fits(entity):
                return entity
        return None

    # Coordination: "Turkey and Russia" is one more entity, for "they" and "both".

    def _coordinate(self, phrase: Phrase) -> None:
        head = phrase.head
        if head.relation != "conj" or head.head not in self.by_head:
            return
        first = self.parsed.words[head.head]
        held = [self.by_head[c.index] for c in self.parsed.children(first)
                if c.relation == "conj" and c.index in self.by_head and c.index <= head.index]  # fmt: skip
        numbers = tuple(dict.fromkeys([self.by_head[first.index], *held]))
        if len(numbers) < 2:
            return
        members = [self.entities[n] for n in numbers]
        group = self._new()
        group.members = numbers
        group.many = True
        group.person = all(m.person for m in members)
        anchor = self.entities[numbers[0]].last
        group.phrases.append(anchor)
        self.recent.append(group.number)

    # Pronouns.

    def _pronoun(self, word: Word) -> Entity | None:
        low = word.lower
        if low in _RELATIVES:
            return self._relative(word)
        if low in _FIRST_ONE:
            return self._first_person(word, alone=True)
        if low in _FIRST_MANY:
            return self._first_person(word, alone=False)
        if low not in THIRD_PERSON:
            return None
        candidates = self._candidates(word)
        if self.watch is not None:
            self.watch(word, candidates)
        if not candidates:
            return None
        best, said = max(candidates, key=lambda c: antecedents.score(c[1], WEIGHTS))
        return self.entities[best.entity] if antecedents.score(said, WEIGHTS) > _LEAST else None

    def _candidates(self, word: Word) -> list[tuple[Candidate, dict[str, float]]]:
        quote = self._quote(word)
        pronoun = Pronoun(word, antecedents.governing_verb(self.parsed, word), quote, word.index in self.sources)
        speaker = None
        if quote is not None:
            speaker = self.by_head.get(self.voices[quote].source)
        out = []
        for number in reversed(self.recent):
            entity = self.entities[number]
            phrase = entity.last
            if word.sentence - phrase.head.sentence > REACH:
                break
            if number == speaker:
                continue
            candidate = Candidate(
                phrase, number, len(entity.phrases), entity.person, entity.collective, entity.many, entity.gender,
                self._quote(phrase.head), number == self.speaker,
            )  # fmt: skip
            if antecedents.agrees(word, candidate) and antecedents.possible(self.parsed, pronoun, phrase):
                out.append((candidate, antecedents.features(pronoun, candidate)))
        return out

    def _relative(self, word: Word) -> Entity | None:
        above, steps = word, 0
        while not above.is_root and steps < 10:
            if above.relation == "acl:relcl":
                number = self.by_head.get(above.head)
                return None if number is None else self.entities[number]
            above = self.parsed.words[above.head]
            steps += 1
        before = word.index - 1 - (self.parsed.words[word.index - 1].text == ",")
        for number in reversed(self.recent[-3:]):
            if before >= 0 and self.entities[number].last.words[-1].index == before:
                return self.entities[number]
        return None

    def _first_person(self, word: Word, *, alone: bool) -> Entity | None:
        """Somebody still to come: the source mostly follows its quotation."""
        quote = self._quote(word)
        source = self.voices[quote].source if quote is not None else self._nearest_source(word)
        if source is None:
            return None
        entity = self._new()
        entity.of_speaker = source
        entity.many = not alone
        return entity

    def _nearest_source(self, word: Word) -> int | None:
        """The source in the same sentence, or the last one before."""
        near = [s for s in self.sources if s < word.index or self.parsed.words[s].sentence == word.sentence]
        near = [s for s in near if s != word.index and word.sentence - self.parsed.words[s].sentence <= 2]
        return min(near, key=lambda s: abs(s - word.index), default=None)

    def _quote(self, word: Word) -> int | None:
        """The narrowest voice around the word."""
        best: int | None = None
        for i, voice in enumerate(self.voices):
            if voice.content.contains(word.span) and (
                best is None or voice.content.length < self.voices[best].content.length
            ):
                best = i
        return best


def _compatible(entity: Entity, phrase: Phrase, profile: Profile) -> bool:
    """Whether a phrase beside a mention can describe the same one: no other country, gender, number or person."""
    if entity.members or entity.person != (profile.kind in ("person", "people")):
        return False
    if phrase.gender and entity.gender and phrase.gender != entity.gender:
        return False
    if entity.many != (phrase.number == "many"):
        return False
    return not (profile.country and entity.country and profile.country != entity.country)


def _same_name(new: list[str], known: list[str]) -> bool:
    """"Chan" after "John Chan", "Kim" after "Kim Kye-gwan"; not "Hillary Clinton" after "Bill Clinton"."""
    if not new or not known:
        return False
    if len(new) == 1:
        return new[0] in known and (new[0] in (known[-1], known[0]) or len(known) > 2)
    if len(known) == 1:
        return known[0] in new
    return new[-1] == known[-1] and (new[0] == known[0] or set(new) <= set(known) or set(known) <= set(new))
