"""Lines of a page that are not its article: navigation, icons, sharing, notices, credits, bylines, footers.

Every pattern is bounded and is tried on short lines only (``LONGEST``), so a hostile line costs nothing. Where a
pattern could also meet a sentence of the news it is used only beside other furniture (see ``dump``).
"""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 300

_WORDS: Final = frozenset(
    """
    menu search home news world politics business sport sports opinion culture tech technology science health travel
    weather video videos photos pictures podcasts podcast live tv radio newsletters newsletter subscribe login log-in
    signin register account more close open share save print email e-mail tweet facebook twitter x whatsapp telegram
    linkedin reddit pinterest instagram youtube copy bookmark listen advertisement advert ad ads sponsored comments
    comment related trending latest international europe africa asia americas middle-east us uk arts lifestyle
    contact about careers help privacy terms cookies accessibility sitemap rss app apps top next previous back english
    edition topics tags gallery donate follow loading
    """.split()
)
"""Words that stand alone on a page's buttons and menus. A line made of nothing else is furniture."""

_PHRASES: Final = re.compile(
    r"""(?:
    skip\ to\ .{0,40} | (?:sign|log)[ ]?(?:in|up|out)\b.{0,40} | (?:subscribe|subscribe\ now|become\ a\ member|support\ us).{0,60}
    | (?:share|tweet|save|print|e-?mail|copy\ link|listen)\ (?:this|to\ this|with|on|via|by|link|the|article|story)\b.{0,60}
    | (?:share|print|save|copy)\ ?[:|/•].{0,80}
    | (?:follow|like|find|join)\ (?:us|@?\w+)\ (?:on|in|at)\b.{0,60}
    | (?:advertisement|advertising|story\ continues\ below.{0,40}|article\ continues\ .{0,40}|continue\ reading.{0,40}|scroll\ .{0,40}|sponsored\ .{0,40})
    | (?:this\ (?:article|story|page)\ is|estimated\ reading|reading\ time)\b.{0,40}\bmin.{0,20}
    | \d{1,4}\ ?(?:min|mins|minute|minutes)\ (?:read|listen|watch) | \d{1,6}\ (?:comments?|shares?|views?|likes?|reactions?)
    | (?:hide|show|show\ more|view|view\ all|see\ all|load\ more|expand|collapse|toggle|open|close)\ ?(?:menu|navigation|comments?|search|caption|sidebar|image.{0,30}|gallery|more|all)?
    | (?:back\ to|return\ to)\ (?:top|homepage|home|news).{0,20}
    | (?:image|photo|picture|video|media)\ ?(?:source|caption|credits?|gallery|by)?\ ?[:,|].{0,200}
    | (?:image|photo|picture)\ (?:source|caption|credit).{0,200}
    | (?:getty\ images|afp|ap\ photo|reuters|epa)(?:\ ?[/|].{0,60})
    | \(?(?:file\ )?photo(?:graph)?s?\ (?:by|credit|courtesy).{0,150} | .{0,200}\bvia\ getty\ images\)?\.?
    | ©.{0,250} | (?:\(c\)|copyright)\ .{0,250} | .{0,200}\ball\ rights\ reserved\b.{0,60}
    | (?:terms\ (?:of|and)|privacy|cookie)\ \w{2,12}.{0,80}
    | (?:last\ )?(?:updated|modified)\ \d{1,2}\ (?:minutes?|hours?|days?)\ ago | \d{1,2}\ (?:minutes?|mins?|hours?|days?)\ ago
    | (?:tags?|topics?|keywords?|filed\ under|categor(?:y|ies)|more\ (?:on|about)|explore\ more)\ ?:.{0,200}
    | our\ standards:.{0,80} | breaking(?:\ news)? | exclusive | analysis | developing(?:\ story)? | fact\ box | press\ release
    | font\ size.{0,20} | text\ size.{0,20} | (?:change|choose|select)\ (?:language|edition|location).{0,20}
    | get\ (?:the|our)\ .{0,60}\b(?:newsletter|app|inbox|alerts?)\b.{0,40} | download\ (?:the|our)\ .{0,40}\bapp\b.{0,40}
    | .{0,80}\bnewsletters?\b.{0,20}\b(?:sign\ up|subscribe|inbox)\b.{0,60} | .{0,20}\b(?:sign\ up|subscribe)\b.{0,60}\b(?:newsletters?|alerts|briefing|inbox)\b.{0,60}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_COOKIES: Final = re.compile(r"\b(?:cookies?|your (?:privacy|consent)|ad ?blocker|enable javascript)\b", re.IGNORECASE)
_LINK_OUT: Final = re.compile(
    r"(?:read|see|watch|click|listen|also|related|recommended|don['’]t miss|explainer|more)\b"
    r"(?: ?(?:more|also|next|now|here|read|on this|on|in pictures|stor(?:y|ies)|articles?|coverage|the full story)){0,3} ?[:|»>→–-].{0,250}",
    re.IGNORECASE,
)
_BREADCRUMB: Final = re.compile(
    r"[^.!?>»›|•·]{1,40}(?:(?: ?[>»›|•·] ?| / )[^.!?>»›|•·/]{1,40}){2,12}|home ?[>»›/|] ?[^.!?]{1,60}", re.IGNORECASE
)
_FOOTER: Final = re.compile(
    r"(?:related|recommended|more|most|popular|trending|latest|top|also|read|see|you may|you might|what to|up next|next|around|"
    r"editor['’]?s|editors['’]?|sponsored|promoted|from the|comments?|join the|leave a|about the|our|share|tags?|topics?|follow|sign|contact)\b"
    r"(?: (?:on this|from|in|this|stor(?:y|ies)|news|articles?|content|coverage|reading|read|next|more|also|popular|viewed|shared|commented|topics?|"
    r"world|europe|politics|picks?|choice|like|be interested in|conversation|discussion|comment|reply|authors?|us|now|stories|videos?|for you|links?|"
    r"headlines|the web|with us|up|section|posts?|internationally|here|our|standards)){0,5} ?[:»>]?",
    re.IGNORECASE,
)
_FOOTER_ALONE: Final = frozenset("comments related recommended trending topics tags share".split())

_NAME: Final = r"(?:[A-Z][\w.'’-]{0,25}|Mc[A-Z]\w{1,20})(?: (?:[A-Z][\w.'’-]{0,25}|de|da|di|del|van|von|der|den|bin|ibn|al|el|la|le|ben|abu)){1,4}"
_DESK: Final = r"(?:Reuters|AP|AFP|Associated Press|staff|correspondent|our \w{2,20}|\w{2,20} (?:staff|desk|agencies|correspondent|reporters?))"
_BY: Final = re.compile(
    rf"(?:by|words by|story by|written by|reporting by|from|author:?)[: ]{{1,2}}"
    rf"(?P<names>(?:{_NAME}|{_DESK})(?:(?:, | and | & |, and |; ){_NAME}){{0,4}})(?P<rest>.{{0,80}})",
    re.IGNORECASE,
)
_SIGNED: Final = re.compile(
    rf"(?P<names>{_NAME}(?:(?:, | and | & |, and ){_NAME}){{0,3}})"
    r"(?P<rest>(?: in [A-Z][\w.' -]{2,40}(?: and [A-Z][\w.' -]{2,40})?)?"
    r"(?: ?[,|/–—-] ?(?:the )?[\w.' ]{2,50}){0,2})"
)
_ROLE: Final = re.compile(
    r"\b(?:correspondent|editor|reporter|reuters|ap|afp|associated press|staff|writer|bureau|chief|news|desk|times|post|agency|agencies|analyst)\b",
    re.IGNORECASE,
)
_CREDITS: Final = re.compile(
    r"\(?(?:additional |with )?(?:reporting|writing|editing|compiled|edited|written|reported)(?: and \w{4,12})? by .{2,250}",
    re.IGNORECASE,
)
_UPDATE: Final = re.compile(
    r"\(?(?:first |last )?(?:published|updated|posted|modified)\b[^.!?]{0,20}\d.{0,50}|https?://\S+", re.IGNORECASE
)
_PROMOTION: Final = re.compile(
    r"(?:follow|listen|subscribe|sign up|click|watch|download|join|get|like|support|become|donate|read|see|find|visit|tune|catch"
    r"|send|email|contact|want|if you|you can|for more|more)\b",
    re.IGNORECASE,
)


def is_icons(line: str) -> bool:
    """A line of the names of a page's icons, as they come when a page is copied as text."""
    return line.lower().count("icon") >= 3 and len(line.split()) > 2 and not line.rstrip().endswith(".")


def is_chrome(line: str) -> bool:
    """Navigation, buttons, sharing, counters, credits of pictures, notices of law and cookies."""
    if is_icons(line):
        return True
    if len(line) > LONGEST:
        return False
    if _PHRASES.fullmatch(line) or _BREADCRUMB.fullmatch(line):
        return True
    words = re.findall(r"[\w-]+", line.lower())
    return not words or all(w in _WORDS for w in words)


def is_notice(line: str) -> bool:
    """A sentence about cookies, consent or scripts, which a page says and an article does not."""
    return (
        len(line) <= 2 * LONGEST
        and len(_COOKIES.findall(line)) > 0
        and re.search(r"\b(?:we|our|you|your|please)\b", line, re.I) is not None
    )


def is_link_out(line: str) -> bool:
    """A line that leads to another story ("Read more: ...")."""
    return len(line) <= LONGEST and _LINK_OUT.fullmatch(line) is not None


def is_update(line: str) -> bool:
    """A line that only says when it was changed ("Updated at 1:23 p.m."), or is only an address."""
    return len(line) <= LONGEST and _UPDATE.fullmatch(line) is not None


def is_promotion(line: str) -> bool:
    """A line that asks the reader to do something. Ask only of the last lines, and where there is a link in it."""
    return len(line) <= LONGEST and _PROMOTION.match(line) is not None


def is_footer(line: str) -> bool:
    """The heading of what comes after an article: related stories, comments, tags."""
    if len(line) > 60:
        return False
    bare = line.strip(" :»>").lower()
    return bare in _FOOTER_ALONE or (" " in bare and _FOOTER.fullmatch(line) is not None)


def is_credits(line: str) -> bool:
    """Who reported, wrote and edited, as agencies put it below a report."""
    return len(line) <= LONGEST and _CREDITS.fullmatch(line) is not None


def byline_of(line: str) -> tuple[str, ...]:
    """The names in a line that begins with "By"; none for any other line."""
    found = _BY.fullmatch(line) if len(line) <= 160 else None
    if found is None or not line[:1].isupper() or not _only_roles(found["rest"]):
        return ()
    return _names(found["names"])


def has_role(line: str) -> bool:
    """Whether a line names a post or an agency, as a signature does."""
    return _ROLE.search(line) is not None


def signature_of(line: str) -> tuple[str, ...]:
    """The names in a line of names, with or without a role ("Jane Doe, Reuters"). Ask only beside other furniture.

    City names and teams look alike, so a line without a role says something only next to a date or a byline.
    """
    found = _SIGNED.fullmatch(line) if len(line) <= 120 else None
    if found is None or (found["rest"] and not found["rest"].startswith(" in ") and not _ROLE.search(found["rest"])):
        return ()
    return _names(found["names"])


def without_role(name: str) -> str:
    """A name without the post that follows it ("Jane Doe, diplomatic correspondent")."""
    head, comma, tail = name.partition(",")
    return head.strip() if comma and _ROLE.search(tail) else name


def _only_roles(rest: str) -> bool:
    """Whether what follows the names is a role, a place or a paper, not the rest of a sentence."""
    return not re.search(r"[.!?]\s|\.$", rest.strip()) and (
        not rest.strip() or rest.lstrip()[:1] in ",|/–—-(;•·" or rest.startswith(" in ")
    )


def _names(words: str) -> tuple[str, ...]:
    """The names in a list of them, without posts and agencies; those stay when there is no name beside them."""
    parts = [n for part in re.split(r", and |, | and | & |; ", words) if (n := part.strip(" .,;"))]
    return tuple(n for n in parts if not _ROLE.search(n)) or tuple(parts)
