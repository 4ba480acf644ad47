"""The state or organization to which a phrase says that its head belongs.

"Israeli" raids, "Pakistan's" foreign ministry, the president "of Zaire", the "UN" envoy to Zaire: what stands before the
head counts most, then what hangs on it, by preposition. An envoy "to" a state does not belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from typing import Final

from demarche.base.facts import Organization, Role, State, WorldMention
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.base.world import World
from demarche.link.phrases import Phrase
from demarche.link.whereabouts import state_of_place

# How sure each position makes the country: the share right where it decided, on two thirds of the hand-read reports
# (2,388 before the head, 122 "of", 54 "in", 16 "from", 9 "for"). Without "of" 66 of 10,878 answers fewer are right,
# without "for" 6, "from" 3, "in" 15; "at", "with", "within" and "inside" made none right and are left out.
BEFORE: Final = 0.94
_SECOND = 0.9  # 0.96, as sure as the first, loses 19 of 5,154; 0.5 reads 2 more
_BY_PREPOSITION = {"of": 0.89, "for": 0.85, "from": 0.7, "in": 0.8}
# A surname alone is taken for the office-holder whom the world knows when the term is this near (days). On
# the hand-read reports 0 and 4,000 read alike, since the state must be in the news: an estimate, for other years' namesakes.
NEAR: Final = 730
_NOT_OURS = frozenset({"backed", "made", "born", "educated", "style", "occupied", "controlled", "brokered", "funded",
                       "trained", "ruled", "sponsored", "run", "held", "bound", "supported", "financed", "armed",
                       "speaking", "language", "mediated", "allied", "administered"})  # fmt: skip
_SHORT = re.compile(
    r"\b(?:[Tt]he (?:North|South)(?! [A-Z])|(?:Islamic|Jewish|Himalayan) (?:[Rr]epublic|[Ss]tate|[Kk]ingdom))\b"
)
_STANCES = frozenset({"pro", "anti", "non", "ex-pro"})


@dataclass(frozen=True, slots=True)
class Affiliation:
    """A state, or an organization, and how sure the words make it."""

    state: State | None
    organization: Organization | None
    sure: float
    words: Span
    how: str

    @property
    def country(self) -> str | None:
        """The iso3 code of the state, or of the organization's state where it has one."""
        if self.state is not None:
            return self.state.code
        return self.organization.country if self.organization else None


class Gazette:
    """The known names of one text, by place."""

    def __init__(self, parsed: Parsed, world: World, day: date | None, dateline: str | None = None) -> None:
        self.parsed = parsed
        self.world = world
        self.day = day
        found = [*world.find(parsed.text), *self._codes()]
        self.named = frozenset(m.key for m in found if m.kind == "state")
        self.home = self._home(dateline)
        found = [m for m in found if not self._far_party(m)]
        found += self._short()
        found += self._places(found)
        self.mentions: Sequence[WorldMention] = sorted(found, key=lambda m: m.span)
        self._starts = [m.span.start for m in self.mentions]

    def _codes(self) -> Iterator[WorldMention]:
        """Organizations called by their code ("the UNHCR")."""
        for name in self.parsed.names:
            written = name.span.of(self.parsed.text)
            if name.kind == "ORG" and written.isupper() and (found := self.world.organization(written)):
                yield WorldMention(name.span, "organization", found.id, "name")

    def _home(self, dateline: str | None) -> str | None:
        """The state that the dateline names, or else in which its city lies."""
        if not dateline:
            return None
        for mention in self.world.find(dateline):
            if mention.kind == "state":
                state = self.world.state(mention.key)
                return state.code if state else None
        return state_of_place(dateline.partition(",")[0], self.world, self.named)

    def _far_party(self, mention: WorldMention) -> bool:
        """Whether a party of that name is one of a state of which the text does not speak: Labour, in news of Israel."""
        found = self.world.organization(mention.key) if mention.kind == "organization" else None
        if found is None or found.kind != "party" or found.country is None or self.home is None:
            return False
        return found.country != self.home and found.country not in self.named

    def _short(self) -> Iterator[WorldMention]:
        """What a state is called once the text has named it: "the North" of North Korea."""
        for found in _SHORT.finditer(self.parsed.text):
            match = next(iter(self.world.states(found[0])), None)
            if match is not None and match.state.iso3 in self.named:
                yield WorldMention(Span(*found.span()), "state", match.state.iso3, "name")

    def _places(self, known: Sequence[WorldMention]) -> Iterator[WorldMention]:
        """Cities and provinces that are no state's name or capital, by the state in which they lie."""
        taken = {m.span.start for m in known}
        for name in self.parsed.names:
            if name.kind == "LOC" and name.span.start not in taken:
                code = state_of_place(name.span.of(self.parsed.text), self.world, self.named)
                if code is not None:
                    yield WorldMention(name.span, "state", code, "place")

    def role(self, noun: str) -> Role | None:
        """What a role noun says (``World.role``)."""
        return _role(self.world, noun)

    def within(self, span: Span) -> list[WorldMention]:
        """Known names that lie within ``span``."""
        first, last = bisect_left(self._starts, span.start), bisect_left(self._starts, span.end)
        return [m for m in self.mentions[first:last] if m.span.end <= span.end]

    def over(self, word: Word) -> list[WorldMention]:
        """Known names that cover ``word``."""
        last = bisect_left(self._starts, word.span.end)
        return [m for m in reversed(self.mentions[max(0, last - 12) : last]) if m.span.end >= word.span.end]

    def affiliation(self, mention: WorldMention, sure: float, how: str) -> Affiliation | None:
        """What a known name makes whoever it describes belong to."""
        if mention.kind == "state":
            state = self.world.state(mention.key)
            return Affiliation(state, None, sure, mention.span, how) if state else None
        if mention.kind == "organization":
            found = self.world.organization(mention.key)
            return Affiliation(None, found, sure, mention.span, how) if found else None
        if mention.kind == "person":
            return self._of_person(mention, sure, how)
        return None

    def _of_person(self, mention: WorldMention, sure: float, how: str) -> Affiliation | None:
        """An aide of somebody in office belongs where that office is."""
        for match in self.world.person(mention.span.of(self.parsed.text), self.day):
            if match.term is not None and (match.how == "name" or (match.days or 0) <= NEAR):
                state = self.world.state(match.term.country)
                organization = None if state else self.world.organization(match.term.country)
                return Affiliation(state, organization, sure - 0.06, mention.span, how)
        return None


@lru_cache(maxsize=1 << 15)
def _role(world: World, noun: str) -> Role | None:
    """Remembered from text to text: the same nouns are asked for again and again."""
    return world.role(noun)


def affiliations(phrase: Phrase, gazette: Gazette, depth: int = 0) -> list[Affiliation]:
    """Every state and organization that the phrase says its head belongs to, the surest first."""
    found = _before(phrase, gazette)
    if not found and depth < 3:
        for preposition, word in phrase.complements:
            found.extend(_complement(preposition, word, gazette, depth))
    return sorted(found, key=lambda a: -a.sure)


def _before(phrase: Phrase, gazette: Gazette) -> list[Affiliation]:
    whole = phrase.span
    if phrase.kind == "PER" and phrase.name is not None:
        whole = Span(whole.start, max(whole.start, phrase.name.span.start))
    out = []
    for mention in gazette.within(whole):
        if mention.span.contains(phrase.head.span) and phrase.name is None:
            continue
        if not _counts(gazette.parsed.text, mention.span):
            continue
        text = mention.span.of(gazette.parsed.text)
        if one := gazette.affiliation(mention, BEFORE, f'"{text}" before the head'):
            out.append(one)
    # "US and EU officials" belong to both alike; of "Israel's Labor party" and "the UN Iraq envoy" the first counts more
    text = gazette.parsed.text
    return [
        one if i == 0 or _coordinated(text, out[i - 1].words, one.words) else replace(one, sure=_SECOND)
        for i, one in enumerate(out)
    ]


def _coordinated(text: str, one: Span, other: Span) -> bool:
    return text[one.end : other.start].strip() in (",", "and", "or", "-", "–", "/", "and the")


def _counts(text: str, span: Span) -> bool:
    """Whether a modifier says to whom something belongs: not in "pro-Russian", "Iranian-backed", "London-based"."""
    after = text[span.end : span.end + 16]
    if after[:1] in "-–" and after[1:].split(" ")[0].rstrip(",.").lower() in _NOT_OURS:
        return False
    before = text[max(0, span.start - 8) : span.start]
    return not (before[-1:] in ("-", "–") and before[:-1].split(" ")[-1].lower() in _STANCES)


def _complement(preposition: str, word: Word, gazette: Gazette, depth: int) -> list[Affiliation]:
    sure = _BY_PREPOSITION.get(preposition)
    whole = _run(gazette.parsed, word)
    if preposition == "to":  # "an aide to President Chirac", but "ambassador to France"
        people = [m for m in gazette.within(whole) if m.kind == "person"]
        return [
            one for m in people[:1] if (one := gazette.affiliation(m, 0.85, f'to "{m.span.of(gazette.parsed.text)}"'))
        ]
    if sure is None:
        return []
    for mention in gazette.over(word):
        one = gazette.affiliation(mention, sure, f'{preposition} "{mention.span.of(gazette.parsed.text)}"')
        if one is not None and _counts(gazette.parsed.text, mention.span):
            return [one]
    inner = [m for m in gazette.within(Span(whole.start, word.span.start)) if _counts(gazette.parsed.text, m.span)]
    for mention in inner:
        one = gazette.affiliation(mention, sure - 0.05, f'{preposition} "{mention.span.of(gazette.parsed.text)}"')
        if one is not None:
            return [one]
    following = gazette.parsed.words[word.index + 1 : word.index + 4]
    if depth < 3 and len(following) > 1 and following[0].upos == "ADP" and following[0].sentence == word.sentence:
        last = next((w for w in reversed(following) if w.upos in ("NOUN", "PROPN")), None)
        if last is not None:
            return [
                Affiliation(a.state, a.organization, min(sure, a.sure) - 0.05, a.words, a.how)
                for a in _complement(following[0].lower, last, gazette, depth + 1)
            ]
    return []


def _run(parsed: Parsed, word: Word) -> Span:
    """``word`` with the describing words right before it."""
    first = word.index
    while first > 0:
        before = parsed.words[first - 1]
        if before.sentence != word.sentence or before.upos not in ("NOUN", "PROPN", "ADJ", "PART", "NUM", "DET"):
            break
        first -= 1
    return Span(parsed.words[first].span.start, word.span.end)
