"""The noun phrases of a text: their head, the words that describe it, its number and gender, what hangs on it.

A phrase is known by its head, the index of a word: "the Polish foreign minister" and "Foreign Minister Rosati" are
phrases of "minister" and of "Rosati". An adjective or noun that names a state or organization inside a longer phrase
("Israeli" in "Israeli raids") is no phrase of its own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from demarche.base.spans import Span
from demarche.base.syntax import Name, NameKind, Parsed, Word
from demarche.link.given_names import MEN, WOMEN

Form = Literal["name", "noun", "pronoun"]
Gender = Literal["he", "she", "it"]

_HEADS = frozenset({"NOUN", "PROPN", "PRON"})
_MODIFIERS = frozenset({"DET", "ADJ", "NUM", "PART", "X"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "iobj", "vocative", "obl:unmarked"})
_CHAIN = 3  # prepositional phrases one behind the other
_LONGEST = 14  # words before a head that can still describe it
_PARTS = frozenset({"flat", "compound", "nmod:desc", "fixed", "goeswith"})
_TITLE_TAGS = frozenset({"NOUN", "PROPN", "ADJ"})
_NOT_IN_TITLES = frozenset(
    {"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "mr", "mrs", "ms", "mr.", "mrs.",
     "earlier", "later", "january", "february", "march", "april", "june", "july", "august", "september", "october",
     "november", "december", "meanwhile", "yesterday", "today"}
)  # fmt: skip
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_INDEFINITE = frozenset({"a", "an", "some", "any", "another", "one", "no", "several", "many", "few", "other", "two",
                         "three", "four", "five", "dozens", "hundreds", "thousands"})  # fmt: skip
_SHE = frozenset({"mrs", "mrs.", "ms", "ms.", "miss", "madam", "queen", "princess", "lady", "woman", "spokeswoman", "mother",
                  "wife", "daughter", "sister", "widow", "girl", "actress", "businesswoman", "chairwoman", "congresswoman",
                  "policewoman", "duchess", "nun", "grandmother", "girlfriend", "aunt", "niece", "empress"})  # fmt: skip
_HE = frozenset({"mr", "mr.", "sir", "lord", "king", "prince", "man", "spokesman", "father", "husband", "son", "brother", "boy",
                 "businessman", "chairman", "congressman", "policeman", "duke", "pope", "bishop", "imam", "ayatollah",
                 "gunman", "sheikh", "emperor", "sultan", "emir", "pontiff", "priest", "monk", "uncle", "nephew",
                 "grandfather", "boyfriend", "statesman"})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase. ``words`` run without a gap from its first modifier to the end of its name or head noun.

    ``complements`` are the phrases that hang on it with their prepositions ("of" Zaire, "to" Russia). ``name`` is the
    recognized name that the head belongs to; ``number`` and ``gender`` are None where the words leave them open.
    """

    head: Word
    form: Form
    words: tuple[Word, ...]
    before: tuple[Word, ...]
    name: Name | None
    kind: NameKind | None
    number: Literal["one", "many"] | None
    gender: Gender | None
    definite: bool
    complements: tuple[tuple[str, Word], ...]

    @property
    def span(self) -> Span:
        return Span(self.words[0].span.start, self.words[-1].span.end)


def find_phrases(parsed: Parsed, is_role: Callable[[str], bool]) -> tuple[Phrase, ...]:
    """All noun phrases, in the order of their heads. ``is_role`` knows titles ("Secretary of State")."""
    named = _named_words(parsed)
    return tuple(_phrase(parsed, word, name, is_role) for word, name in _heads(parsed, named))


def _named_words(parsed: Parsed) -> dict[int, tuple[Name, int]]:
    """Word -> the name that it belongs to, and the index of that name's head."""
    out: dict[int, tuple[Name, int]] = {}
    starts = {words[0].index for n in parsed.names if (words := parsed.words_in(n.span))}
    for name in parsed.names:
        words = parsed.words_in(name.span)
        head = parsed.head_of(name.span)
        if head is not None and name.kind == "PER":
            words, name = _whole(parsed, words, name, starts)
        if head is not None:
            out.update((word.index, (name, head.index)) for word in words)
    return out


def _whole(parsed: Parsed, words: tuple[Word, ...], name: Name, taken: set[int]) -> tuple[tuple[Word, ...], Name]:
    """A person's name with the proper nouns that follow it without a gap: "Gul Dad", of which "Gul" was recognized."""
    last = words[-1].index
    while last + 1 < len(parsed.words):
        after = parsed.words[last + 1]
        joined = (
            after.upos == "PROPN" and after.text[:1].isupper() and after.span.start == parsed.words[last].span.end + 1
        )
        if not joined or after.index in taken or after.lower in _NOT_IN_TITLES or after.sentence != words[0].sentence:
            break
        last += 1
    words = parsed.words[words[0].index : last + 1]
    return words, replace(name, span=Span(name.span.start, words[-1].span.end))


def _heads(parsed: Parsed, named: dict[int, tuple[Name, int]]) -> Iterator[tuple[Word, Name | None]]:
    for word in parsed.words:
        held = named.get(word.index)
        if held is not None:
            name, head = held
            part = name.kind != "PER" and _is_part(parsed, word)
            if head == word.index and not part and word.upos != "ADJ" and word.relation != "amod":
                yield word, name
            continue
        if word.upos in _HEADS:
            if _is_part(parsed, word) or word.relation == "expl":
                continue
            yield word, None
        elif word.upos in ("NUM", "DET", "ADJ") and word.relation.startswith(("nsubj", "obj", "obl")):
            yield word, None  # "both agreed", "the two", "the injured"


def _is_part(parsed: Parsed, word: Word) -> bool:
    """Whether a noun is a part of the phrase of its neighbour: by its relation, if the words beside it allow that."""
    if word.relation not in _PARTS or word.is_root:
        return False
    words = parsed.words
    if word.head > word.index or word.relation in ("compound", "nmod:desc"):
        after = words[word.index + 1] if word.index + 1 < len(words) else word
        return (
            after.sentence == word.sentence
            and after is not word
            and (after.upos in ("NOUN", "PROPN", "ADJ", "NUM") or after.text in ("-", "–"))
        )
    before = words[word.index - 1] if word.index else word
    return before is not word and (before.upos == "PROPN" or before.text in ("-", "–")) and word.upos != "NOUN"


def _phrase(parsed: Parsed, head: Word, name: Name | None, is_role: Callable[[str], bool]) -> Phrase:
    words = parsed.words
    first = head.index if head.upos == "PRON" else _modifiers_start(parsed, head)
    last = head.index
    if name is not None:
        inside = parsed.words_in(name.span)
        if name.kind == "PER":
            inside = _bare_name(inside, is_role)
            name = replace(name, span=Span(inside[0].span.start, inside[-1].span.end))
            first = inside[0].index
        first, last = min(first, inside[0].index), max(last, inside[-1].index)
    for child in parsed.children(head):
        near = last < child.index < last + 5 and child.sentence == head.sentence
        if near and child.relation in _PARTS and head.upos != "PRON":
            last = child.index
    if name is not None and name.kind == "PER":
        first = min(first, _title_start(parsed, first, is_role))
    inner = words[first : last + 1]
    start = name.span.start if name else head.span.start
    before = tuple(w for w in inner if w.span.start < start)
    kind = name.kind if name else None
    return Phrase(
        head,
        _form(head, name),
        inner,
        before,
        name,
        kind,
        _number(head, kind),
        _gender(head, inner, inner[len(before) :] if kind == "PER" else ()),
        _definite(parsed, head, inner, name),
        tuple(_complements(parsed, head, last)),
    )


def _bare_name(words: tuple[Word, ...], is_role: Callable[[str], bool]) -> tuple[Word, ...]:
    """A person's name without the title that the recognizer may have taken in ("Secretary of State Rice")."""
    for length in range(min(4, len(words) - 1), 0, -1):
        if is_role(" ".join(w.text for w in words[:length])):
            return words[length:]
    return words


def _modifiers_start(parsed: Parsed, head: Word) -> int:
    """The first of the words right before ``head`` that describe it. Verbs, commas and prepositions end the walk."""
    words, first = parsed.words, head.index
    floor = max(0, first - _LONGEST)
    while first > floor:
        word = words[first - 1]
        if word.sentence != head.sentence or not _describes(words[max(0, first - 2)], word, words[first]):
            break
        first -= 1
    while first < head.index and words[first].upos in ("PUNCT", "CCONJ", "PART", "ADV"):
        first += 1
    return first


def _describes(before: Word, word: Word, following: Word) -> bool:
    """By kind of word and relation, not by the arc: arcs between far words are what a parser gets wrong."""
    if word.upos == "VERB":
        return word.relation in ("amod", "compound") and following.upos in ("NOUN", "PROPN", "ADJ")
    if word.upos == "PUNCT":
        return word.text in ("-", "–", '"', "''", "``") or (word.text == "," and following.upos == "ADJ")
    if word.upos == "CCONJ":
        short = before.text.isupper() and len(before.text) < 4  # "US and European officials"
        return following.upos in ("ADJ", "PROPN") and (before.upos == "ADJ" or short)
    if word.upos in ("NOUN", "PROPN"):
        return word.relation not in _ARGUMENTS and following.text != "," and word.lower not in _NOT_IN_TITLES
    if word.upos == "PRON":
        return word.relation == "nmod:poss"
    return word.upos in _MODIFIERS


def _title_start(parsed: Parsed, first: int, is_role: Callable[[str], bool]) -> int:
    """Where the title begins that stands right before a person's name, whatever the tree makes of it."""
    words = parsed.words
    sentence, floor, start = words[first].sentence, max(0, first - _LONGEST), first
    titles = [" ".join(w.lower for w in words[max(0, first - n) : first]) for n in (1, 2, 3, 4)]
    if not any(is_role(title) for title in titles):
        return first
    while first > floor:
        word = words[first - 1]
        if word.sentence != sentence or word.lower in _NOT_IN_TITLES:
            break
        if word.lower == "of" and first < start and words[first].upos in ("PROPN", "NOUN"):
            if first < 2 or words[first - 2].upos not in ("PROPN", "NOUN"):
                break
        elif word.upos not in _TITLE_TAGS and word.text not in ("-", "'s", "’s"):
            break
        first -= 1
    return first


def _form(head: Word, name: Name | None) -> Form:
    if name is not None or (head.upos == "PROPN" and not head.text[:1].islower()):
        return "name"  # "the minister" is no name, whatever the tagger says
    return "pronoun" if head.upos == "PRON" else "noun"


_PRONOUNS: dict[str, tuple[Literal["one", "many"] | None, Gender | None]] = {
    **dict.fromkeys(("he", "him", "his", "himself"), ("one", "he")),
    **dict.fromkeys(("she", "her", "hers", "herself"), ("one", "she")),
    **dict.fromkeys(("it", "its", "itself", "this", "that"), ("one", "it")),
    **dict.fromkeys(("they", "them", "their", "theirs", "themselves", "these", "those"), ("many", None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), ("many", None)),
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), ("one", None)),
}


def _number(head: Word, kind: NameKind | None) -> Literal["one", "many"] | None:
    if head.upos == "PRON":
        return _PRONOUNS.get(head.lower, (None, None))[0]
    if head.upos in ("NUM", "DET") or head.xpos in ("NNS", "NNPS"):
        return "many" if kind != "PER" else "one"
    return "one"


def _gender(head: Word, inner: tuple[Word, ...], name: tuple[Word, ...]) -> Gender | None:
    if head.upos == "PRON":
        return _PRONOUNS.get(head.lower, (None, None))[1]
    said = {w.lower for w in inner}
    if said & _SHE:
        return "she"
    if said & _HE:
        return "he"
    first = {w.lower for w in name[:1]}
    return "she" if first & WOMEN else "he" if first & MEN else None


def _definite(parsed: Parsed, head: Word, inner: tuple[Word, ...], name: Name | None) -> bool:
    if name is not None or head.upos == "PRON":
        return True
    opening = inner[0].lower
    if opening in _INDEFINITE:
        return False
    if opening in _DEFINITE:
        return True
    return any(c.relation == "nmod:poss" for c in parsed.children(head)) or head.xpos == "NN"


def _complements(parsed: Parsed, head: Word, last: int) -> Iterator[tuple[str, Word]]:
    """What hangs on the phrase: the prepositional phrases right behind it, wherever the tree hangs them, or else by the
    tree. "Coordinator in eastern Zaire for the UN" has two."""
    at, found = last, 0
    while found < _CHAIN and at + 1 < len(parsed.words):
        following = parsed.words[at + 1]
        end = _noun_end(parsed, at + 2) if following.upos == "ADP" and following.sentence == head.sentence else None
        if end is None:
            break
        yield following.lower, end
        at, found = end.index, found + 1
    if found:
        return
    for child in parsed.children(head):
        if child.index > head.index and child.relation == "nmod" and child.sentence == head.sentence:
            case = parsed.child(child, "case")
            if case is not None and case.index < child.index < head.index + _LONGEST:
                yield case.lower, child


def _noun_end(parsed: Parsed, first: int) -> Word | None:
    """The last noun of the run of describing words that begins at ``first``."""
    end: Word | None = None
    for word in parsed.words[first : first + _LONGEST]:
        if word.upos in ("NOUN", "PROPN"):
            end = word
        elif (word.upos not in ("DET", "ADJ", "NUM", "PART") and word.text != "-") or (
            end and word.upos in ("DET", "NUM")
        ):
            break
    return end
