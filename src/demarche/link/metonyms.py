"""Whether the name of a state, capital or palace is used as a place: "arrived in Kiev" is, "Kiev insists" is not."""

from __future__ import annotations

from typing import Final

from demarche.base.spans import Span
from demarche.base.syntax import Parsed

# After these a name of a state or capital is where something is; "with", "of", "by", "for", "against" go with governments.
_WHERE: Final = frozenset(
    {"in", "at", "near", "outside", "inside", "around", "across", "throughout", "within", "into", "via", "through", "over",
     "above", "off", "toward", "towards", "beyond"}
)  # fmt: skip
_MOVES: Final = frozenset(
    {"arrived", "arrive", "arrives", "arriving", "arrival", "flew", "fly", "flies", "flying", "flight", "travelled",
     "traveled", "travel", "travels", "travelling", "traveling", "trip", "trips", "visit", "visits", "visited",
     "visiting", "went", "go",
     "goes", "going", "gone", "returned", "return", "returns", "returning", "left", "leave", "leaves", "leaving", "departed",
     "departure", "came", "come", "comes", "moved", "move", "sent", "fled", "flee", "journey", "tour", "toured", "headed",
     "heading", "stopover", "withdrew", "withdraw", "withdrawal", "entered", "enter", "crossed", "deported", "evacuated"}
)  # fmt: skip
_TO_AND_FROM: Final = frozenset({"to", "from", "for"})
_LOOK_BACK: Final = 6


def is_place(parsed: Parsed, span: Span) -> bool:
    """Whether the words at ``span`` are used as a place. By the words before them; a subject is a government."""
    words = parsed.words_in(span)
    if not words:
        return False
    first = words[0].index
    sentence = words[0].sentence
    while first > 0 and parsed.words[first - 1].upos in ("DET", "ADJ") and parsed.words[first - 1].sentence == sentence:
        first -= 1
    before = [w for w in parsed.words[max(0, first - _LOOK_BACK) : first] if w.sentence == sentence]
    if not before:
        return False
    if words[-1].index + 1 < len(parsed.words) and parsed.words[words[-1].index + 1].text in ("'s", "’s"):
        return False
    preposition = before[-1].lower
    if preposition in _WHERE:
        return True
    moved = any(w.lower in _MOVES for w in before)
    if preposition in _TO_AND_FROM:
        return moved
    return (
        before[-1].lower in _MOVES
        and before[-1].upos in ("VERB", "NOUN")
        and words[0].relation in ("obj", "obl", "nmod")
    )
