"""An agency's dateline: where, when and by whom a report was filed ("GENEVA, April 1 (AFP) -")."""

from __future__ import annotations

import re
from typing import Final

_CAPITALS = r"(?:[A-Z][A-Z.'’-]{1,25}|[A-Z]\.(?:[A-Z]\.)+)(?:[ /-](?:[A-Z][A-Z.'’-]{0,25}|[a-z]{2,3}(?= [A-Z]))){0,4}"
_REST = r"(?:, ?(?:[A-Z][\w.'’-]{1,20}(?: [A-Z][\w.'’-]{0,20}){0,3}|\d{1,2}|\d{4}) ?(?:\d{1,2}\b)?){0,4}"
_MONTH_DAY = r"(?:,? (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}\.? \d{1,2}(?: ?,? ?(?:19|20)\d\d){0,2})?"
_AGENCY = r"(?: ?\([A-Z][\w./ -]{1,30}\))?"
_DASH = r"\s?(?:--|[-–—_])\s?"
_DATELINE: Final = re.compile(rf"({_CAPITALS}{_REST}{_MONTH_DAY}{_AGENCY}){_DASH}(?=[\"'“‘\w])")
_ALONE: Final = re.compile(rf"{_CAPITALS}{_REST}{_MONTH_DAY}{_AGENCY}\s?(?:--|[-–—_:])?")
_HEAD: Final = 200


def find_dateline(text: str) -> str | None:
    """The dateline with which ``text`` begins, without its dash; None when it begins with none."""
    found = _DATELINE.match(text[:_HEAD])
    return found[1].strip() if found else None


def is_dateline(line: str) -> bool:
    """Whether a line is a dateline and nothing else, with a day or an agency to tell it from a heading in capitals."""
    return (
        len(line) <= 80
        and _ALONE.fullmatch(line) is not None
        and ("(" in line or re.search(r" \d{1,2}\b", line) is not None)
    )
