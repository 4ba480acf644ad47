"""The entities of a text while it is read: who and what has been spoken of so far, in which phrases, how lately."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Final

from demarche.base.names import folded
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.link.phrases import Phrase
from demarche.link.profiles import Profile

MEMORY: Final = 300  # mentions back; keeps a text of one endless sentence linear
_MARKS: Final[dict[str, bool | None]] = {
    '"': None,
    "“": True,
    "”": False,
    "``": True,
    "''": False,
    "«": True,
    "»": False,
}
_GROUP_KINDS = frozenset(
    {"government", "office", "armed-force", "armed-group", "party", "organization", "igo", "company"}
)


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
    nouns: set[str] = field(default_factory=set)

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


class Discourse:
    """All entities so far. ``recent`` holds their numbers, the latest mentioned last; ``speaker`` who spoke last."""

    def __init__(self, parsed: Parsed, voices: Sequence[Voice]) -> None:
        self.parsed = parsed
        self.voices = voices
        self.sources = frozenset(v.source for v in voices)
        self.entities: list[Entity] = []
        self.by_head: dict[int, int] = {}
        self.by_key: dict[str, int] = {}
        self.lists: dict[int, list[int]] = {}  # the first head of "Turkey, Russia and Iran" -> all three
        self.recent: list[int] = []
        self.speaker: int | None = None
        self._quoted = frozenset(_quoted(parsed))

    def lately(self) -> Iterator[int]:
        """The numbers of the entities, the latest mentioned first, as far back as a reader would remember."""
        return islice(reversed(self.recent), MEMORY)

    def of(self, head: int) -> Entity | None:
        """The entity that the phrase with this head stands for."""
        number = self.by_head.get(head)
        return None if number is None else self.entities[number]

    def new(self) -> Entity:
        entity = Entity(len(self.entities))
        self.entities.append(entity)
        return entity

    def add(self, entity: Entity, phrase: Phrase, profile: Profile) -> None:
        first = not entity.phrases
        entity.phrases.append(phrase)
        if phrase.form != "pronoun":
            entity.profiles.append(profile)
        if phrase.form == "noun":
            entity.nouns.add(phrase.head.lower)
        entity.gender = entity.gender or (phrase.gender if phrase.gender != "it" else None)
        if phrase.form != "pronoun" or first:
            entity.person = entity.person or profile.kind in ("person", "people")
            entity.collective = entity.collective or (profile.kind in _GROUP_KINDS)
            if first:
                entity.many = phrase.number == "many"
        if phrase.form == "name" and len(written := self.written(phrase)) > len(entity.name):
            entity.name = written
        self.by_head[phrase.head.index] = entity.number
        if entity.number in self.recent[-40:]:
            self.recent.remove(entity.number)
        self.recent.append(entity.number)

    def written(self, phrase: Phrase) -> str:
        span = phrase.name.span if phrase.name else phrase.span
        return folded(span.of(self.parsed.text))

    def latest(self, fits: Callable[[Entity], bool], phrase: Phrase, back: int) -> Entity | None:
        for number in self.lately():
            entity = self.entities[number]
            if phrase.head.sentence - entity.last.head.sentence > back:
                break
            if fits(entity):
                return entity
        return None

    def quote(self, word: Word) -> int | None:
        """The narrowest voice around a word between quotation marks: there the speaker is "I", nobody else is."""
        return self.voice(word) if word.index in self._quoted else None

    def voice(self, word: Word) -> int | None:
        """The narrowest voice around the word, quoted or reported."""
        best: int | None = None
        for i, voice in enumerate(self.voices):
            if voice.content.contains(word.span) and (
                best is None or voice.content.length < self.voices[best].content.length
            ):
                best = i
        return best


def _quoted(parsed: Parsed) -> Iterator[int]:
    """The words between quotation marks, by index. A mark left open ends with its paragraph."""
    inside, last = False, 0
    for word in parsed.words:
        if word.span.start > last + 1 and "\n" in parsed.text[last : word.span.start]:
            inside = False
        last = word.span.end
        if word.text in _MARKS:
            opens = _MARKS[word.text]
            inside = not inside if opens is None else opens
        elif inside:
            yield word.index
