"""Text -> the words of Universal Dependencies (English), by rule.

Measured by ``python -m quality`` on EWT raw text (row "trees, raw text", where a wrong word costs its arc).
"""

from __future__ import annotations

import re

from demarche.base.spans import Span

_URL = r"(?:https?://|www\.)[^\s<>\"”]+[^\s<>\"”.,;:!?')\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_ABBREVIATED = (
    r"(?:[A-Za-z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Col|Maj|Capt|Sgt|St|Sr|Jr|Rev|Hon|Sen|Rep|Gov|Jan|Feb|Mar|Apr|Jun|Jul|"
    r"Aug|Sept|Sep|Oct|Nov|Dec|Inc|Corp|Co|Ltd|vs|etc|No)\."
)
_FILE_NAME = r"\w+(?:_\w+)+(?:\.\w+)*|\w+\.(?:com|net|org|gov|pdf|doc|html?)\b"
_TELEPHONE = r"\d{3}-(?:\d{3}-)?\d{4}(?![\w-])"
_MEASURED = r"\d++(?:[.,]\d++)?(?=(?:[ap]m|[km]m?|ft|lbs?|kg)\b)"
_NUMBER = r"\d++(?:[.,:/]\d++)*+(?:st|nd|rd|th|s)?(?![A-Za-z])|\d++(?:[.,:]\d++)++(?=[A-Za-z])"
_MARKS = r"\.*+[!?][.!?]+|''|``|’’|‘‘"
_CLITIC = r"[’'](?:s|re|ve|ll|d|m)\b"
_WORD = re.compile(
    rf"{_URL}|{_FILE_NAME}|{_ABBREVIATED}|{_TELEPHONE}|{_MEASURED}|{_NUMBER}|{_MARKS}|{_CLITIC}|e-mails?\b|"
    r"[A-Za-z]+?(?=n[’']t\b)|n[’']t\b|cannot\b|[^\W\d_]\.(?=\s?[A-Z])|"
    r"[^\W_]+(?:[’'][^\W\d_]{2,})?|(?P<mark>[^\w\s\"'”’“‘)\]])(?P=mark)+|[:;]-?[)(DP](?=\s|$)|\S",
    re.IGNORECASE,
)
_SPLIT = {"cannot": 3, "gonna": 3, "gotta": 3, "wanna": 3, "im": 1, "ive": 1} | {
    word: len(word) - 2
    for word in (
        "aint", "arent", "cant", "couldnt", "didnt", "doesnt", "dont", "hadnt", "hasnt", "havent", "isnt", "shouldnt",
        "wasnt", "werent", "wont", "wouldnt", "youre", "youve", "theyre", "theyve", "weve",
    )
}  # fmt: skip
"""Where words written as one are two. ("its" and "were" are left: they are more often words of their own.)"""
_ENDING = re.compile(r"(?:etc|[ap]\.m|Inc|Corp|Co|Ltd|No|L\.L\.C)\.$", re.IGNORECASE)
_INITIAL = re.compile(r"[A-Z]\.$")
_LATE_CLITIC = re.compile(r"[’'](?:s|re|ve|ll|d|m)$", re.IGNORECASE)


def split_words(text: str, sentence: Span) -> list[Span]:
    """Word spans of one sentence, in order, without white space."""
    out: list[Span] = []
    for match in _WORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        word = text[start:end]
        cut = _SPLIT.get(word.lower())
        clitic = _LATE_CLITIC.search(word) if len(word) > 2 else None
        if cut is not None:
            out += [Span(start, start + cut), Span(start + cut, end)]
        elif clitic is not None and clitic.start() > 0:
            out += [Span(start, start + clitic.start()), Span(start + clitic.start(), end)]
        elif end == sentence.end and (_INITIAL.match(word) or _ENDING.match(word)):
            out += [Span(start, end - 1), Span(end - 1, end)]
        else:
            out.append(Span(start, end))
    return out
