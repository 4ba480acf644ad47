"""What looks like a headline, and when two lines are the same one."""

from __future__ import annotations

import re
from typing import Final

from demarche.collect.lines import ENDS_SENTENCE

LONGEST_HEADLINE: Final = 200
FEWEST_TITLE_WORDS: Final = 4
FEWEST_COPIED: Final = 20
"""Letters from which a line that goes on with a dash or a bar is taken for the headline and the outlet's name."""
_OUTLET: Final = re.compile(r"\s*[-–—|:•·»]")


def is_heading(line: str) -> bool:
    """A line that could be a headline: short, with letters, and not the end of a sentence (but a question may be)."""
    if len(line) > LONGEST_HEADLINE or not any(map(str.isalpha, line)):
        return False
    if not ENDS_SENTENCE.search(line):
        return True
    return line.endswith(("?", "!")) and re.search(r"[.!?] ", line) is None


def is_copy(one: str, other: str) -> bool:
    """Whether one line is the other, or the other with the outlet's name after a dash or a bar."""
    if _key(one) == _key(other):
        return bool(_key(one))
    short, long = sorted((one, other), key=len)
    return len(short) >= FEWEST_COPIED and long.startswith(short) and _OUTLET.match(long[len(short) :]) is not None


def _key(line: str) -> str:
    """A line as compared with its second copy: letters and digits only."""
    return re.sub(r"[\W_]+", "", line[: 3 * LONGEST_HEADLINE].casefold())


def without_outlet(title: str, outlet: str | None) -> str:
    """A page's title without the outlet's name at its end."""
    head, bar, tail = title.rpartition(" | ")
    if not bar:
        head, bar, tail = title.rpartition(" - ")
    named = outlet is not None and _key(tail) == _key(outlet)
    return head.strip() if bar and (named or (bar == " | " and len(tail) < len(head))) else title
