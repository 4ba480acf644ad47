"""Who the words stand for: sources of statements, actors and recipients of events become ``Actor`` records.

``link_actors`` reads the whole text once (phrases, profiles, chains, focus) and then answers for the spans it is asked
about. States and their organs carry the state's code. Whoever speaks for an intergovernmental organization has kind
"igo" and no country, and the name says for which: "Kofi Annan (United Nations)"; likewise "Hassan Nasrallah (Hezbollah)".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from demarche.base import corrections as rulings
from demarche.base.corrections import Corrections
from demarche.base.facts import PersonMatch
from demarche.base.names import folded
from demarche.base.records import Actor, ActorKind
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.base.world import World
from demarche.link.affiliation import BEFORE, Affiliation, Gazette
from demarche.link.coreference import resolve
from demarche.link.corrected import corrected_actor
from demarche.link.entities import Discourse, Entity, Voice
from demarche.link.focus import Focus, focus
from demarche.link.metonyms import is_place
from demarche.link.phrases import Phrase, find_phrases
from demarche.link.profiles import Profile, is_title, profile, shared
from demarche.link.roster import Roster
from demarche.link.standing import Standing, standing

# Words that count or part what follows their "of".
_QUANTITIES = frozenset(
    {"tens", "hundreds", "thousands", "dozens", "scores", "millions", "number", "majority", "most", "half", "least", "one",
     "some", "many", "all", "handful", "couple", "pair", "series", "group", "rest", "both", "part", "several", "lots",
     "crowd", "crowds"}
)  # fmt: skip
_LINKED_SURE = 0.8  # "his aides" go where he goes: right in .88 of 67; 0.5 loses 3 of 5,154 answers, 0.9 none
_LISTED = 12  # actors named in one breath
_NOT_THE_HOLDER = frozenset(
    {"former", "ex", "deputy", "vice", "late", "then", "future", "next", "acting", "elect", "ousted"}
)


def link_actors(
    parsed: Parsed,
    asked: Sequence[Span],
    world: World,
    day: date | None,
    *,
    speakers: Sequence[tuple[Span, Span]] = (),
    dateline: str | None = None,
    corrections: Corrections = rulings.NONE,
) -> LinkedActors:
    """The actors behind the ``asked`` spans, on ``day``. ``speakers``: (content, source) of each statement.

    ``corrections`` are those that hold for the article; they outrank the program.
    """
    return LinkedActors(parsed, asked, world, day, speakers, dateline, corrections)


class LinkedActors:
    """The actors of one text, and who each asked span stands for."""

    def __init__(
        self,
        parsed: Parsed,
        asked: Sequence[Span],
        world: World,
        day: date | None,
        speakers: Sequence[tuple[Span, Span]],
        dateline: str | None,
        corrections: Corrections = rulings.NONE,
    ) -> None:
        self._corrections = corrections
        self._parsed = parsed
        self._world = world
        self._day = day
        self._gazette = Gazette(parsed, world, day, dateline)
        self._focus: Focus = focus(self._gazette, world)
        phrases = find_phrases(parsed, lambda words: is_title(words, self._gazette))
        profiles = [profile(phrase, self._gazette, day) for phrase in phrases]
        profiles = list(shared(parsed, phrases, profiles))
        self._phrases = {p.head.index: (p, q) for p, q in zip(phrases, profiles, strict=True)}
        voices = [Voice(content, head.index) for content, source in speakers if (head := self._head(source))]
        self._text: Discourse = resolve(parsed, phrases, profiles, voices)
        self._roster = Roster(parsed, world)
        self._of_entity: dict[int, tuple[str, ...]] = {}
        self._answers = {span: self._who(span) for span in asked}

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor that an asked span stands for, by first mention."""
        return tuple(sorted(self._roster.actors.values(), key=lambda a: (a.mentions[:1], a.id)))

    def who(self, span: Span) -> tuple[str, ...]:
        """Ids of the actors that an asked span stands for; () when it stands for nobody known. KeyError if not asked."""
        return self._answers[span]

    def one(self, span: Span) -> str | None:
        """The id of one actor for an asked span: where the words stand for several, a group with its ``members``, which
        joins ``actors``."""
        ids = self._answers[span]
        if len(ids) < 2:
            return ids[0] if ids else None
        return self._roster.group(ids, span)

    def place_like(self, span: Span) -> bool:
        """Whether a name is used as a place ("arrived in Kiev"), not for a government ("Kiev insists")."""
        return is_place(self._parsed, span)

    def _who(self, span: Span) -> tuple[str, ...]:
        found: list[str] = []
        for word in self._heads(span):
            found.extend(self._ids(word, span))
        return tuple(dict.fromkeys(found))

    def _head(self, span: Span) -> Word | None:
        """The word of ``span`` that stands for it: the head of a phrase within it, if there is one."""
        head = self._parsed.head_of(span)
        if head is None:
            return None
        named = self._titled(span, head)
        if named is None and head.upos in ("NUM", "ADJ", "DET") and head.index in self._phrases:
            counted = [w for w in self._parsed.words_in(span) if w.index > head.index and self._kind_of(w) is not None]
            return counted[0] if counted else head  # "several hundred Palestinians"
        if named is not None or head.index in self._phrases:
            return named or head
        inside = [w for w in self._parsed.words_in(span) if w.index in self._phrases]
        above = head
        for _ in range(6):
            if above.is_root or above.relation not in ("flat", "compound", "nmod:desc", "fixed", "goeswith"):
                break
            above = self._parsed.words[above.head]
            if above.index in self._phrases and span.contains(above.span):
                return above
        return inside[0] if inside else head

    def _kind_of(self, word: Word) -> ActorKind | None:
        held = self._phrases.get(word.index)
        return held[1].kind if held else None

    def _titled(self, span: Span, head: Word) -> Word | None:
        """The name behind a title, where the tree has the title for the head."""
        for word in self._parsed.words_in(span):
            held = self._phrases.get(word.index)
            if held is not None and held[0].kind == "PER" and any(w.index == head.index for w in held[0].words):
                return word
        return None

    def _heads(self, span: Span) -> list[Word]:
        head = self._head(span)
        if head is None:
            return []
        found = [head]
        for word in self._parsed.words_in(span):
            if len(found) == _LISTED:
                break
            if word.index in self._phrases and word.index != head.index and self._conjoined(word, found, span):
                found.append(word)
        return found

    def _conjoined(self, word: Word, found: list[Word], span: Span) -> bool:
        """Whether the word is one more of those listed: by the tree, or right behind "and" or a comma."""
        if word.relation == "conj" and any(w.index == word.head for w in found):
            return True
        phrase = self._phrases[word.index][0]
        first = phrase.words[0].index
        if first < 2 or phrase.form == "pronoun":
            return False
        joint = self._parsed.words[first - 1]
        last = self._phrases[found[-1].index][0].words[-1] if found[-1].index in self._phrases else found[-1]
        listed = joint.lower == "and" or (joint.text == "," and phrase.form == "name" and len(found) > 1)
        return listed and span.contains(joint.span) and last.index in (first - 2, first - 3)

    def _ids(self, word: Word, span: Span) -> tuple[str, ...]:
        entity = self._text.of(word.index)
        if entity is None:
            return self._modifier(word, span)
        phrase, said = self._phrases[word.index]
        counted = self._counted(phrase)
        if counted is not None:
            return self._ids(counted, span)
        several = _several(said, phrase) or self._each_of(phrase)
        if several:
            found = [self._record(_of(said, one), phrase, entity, fresh=True) for one in several]
            return tuple(id for id in found if id is not None)
        return self._entity_ids(entity, word)

    def _each_of(self, phrase: Phrase) -> list[Affiliation]:
        """The parties of "representatives from Russia, NATO and the US" and of "the leaders of both nations"."""
        if phrase.number != "many" or phrase.form != "noun":
            return []
        for preposition, word in phrase.complements:
            if preposition not in ("of", "from", "for", "between"):
                continue
            listed = [word, *(c for c in self._parsed.children(word) if c.relation == "conj" and c.index > word.index)]
            found = [a for w in listed[:_LISTED] if (a := self._belonging(w)) is not None]
            entity = self._text.of(word.index)
            if entity is not None and entity.members:
                phrases = [self._text.entities[m].phrases[0] for m in entity.members]
                found = [a for p in phrases if (a := self._belonging(p.head)) is not None]
            if len(found) > 1 and len(found) >= len(listed):
                return found
        return []

    def _belonging(self, word: Word) -> Affiliation | None:
        """The state or organization that a word names."""
        named = (self._gazette.affiliation(m, BEFORE, f'"{m.span.of(self._parsed.text)}"') for m in self._gazette.over(word))
        return next((a for a in named if a is not None), None)

    def _counted(self, phrase: Phrase) -> Word | None:
        """The "people" of "tens of thousands of people": a quantity stands for what it counts."""
        if phrase.form == "noun" and phrase.head.lower in _QUANTITIES:
            for preposition, word in phrase.complements:
                if preposition == "of" and word.index in self._phrases:
                    return word
        return None

    def _modifier(self, word: Word, span: Span) -> tuple[str, ...]:
        """A word inside a longer phrase: "Israeli" in "Israeli raids", "US" in "US troops"."""
        for mention in self._gazette.over(word):
            one = self._gazette.affiliation(mention, 0.9, f'"{mention.span.of(self._parsed.text)}"')
            if one is not None:
                return (self._roster.affiliated(one, span),)
            if mention.kind == "people":
                stands = Standing("people", None, None, None, None, 0.6, (f'"{word.text}"',))
                return (self._roster.put(stands, word.text, [span]),)
        home = self._world.state(self._gazette.home or "") if word.lower == "here" else None
        if home is not None:
            return (self._roster.affiliated(Affiliation(home, None, 0.7, word.span, "the dateline"), span),)
        role = self._world.role(word.text)
        if role is None:
            return ()
        code, share = self._focus.at(word.sentence)
        stands = Standing(role.kind, code, role.sector, role.office, None, 0.5 * share, ("the state in focus there",))
        return (self._roster.put(stands, word.text, [span]),)

    def _entity_ids(self, entity: Entity, word: Word) -> tuple[str, ...]:
        if self._corrections and (ruled := self._corrected(entity, word)) is not None:
            return ruled
        if entity.number in self._of_entity:
            return self._of_entity[entity.number]
        self._of_entity[entity.number] = ()  # what refers to itself stands for nobody
        if entity.members:
            ids = [i for m in entity.members for i in self._entity_ids(self._text.entities[m], word)]
        elif entity.of_speaker is not None:
            ids = list(self._speaking(entity))
        else:
            ids = [i] if (i := self._described(entity)) else []
        self._of_entity[entity.number] = tuple(dict.fromkeys(ids))
        return self._of_entity[entity.number]

    def _corrected(self, entity: Entity, word: Word) -> tuple[str, ...] | None:
        """Whom a person has said that the name stands for: of somebody the fullest name in the article, of others this."""
        phrase = self._phrases[word.index][0] if self._text.of(word.index) is entity else entity.last
        name = entity.name if entity.person or phrase.form != "name" else self._text.written(phrase)
        one = self._corrections.of(name, (entity.country, self._focus.at(phrase.head.sentence)[0]))
        if one is None:
            return None
        return corrected_actor(one, [p.span for p in entity.phrases], self._world, self._day, self._roster)

    def _speaking(self, entity: Entity) -> tuple[str, ...]:
        """ "I" is the speaker; "we" the state or organization for which the speaker speaks, or the speaker."""
        assert entity.of_speaker is not None
        speaker = self._text.of(entity.of_speaker)
        if speaker is None:
            return ()
        ids = self._entity_ids(speaker, speaker.last.head)
        if not entity.many or not ids:
            return ids
        actor = self._roster.actors[ids[0]]
        if actor.country is not None and actor.kind in ("person", "office"):
            state = self._world.state(actor.country)
            if state is not None:
                one = Affiliation(state, None, 0.7, entity.last.span, f"speaks for {state.name}")
                return (self._roster.affiliated(one, entity.last.span),)
        return ids

    def _described(self, entity: Entity) -> str | None:
        phrase = next((p for p in entity.phrases if p.form == "name"), entity.phrases[0])
        if not entity.profiles:
            return None
        main = self._phrases[phrase.head.index][1]
        return self._record(main, phrase, entity)

    def _through(self, phrase: Phrase, stands: Standing) -> Standing:
        """ "His aides", "a spokesman for Tuyakbai": they belong where he does, whom the text has placed."""
        words = [w for w in phrase.before if w.upos == "PRON" and w.relation == "nmod:poss"]
        words += [w for w in phrase.before if (held := self._phrases.get(w.index)) and held[0].kind == "PER"]
        words += [
            w for p, w in phrase.complements if p in ("of", "for", "to") and self._phrases.get(w.index, (None,))[0]
        ]
        for word in words:
            entity = self._text.of(word.index)
            placed = entity is not None and (entity.person or word.upos == "PRON")
            ids = self._entity_ids(entity, word) if entity is not None and placed else ()
            actor = self._roster.actors.get(ids[0]) if ids else None
            if actor is not None and actor.country is not None:
                sure = min(_LINKED_SURE, actor.confidence)
                return replace(stands, country=actor.country, sure=sure, why=(f"by {actor.name}",))
        return stands

    def _holder(self, main: Profile, phrase: Phrase, stands: Standing, profiles: Sequence[Profile]) -> Profile | None:
        """ "The Turkish president", whom the text does not name: whoever held the office on the day."""
        said = {w.lower for w in phrase.words}
        named = phrase.form == "name" or any(p.person is not None for p in profiles) or phrase.number == "many"
        if named or not phrase.definite or said & _NOT_THE_HOLDER or not (stands.office and stands.country):
            return None
        if main.noun.rsplit(" ", 1)[-1] != stands.office.rsplit(" ", 1)[-1] or stands.sure < _LINKED_SURE:
            return None
        person = self._world.holder(stands.office, stands.country, self._day)
        if person is None:
            return None
        return replace(main, kind="person", person=PersonMatch(person, "name", None, 0))

    def _record(self, main: Profile, phrase: Phrase, entity: Entity, *, fresh: bool = False) -> str | None:
        main, *others = (_known_rightly(p, entity) for p in (main, *(p for p in entity.profiles if p is not main)))
        profiles = [main] if fresh else [main, *others]
        place = self._focus.at(entity.phrases[0].head.sentence)
        stands = standing(profiles, self._world, place)
        if stands is None and phrase.kind in (None, "LOC"):
            return None  # a thing or a region, not somebody
        if stands is None:
            stands = Standing("organization", place[0], None, None, None, 0.3, ("the state in focus there",))
        if not any(p.belongs for p in profiles) and stands.sure < _LINKED_SURE and stands.kind != "igo":
            stands = self._through(phrase, stands)
        holder = self._holder(main, phrase, stands, profiles)
        if holder is not None:
            main, profiles = holder, [holder]
            stands = replace(stands, why=(*stands.why, "in that office on the day"))
        name = self._roster.name(main, phrase, stands)
        mentions = [p.span for p in entity.phrases]
        return self._roster.put(stands, name, mentions, [p for p in profiles if p.person is not None][:1])


def _several(said: Profile, phrase: Phrase) -> list[Affiliation]:
    """The states of "Ukrainian and American intelligence services": as many actors."""
    found: dict[str, Affiliation] = {}
    for one in said.belongs:
        code = one.state.code if one.state else one.organization.code if one.organization else ""
        if one.sure >= BEFORE:
            found.setdefault(code, one)
    return list(found.values()) if len(found) > 1 and phrase.number == "many" else []


def _known_rightly(said: Profile, entity: Entity) -> Profile:
    """Without the person of that surname whom the world knows, where the text gives the actor another first name."""
    if said.person is None or said.person.how == "name" or " " not in entity.name:
        return said
    person = said.person.person
    first = entity.name.split()[0]
    if any(first in folded(name).split() for name in (person.name, *person.aliases, *person.short)):
        return said
    return replace(said, person=None)


def _of(said: Profile, one: Affiliation) -> Profile:
    return replace(said, belongs=(one,))
