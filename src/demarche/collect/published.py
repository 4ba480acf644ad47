"""When a page was published: dates as pages, addresses and lines of text write them.

Every answer is an ISO 8601 date, or a date and time with its offset from UTC; a time whose zone is not said is written
with +00:00. A date that could be two days (03/04/2022) is none.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from typing import Final

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DATES: Final = tuple(
    re.compile(rf"(?<![\w/.-]){form}(?![\w/-])", re.IGNORECASE)
    for form in (
        rf"{_YEAR}[-/.](?P<number>\d{{1,2}})[-/.](?P<day>\d{{1,2}})",
        rf"{_DAY}(?: of)?[ -]{_MONTH},?[ -]{_YEAR}",
        rf"{_MONTH} {_DAY},?\s{{0,2}}{_YEAR}",
        rf"(?P<day>\d{{1,2}})[./](?P<number>\d{{1,2}})[./]{_YEAR}",
    )
)
_NUMERIC_DAY_FIRST: Final = _DATES[3]

_OFFSETS: Final = {
    "z": 0, "utc": 0, "gmt": 0, "bst": 60, "cet": 60, "cest": 120, "eet": 120, "eest": 180, "msk": 180,
    "est": -300, "edt": -240, "pst": -480, "pdt": -420, "mst": -420, "mdt": -360, "jst": 540, "aest": 600, "aedt": 660,
}  # fmt: skip
"""Minutes east of UTC. Letters that stand for several zones (CST, IST) are left out."""
_SEASONAL: Final = {"et": "America/New_York", "pt": "America/Los_Angeles"}

_ZONE = r"(?:z|utc|gmt|bst|cest|cet|eest|eet|msk|est|edt|et|pst|pdt|pt|mst|mdt|jst|aest|aedt)"
_TIME: Final = re.compile(
    r"(?<![\w:.,-])(?P<hour>[01]?\d|2[0-3])(?:[:.h](?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:[.,]\d{1,9})?)?)?"
    r" ?(?P<half>[ap]\.?m\b\.?)?"
    rf" ?\(?(?P<zone>{_ZONE}\b)?\)? ?(?P<offset>[+-]\d\d:?\d\d)?(?![\w:])",
    re.IGNORECASE,
)
_ISO: Final = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:[T ](?P<hour>\d\d):?(?P<minute>\d\d)(?::?(?P<second>\d\d)(?:[.,]\d{1,9})?)? ?(?P<zone>Z|UTC|GMT|[+-]\d\d:?\d\d|[+-]\d\d)?)?",
    re.IGNORECASE,
)
_URL_DAY: Final = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)\d\d)[/-](?P<month>[01]?\d|[a-z]{3})[/-](?P<day>[0-3]?\d)(?!\d)"
)
_URL_DAY_PACKED: Final = re.compile(r"(?<!\d)(?P<year>20[0-3]\d)(?P<month>[01]\d)(?P<day>[0-3]\d)(?!\d)")

_BESIDE: Final = frozenset(
    "published publishing publish updated update modified posted created issued first last on at date dated time by the "
    "mon tue tues wed thu thur thurs fri sat sun monday tuesday wednesday thursday friday saturday sunday "
    "min mins minute minutes read reading hrs hour hours day days ago local".split()
)
"""Words that a line which only says when may hold beside the date."""
LONGEST_LINE: Final = 120
FIRST_YEAR, LAST_YEAR = 1900, 2100
"""Years outside are the empty values of some publishing program (0001-01-01)."""


def parse_published(words: str) -> str | None:
    """The date, or date and time, that ``words`` as a whole say; None when they do not, or say two."""
    words = " ".join(words[:LONGEST_LINE].split())
    if iso := _ISO.fullmatch(words):
        return _iso(iso)
    return date_line(words)


def date_line(line: str) -> str | None:
    """The date of a line that says nothing but when ("Updated 19 Jan, 2022 16:34 GMT"); None for any other line."""
    line = " ".join(line.split()) if len(line) <= LONGEST_LINE else ""
    found = next((m for form in _DATES if (m := form.search(line))), None)
    if found is None:
        iso = re.search(r"\b\d{4}-\d\d-\d\dT\d\d:\d\d\S*", line)
        return _iso(m) if iso and (m := _ISO.fullmatch(iso[0])) and _only_when(line.replace(iso[0], " ")) else None
    rest = f"{line[: found.start()]} | {line[found.end() :]}"
    clock = next((m for m in _TIME.finditer(rest) if m["minute"] or m["half"]), None)
    if clock:
        rest = f"{rest[: clock.start()]} {rest[clock.end() :]}"
    if not _only_when(rest):
        return None
    return _moment(found, clock)


def date_in(text: str) -> str | None:
    """The first full date within ``text``, as a date; None when there is none."""
    found = [m for form in _DATES if (m := form.search(text))]
    return _moment(min(found, key=re.Match.start), None) if found else None


def url_date(url: str) -> str | None:
    """The day that an address carries (/2022/01/19/ or 20220119), None when it carries none."""
    for form in (_URL_DAY, _URL_DAY_PACKED):
        for m in form.finditer(url[:2000].lower()):
            month = MONTHS.index(m["month"]) + 1 if m["month"] in MONTHS else m["month"]
            if str(month).isdigit() and (day := _day(m["year"], month, m["day"])):
                return day.date().isoformat()
    return None


def _only_when(rest: str) -> bool:
    """Whether nothing is left of a line but a second date or time and the words that stand beside dates."""
    for form in _DATES:
        rest = form.sub(" ", rest)
    rest = _TIME.sub(lambda m: " " if m["minute"] or m["half"] else m[0], rest)
    return all(w in _BESIDE or w in _OFFSETS or (w.isdigit() and len(w) < 3) for w in re.findall(r"\w+", rest.lower()))


def _moment(found: re.Match[str], clock: re.Match[str] | None) -> str | None:
    """ISO 8601 for a date, and a time where there is one."""
    groups = found.groupdict()
    month: int | str = groups.get("number") or MONTHS.index(found["month"][:3].lower()) + 1
    day: str = found["day"]
    if found.re is _NUMERIC_DAY_FIRST and "/" in found[0] and int(month) <= 12 and int(day) <= 12 and month != day:
        return None
    if found.re is _NUMERIC_DAY_FIRST and int(month) > 12:
        month, day = day, str(month)
    when = _day(found["year"], month, day)
    if when is None:
        return None
    if clock is None:
        return when.date().isoformat()
    hour = int(clock["hour"])
    if clock["half"]:
        hour = hour % 12 + (12 if clock["half"][0] in "pP" else 0)
    when = when.replace(hour=hour, minute=int(clock["minute"] or 0), second=int(clock["second"] or 0))
    return when.replace(tzinfo=_zone(clock["offset"] or clock["zone"] or "", when)).isoformat()


def _iso(m: re.Match[str]) -> str | None:
    when = _day(m["year"], m["month"], m["day"])
    if when is None:
        return None
    if m["hour"] is None:
        return when.date().isoformat()
    try:
        when = when.replace(hour=int(m["hour"]), minute=int(m["minute"]), second=int(m["second"] or 0))
    except ValueError:
        return when.date().isoformat()
    return when.replace(tzinfo=_zone(m["zone"] or "", when)).isoformat()


def _day(year: str, month: int | str, day: str) -> datetime | None:
    try:
        when = datetime(int(year), int(month), int(day))
    except ValueError:
        return None
    return when if FIRST_YEAR <= when.year <= LAST_YEAR else None


def _zone(said: str, when: datetime) -> tzinfo:
    """The zone that was said as an offset or as letters; UTC when none was."""
    said = said.lower()
    if said[:1] in ("+", "-"):
        digits = said[1:].replace(":", "").ljust(4, "0")
        minutes = int(digits[:2]) * 60 + int(digits[2:])
        return timezone(timedelta(minutes=minutes if said[0] == "+" else -minutes)) if minutes < 24 * 60 else UTC
    if said in _SEASONAL:
        return _seasonal(_SEASONAL[said], when)
    return timezone(timedelta(minutes=_OFFSETS.get(said, 0)))


def _seasonal(name: str, when: datetime) -> tzinfo:
    """The fixed offset that a place's clocks had on that day."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        offset = when.replace(tzinfo=ZoneInfo(name)).utcoffset()
    except ZoneInfoNotFoundError:
        offset = None
    return timezone(offset) if offset is not None else UTC
