"""The tense of the clause around a time expression, from the words alone, for where no parse is at hand."""

from __future__ import annotations

import re
from typing import Final

from demarche.base.spans import Span
from demarche.base.timex import Tense

_REACH: Final = 160
"""Characters looked at on either side; a clause is rarely longer."""
_END: Final = re.compile(r"[.!?;]['”\"’]*\s+(?=[A-Z“\"`'])|\n\s*\n")
_CUE: Final = re.compile(
    r"\b(?:(?P<future>will|shall|won['’]t|(?:is|are|am|was|were|be|been)\s+(?:due|set|slated|poised|about|going)\s+(?:to|in|on|for)"
    r"|due|upcoming|scheduled|slated|planned|expected|payable|effective|(?:expect|plan|hope|intend|want|agree|promise|vow|threaten|prepare|invite|ask)"
    r"(?:s|ed|d|ned)?\s+(?:\w+\s+){0,2}to|planning|would|must|should|may|might|can|could|(?:is|are)\s+to|to\s+be)"
    r"|(?P<past>(?:was|were|had|did|said|told|met|held|went|came|left|made|took|gave|saw|found|began|got|led|put|"
    r"set|won|lost|fell|rose|sent|spoke|brought|became|wrote|thought|fought|broke|shot|hit|flew|ran|cut|"
    r"has|have|(?<!\bbe\s)[a-z]{2,}(?<!e)ed))"
    r"|(?P<present>is|are|holds?|meets?|opens?|begins?|starts?|arrives?|visits?|travels?|flies|leaves?|heads?|takes?))\b|(?P<will>\w['’]ll\b)"
)


def tense_near(text: str, span: Span) -> Tense | None:
    """The tense of the nearest verb before ``span`` in its sentence, else of the first after it; None without one."""
    before = text[max(0, span.start - _REACH) : span.start]
    cut = [match.end() for match in _END.finditer(before)]
    cues = list(_CUE.finditer(before, cut[-1] if cut else 0))
    if cues:
        return _tense(cues[-1])
    after = text[span.end : span.end + _REACH]
    end = _END.search(after)
    cue = _CUE.search(after, 0, end.start() if end else len(after))
    return _tense(cue) if cue else None


def _tense(cue: re.Match[str]) -> Tense:
    if cue.lastgroup in ("future", "will"):
        return "future"
    return "past" if cue.lastgroup == "past" else "present"
