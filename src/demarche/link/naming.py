"""Names that stand for the same one: in full and as a surname, by letters, beside each other in apposition."""

from __future__ import annotations

from demarche.link.entities import Discourse, Entity
from demarche.link.phrases import Phrase
from demarche.link.profiles import Profile

_HONORIFICS = frozenset({"mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.", "sir"})


def joined(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    head = phrase.head
    if phrase.form == "name" and phrase.kind == "PER" and _known(text, _tokens(text.written(phrase))):
        return None  # "... is the guilty party," Lee said
    if head.relation == "appos" and head.head in text.by_head:
        other = text.entities[text.by_head[head.head]]
        before = text.parsed.words[phrase.words[0].index - 1] if phrase.words[0].index else head
        adjoining = before.upos == "PUNCT" or before.index == other.last.words[-1].index
        if adjoining and (other.last.form != "name" or phrase.form != "name") and _compatible(other, phrase, profile):
            return _own(text, other, phrase)
    beside = _beside(text, phrase, profile)
    if beside is not None:
        return beside
    if phrase.form == "noun" and text.parsed.child(head, "cop") is not None:
        subject = text.parsed.child(head, "nsubj")
        if subject is not None and subject.index in text.by_head and subject.lower not in ("this", "that", "it"):
            return text.entities[text.by_head[subject.index]]
    return None


def _beside(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    """ "Terry Davidson, a State Department spokesman," and the reverse, whatever the tree makes of them."""
    first = phrase.words[0].index
    words = text.parsed.words
    if profile.kind != "person" or phrase.number != "one" or first < 2 or words[first - 1].text != ",":
        return None
    last = phrase.words[-1].index
    if phrase.form == "noun" and last + 1 < len(words) and words[last + 1].upos in ("VERB", "AUX"):
        return None  # "... to topple Saddam Hussein, the spokesman said"
    for number in reversed(text.recent[-4:]):
        other = text.entities[number]
        if not other.person or other.many or other.last.head.sentence != phrase.head.sentence:
            continue
        if (other.last.form == "name") == (phrase.form == "name") or other.last.form == "pronoun":
            continue
        end = other.last.words[-1].index
        between = words[end + 1 : first - 1]
        tight = not between if phrase.form == "noun" else len(between) <= 8
        plain = all(w.upos not in ("VERB", "AUX", "PUNCT", "CCONJ", "PRON") for w in between)
        if tight and plain and _compatible(other, phrase, profile):
            return _own(text, other, phrase)
    return None


def _own(text: Discourse, other: Entity, phrase: Phrase) -> Entity:
    """Whoever a description beside a name is of: "Hong Kong's leader, Tung" is no more the leader Lee of a line before."""
    renamed = phrase.form == "name" and phrase.kind == "PER" and other.name and other.last.form == "noun"
    if renamed and not _same_name(_tokens(text.written(phrase)), other.name.split()):
        return text.taken_back(other)
    return other


def named(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    if profile.state is not None or profile.organization is not None:
        key = _key(text, phrase, profile)
        held = text.by_key.get(key)
        if held is None:
            text.by_key[key] = len(text.entities)
            return None
        return text.entities[held]
    written = text.written(phrase)
    if phrase.kind == "PER" or profile.person is not None:
        return _person(text, written, phrase, profile)
    held = text.by_key.get(written)
    if held is None and phrase.kind in (None, "MISC") and (somebody := _person(text, written, phrase, profile)):
        return somebody
    if held is None:
        text.by_key[written] = len(text.entities)
        initials = "".join(w[0] for w in written.split() if w[0].isalpha())
        if len(initials) > 2:
            text.by_key.setdefault(initials.upper(), len(text.entities))
            text.by_key.setdefault(initials, len(text.entities))
        return None
    return text.entities[held]


def _key(text: Discourse, phrase: Phrase, profile: Profile) -> str:
    if profile.state is not None:
        if profile.kind == "government":
            return f"state {profile.state.state.code}"
        return f"{profile.kind} {profile.state.state.code} {text.written(phrase)}"
    return f"organization {profile.organization.id if profile.organization else ''}"


def _person(text: Discourse, written: str, phrase: Phrase, profile: Profile) -> Entity | None:
    tokens = _tokens(written)
    for number in text.lately():
        entity = text.entities[number]
        if not entity.person or not entity.name or entity.members:
            continue
        known = next((p.person for p in entity.profiles if p.person), None)
        if known and profile.person and len(tokens) > 1 and known.person.id == profile.person.person.id:
            return entity
        if phrase.gender and entity.gender and phrase.gender != entity.gender:
            continue
        if _same_name(tokens, entity.name.split()):
            return entity
    return _unnamed(text, phrase, profile) if len(tokens) > 1 else None


def _unnamed(text: Discourse, phrase: Phrase, profile: Profile) -> Entity | None:
    """Whom a report brings in as "a ministry spokeswoman" and names a sentence or two later: "spokeswoman Irma Kvist", or
    with no title at all where the report opens with "a top aide to the president"."""
    titled = profile.noun if phrase.before else ""
    sentence = phrase.head.sentence

    def fits(entity: Entity) -> bool:
        first = entity.phrases[0]
        if entity.name or entity.many or not entity.person or entity.members or first.form != "noun" or first.definite:
            return False
        if not _compatible(entity, phrase, profile) or first.head.sentence == sentence:
            return False
        if titled:
            return any(p.noun == titled for p in entity.profiles)
        bare = not profile.belongs and profile.person is None and profile.role is None
        opening = first.head.sentence == 0 and sentence <= 2
        return bare and opening and first.head.relation == phrase.head.relation == "nsubj"

    return text.latest(fits, phrase, 3)


def _compatible(entity: Entity, phrase: Phrase, profile: Profile) -> bool:
    """Whether a phrase beside a mention can describe the same one: no other country, gender, number or person."""
    if profile.noun == "counterpart" or any(p.noun == "counterpart" for p in entity.profiles):
        return False
    if entity.members or entity.person != (profile.kind in ("person", "people")):
        return False
    if phrase.gender and entity.gender and phrase.gender != entity.gender:
        return False
    if entity.many != (phrase.number == "many"):
        return False
    return not (profile.country and entity.country and profile.country != entity.country)


def _known(text: Discourse, tokens: list[str]) -> bool:
    """Whether somebody named before has that name."""
    return any(
        e.person and e.name and _same_name(tokens, e.name.split())
        for e in map(text.entities.__getitem__, text.lately())
    )


def _tokens(written: str) -> list[str]:
    return [t for t in written.split() if t not in _HONORIFICS] or [written]


def _same_name(new: list[str], known: list[str]) -> bool:
    """ "Chan" after "John Chan", "Kim" after "Kim Kye-gwan"; not "Hillary Clinton" after "Bill Clinton"."""
    if not new or not known:
        return False
    if len(new) == 1:
        return new[0] in known and (new[0] in (known[-1], known[0]) or len(known) > 2)
    if len(known) == 1:
        return known[0] in new
    return new[-1] == known[-1] and (new[0] == known[0] or set(new) <= set(known) or set(known) <= set(new))
