"""When an event happens: the time expression of its clause, of the clause that governs it, or of the sentence before.

Three sources, in this order, each with the words it rests on; without one the event has no days.

1. A time tied to the predicate in the tree, or to the verb that carries it ("held talks on Tuesday").
2. A time tied to a verb that the predicate's clause belongs to ("blew up a bridge on Tuesday, killing two").
3. For what is told in the simple past without a time, the day on which the sentence before has its own main verb:
   "X arrived on Tuesday. He met Y." It may be handed on, but not over a sentence that names a day for something else.

A time that the status excludes is none: what is done cannot lie ahead of publication, what is planned or only asked
for not behind it. "Now" and "recently" say no day of an event.

Over 4,472 events of 200 hand-read agency reports, each with the status it was read with (``python -m quality.moments
own``; all three read .367, .955 and .794 on 55 other reports, ``gold``):

========  ===================  ====================  ===================
sources   right day, of those  none given, of those  right, of the days
          that have one        that have none        that are given
========  ===================  ====================  ===================
1         .230                 .967                  .761
1, 2      .283                 .955                  .733
1, 2, 3   .315                 .945                  .726
========  ===================  ====================  ===================

Most days that are missed stand in another sentence or nowhere: in these reports an event told in the simple past is of
the day of publication no more often than every third time, so that day is never assumed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Final

from demarche.base.records import Status, Time, When
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word

_CLIMB: Final = 8
"""Steps up the tree from a time, or from a predicate; enough for any sentence that people write."""
_CARRIED: Final = frozenset({"obj", "obl", "nsubj", "nsubj:pass", "xcomp", "nmod", "acl", "conj"})
"""Relations over which a verb carries the event of its dependent: "held talks", "came for talks"."""
_GOVERNED: Final = frozenset({"advcl", "xcomp", "conj", "acl", "acl:relcl"})
"""Relations of clauses that share the time of the clause above; the content of speech ("ccomp") does not."""
_APART: Final = frozenset(
    {"after", "before", "since", "until", "following", "despite", "over", "amid", "against", "of", "because", "about"}
)
"""Prepositions and conjunctions after which another time begins: "met after the attack", "despite the talks".

Without this set .021 more of the events that have a day get the right one, and .024 more of those without get one."""
_QUALIFYING: Final = frozenset({"compound", "nummod", "amod", "nmod:poss"})
"""Relations of a time that says which of a kind: "the 1994 accords", "Tuesday's talks"; only the accords are of 1994."""
_UNREAL: Final = frozenset({"offered", "demanded", "conditional", "feared", "hypothetical"})
_PERFECT: Final = frozenset({"has", "have", "had", "'ve", "’ve", "'d", "’d"})


class Moments:
    """The moments of one text."""

    def __init__(self, parsed: Parsed, times: Sequence[Time], published: date | None) -> None:
        self._parsed = parsed
        self._published = published
        self._times: dict[int, list[Time]] = {}
        for time in times:
            if time.type in ("DATE", "TIME") and not time.value.endswith("_REF") and (time.from_ or time.to):
                self._times.setdefault(parsed.sentence_of(time.span.start), []).append(time)

    def of(self, predicate: Span, status: Status = "done") -> When:
        """The days of the event at ``predicate`` and the words that say so; empty where none are tied to it."""
        word = self._parsed.head_of(predicate)
        if word is None:
            return When()
        time = self._tied(word, status) or self._governing(word, status) or self._told_on(word, status)
        return When() if time is None else When(time.from_, time.to, time.span)

    def _tied(self, word: Word, status: Status) -> Time | None:
        """The nearest time that hangs on the word or on the verb that carries it."""
        ranked = [
            (distance, abs(time.span.start - word.span.start), time)
            for time in self._times.get(word.sentence, ())
            if self._fits(time, status) and (distance := self._distance(time, word)) is not None
        ]
        return min(ranked, key=lambda one: one[:2])[2] if ranked else None

    def _fits(self, time: Time, status: Status) -> bool:
        """Whether an event of this status can lie in the time."""
        if self._published is None:
            return True
        if status in ("done", "ongoing", "denied"):
            return time.from_ is None or time.from_ <= self._published
        if status == "planned":
            return time.to is None or time.to >= self._published
        return max(d for d in (time.from_, time.to) if d is not None) > self._published

    def _distance(self, time: Time, predicate: Word) -> int | None:
        """Steps from the time up to the predicate, or to the verb that carries it; None when it belongs elsewhere."""
        parsed = self._parsed
        current = parsed.head_of(time.span)
        if current is None:
            return None
        carriers = {word.index: step for step, word in enumerate(self._carriers(predicate))}
        verb = self._verb_before(time.span)
        if verb is not None:  # "said Friday he had met her": the parse may give Friday to "met"
            return None if verb.index not in carriers else 1 + carriers[verb.index]
        if current.relation in _QUALIFYING and current.head != predicate.index and self._parent(current).upos != "VERB":
            return None
        for step in range(_CLIMB):
            if current.index in carriers:
                return step + carriers[current.index]
            if current.is_root or (step and current.upos == "VERB"):
                return None
            current = self._parent(current)
        return None

    def _carriers(self, predicate: Word) -> Iterator[Word]:
        """The predicate and what it hangs on, up to the nearest verb and at most three steps."""
        yield predicate
        current = predicate
        for _ in range(3):
            if current.is_root or current.relation not in _CARRIED or self._apart(current):
                return
            current = self._parent(current)
            yield current
            if current.upos == "VERB":
                return

    def _verb_before(self, span: Span) -> Word | None:
        """The verb right before a time, over prepositions and adverbs."""
        words = self._parsed.words
        first = self._parsed.words_in(span)[0]
        for index in range(first.index - 1, -1, -1):
            word = words[index]
            if word.sentence != first.sentence or word.upos not in ("ADP", "ADV", "VERB"):
                return None
            if word.upos == "VERB":
                return word
        return None

    def _governing(self, word: Word, status: Status) -> Time | None:
        """The time of a clause above; only what is asserted shares it: the end of what is asked for lies elsewhere."""
        if status in _UNREAL or status == "ongoing":
            return None
        return next((time for up in self._clauses_above(word) if (time := self._tied(up, status))), None)

    def _clauses_above(self, word: Word) -> Iterator[Word]:
        """The words whose time the word shares: verbs that govern its clause, and the verb that a noun belongs to."""
        current = word
        for _ in range(_CLIMB):
            if current.is_root or self._apart(current) or self._perfect(current):
                return
            shared = _GOVERNED if current.upos == "VERB" else _GOVERNED | _CARRIED
            if current.relation not in shared:
                return
            current = self._parent(current)
            yield current

    def _told_on(self, word: Word, status: Status) -> Time | None:
        """The day that the story has reached, for what its main clause tells."""
        if status != "done" or self._perfect(word):
            return None
        top = next((up for up in self._clauses_above(word) if up.is_root), word if word.is_root else None)
        if top is None or word.sentence in self._times or not self._narrated(top):
            return None
        return self._main_days[word.sentence - 1] if word.sentence else None

    @cached_property
    def _main_days(self) -> list[Time | None]:
        """The day of each sentence's main verb, its own or handed on from the sentence before."""
        days: list[Time | None] = []
        for sentence in range(len(self._parsed.sentences)):
            top = next((word for word in self._parsed.words_of_sentence(sentence) if word.is_root), None)
            time = self._tied(top, "done") if top is not None else None
            if time is None and top is not None and days and sentence not in self._times and self._narrated(top):
                time = days[-1]
            days.append(time if time is not None and time.from_ is not None and time.from_ == time.to else None)
        return days

    def _narrated(self, top: Word) -> bool:
        """Whether a main verb stands in the simple past."""
        auxiliaries = {child.lower for child in self._parsed.children(top) if child.relation.startswith("aux")}
        past = top.xpos == "VBD" or bool(auxiliaries & {"was", "were"})
        return past and not auxiliaries & _PERFECT

    def _perfect(self, word: Word) -> bool:
        """ "Has met", "had met": of an earlier time than what it is told with."""
        return any(c.relation.startswith("aux") and c.lower in _PERFECT for c in self._parsed.children(word))

    def _apart(self, word: Word) -> bool:
        """Whether a preposition or conjunction sets the word's time apart from that of its governor."""
        return any(c.relation in ("case", "mark") and c.lower in _APART for c in self._parsed.children(word))

    def _parent(self, word: Word) -> Word:
        return self._parsed.words[word.head]
