"""Which phrases of a text stand for the same one: names, descriptions and pronouns, in one sweep from left to right.

Names first meet in full and later as a surname (``link.naming``); a description ("the minister") goes back to somebody
of whom it can be said (``link.describing``); a pronoun to the best of those who agree with it (``link.pronouns``).
"""

from __future__ import annotations

from collections.abc import Sequence

from demarche.base.syntax import Parsed
from demarche.link.describing import described
from demarche.link.descriptions import COLLECTIVES
from demarche.link.entities import Discourse, Entity, Voice
from demarche.link.naming import joined, named
from demarche.link.phrases import Phrase
from demarche.link.profiles import Profile
from demarche.link.pronouns import Watcher, pronoun

_LISTED = 12  # members of a list that "they" can stand for


def resolve(
    parsed: Parsed,
    phrases: Sequence[Phrase],
    profiles: Sequence[Profile],
    voices: Sequence[Voice] = (),
    watch: Watcher | None = None,
) -> Discourse:
    """The entities of the text. ``watch`` is shown every pronoun's candidates with what speaks for them (for fitting)."""
    text = Discourse(parsed, voices)
    for phrase, profile in zip(phrases, profiles, strict=True):
        entity = joined(text, phrase, profile) or _found(text, phrase, profile, watch) or text.new()
        text.add(entity, phrase, profile)
        if phrase.head.index in text.sources:
            text.speaker = entity.number
        _coordinate(text, phrase)
    return text


def _found(text: Discourse, phrase: Phrase, profile: Profile, watch: Watcher | None) -> Entity | None:
    if phrase.form == "pronoun":
        return pronoun(text, phrase.head, watch)
    body = phrase.head.lower in COLLECTIVES and any(w.upos == "PROPN" for w in phrase.before) and not profile.belongs
    if phrase.form == "name" or profile.state is not None or profile.organization is not None or body:
        return named(text, phrase, profile)
    return described(text, phrase, profile)


def _coordinate(text: Discourse, phrase: Phrase) -> None:
    head = phrase.head
    if head.relation != "conj" or head.head not in text.by_head:
        return
    first = text.parsed.words[head.head]
    listed = text.lists.setdefault(first.index, [text.by_head[first.index]])
    if text.by_head[head.index] not in listed and len(listed) < _LISTED:
        listed.append(text.by_head[head.index])
    numbers = tuple(listed)
    if len(numbers) < 2:
        return
    members = [text.entities[n] for n in numbers]
    group = text.new()
    group.members = numbers
    group.many = True
    group.person = all(m.person for m in members)
    anchor = text.entities[numbers[0]].last
    group.phrases.append(anchor)
    text.recent.append(group.number)
