"""The frozen types of a report: what one article is, and what it says.

The names are those of the report's published shape (docs/report.md); ``views.formats`` writes them out. Offsets are
``Span`` into ``Article.text``. ``None`` means "not known", never "no".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from demarche.base.spans import OffsetMap, Span

ActorKind = Literal[
    "person", "office", "government", "armed-force", "armed-group", "party", "organization", "igo", "company", "people"
]
Act = Literal[
    "state", "offer", "propose", "request", "demand", "promise", "agree", "accept", "reject", "deny",
    "accuse", "warn", "threaten", "praise", "condemn", "apologize", "ask", "hope", "fear",
]  # fmt: skip
Status = Literal["done", "ongoing", "planned", "offered", "demanded", "conditional", "feared", "denied", "hypothetical"]
Form = Literal["direct", "indirect", "mixed"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Precision = Literal["point", "city", "region", "country"]
MeetingStatus = Literal["confirmed", "announced", "offered", "refused", "cancelled", "held"]
PublishedFrom = Literal["page", "url", "feed", "text", "given"]


@dataclass(frozen=True, slots=True)
class PageInfo:
    """The page that an article was cut from: sha256 of its bytes (hex) and its media type."""

    sha256: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Article:
    """One news article. ``id`` is the sha256 of ``text``; ``published`` an ISO 8601 date or date and time."""

    id: str
    text: str
    page: PageInfo
    title: str = ""
    subtitle: str | None = None
    url: str | None = None
    outlet: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    published_from: PublishedFrom | None = None
    language: str | None = None
    dateline: str | None = None
    source: str = ""
    """The decoded page: HTML source, dump or plain text that ``offsets`` lead back to."""
    offsets: OffsetMap = field(default_factory=lambda: OffsetMap(()))

    @property
    def day(self) -> date | None:
        """The calendar day of publication, the anchor for "Friday" and "last week"."""
        return date.fromisoformat(self.published[:10]) if self.published else None


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can speak or act. ``id`` is ``kind:slug``; ``country`` ISO 3166-1 alpha-3; ``sector`` PLOVER codes."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: tuple[str, ...]
    mentions: tuple[Span, ...]
    confidence: float
    office: str | None = None
    wikidata: str | None = None
    why: tuple[str, ...] = ()
    members: tuple[str, ...] = ()
    """Ids of the actors that a group ("both leaders") stands for, where they can be named."""


@dataclass(frozen=True, slots=True)
class Place:
    """A toponym and what it stands for. A metonym ("Kiev insists") is an actor, not a place."""

    span: Span
    text: str
    name: str
    country: str | None
    lat: float | None
    lon: float | None
    geonames: int | None
    precision: Precision
    metonym: bool
    confidence: float
    admin1: str | None = None
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression. ``type`` and ``value`` follow TIMEX3; ``from_`` and ``to`` are days, both inclusive."""

    span: Span
    text: str
    type: TimeType
    value: str
    from_: date | None
    to: date | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A named agreement between parties, such as a treaty or accord."""

    id: str
    name: str
    year: int | None
    mentions: tuple[Span, ...]


Sureness = tuple[tuple[str, float], ...]
"""What each step was sure of, 0 to 1, by the step's name; 0 where it chose nothing."""


@dataclass(frozen=True, slots=True)
class When:
    """Days, inclusive, and the words that they rest on."""

    from_: date | None = None
    to: date | None = None
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution, after the PolNeAR guidelines: who (source) says (cue) what (content)."""

    id: str
    speaker: str | None
    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    form: Form
    act: Act
    addressee: tuple[str, ...]
    at: When
    place: str | None
    within: str | None
    confidence: float
    why: tuple[str, ...] = ()
    sure: Sureness = ()


@dataclass(frozen=True, slots=True)
class Plover:
    """A PLOVER code: root, mode, contexts, quad (1 verbal, 2 material cooperation; 3 verbal, 4 material conflict)."""

    event: str
    mode: str | None
    context: tuple[str, ...]
    quad: int


@dataclass(frozen=True, slots=True)
class OwnCoding:
    """A code of the user's own codebook: the codebook's name, the code, how sure, and why."""

    codebook: str
    code: str
    confidence: float
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """What somebody does to somebody. ``statement`` is None when the article itself asserts it; ``own`` when no codebook of
    the user's own was given, or it has no code for this."""

    id: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    predicate: Span
    plover: Plover
    cameo: str | None
    goldstein: float
    status: Status
    when: When
    where: str | None
    condition: tuple[Span, ...]
    statement: str | None
    background: bool
    confidence: float
    why: tuple[str, ...] = ()
    sure: Sureness = ()
    own: OwnCoding | None = None


@dataclass(frozen=True, slots=True)
class Meeting:
    """A gathering, visit, summit or call between named parties, past or announced; ``event`` is an event's id."""

    event: str
    participants: tuple[str, ...]
    when: When
    place: str | None
    status: MeetingStatus
    span: Span


@dataclass(frozen=True, slots=True)
class ReaderInfo:
    """Which program and model read the article, and how long it took (seconds)."""

    version: str
    model: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Report:
    """All that one article says. ``unread`` says why the text was not read, where it was not (its language, say)."""

    input: str
    article: Article
    reader: ReaderInfo
    sentences: tuple[Span, ...] = ()
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    times: tuple[Time, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[Event, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    unread: str | None = None
