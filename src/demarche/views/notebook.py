"""A report as HTML for a notebook: the article with its evidence marked. No scripts, nothing loaded from elsewhere.

Invariant: every word of a page goes through ``escape``.
"""

from __future__ import annotations

from html import escape

from demarche.base.records import Report
from demarche.views.highlight import Segment, marks, segments
from demarche.views.lines import heading
from demarche.views.wording import cleaned

_LEGEND = (
    ("source", "who says"), ("cue", "says"), ("content", "what is said"), ("event", "done"), ("possible", "not done"),
    ("condition", "condition"), ("actor", "actor"), ("place", "place"), ("time", "time"), ("agreement", "agreement"),
)  # fmt: skip
_STYLE = """
.demarche{font:15px/1.7 Georgia,serif;max-width:46em;color:inherit}
.demarche h3{margin:0;font-size:1.3em;line-height:1.3}.demarche .deck{font-style:italic;margin:.2em 0}
.demarche .facts,.demarche .legend{font:12px/1.6 system-ui,sans-serif;opacity:.75}
.demarche .text{white-space:pre-wrap;overflow-wrap:anywhere;margin:.8em 0}
.demarche .unread{border-left:3px solid #c80;padding-left:.6em}
.demarche .legend span{margin-right:.9em}
.demarche .content{background:rgba(90,140,220,.13)}.demarche .source{box-shadow:inset 0 -2px #36a}
.demarche .cue{font-weight:bold}.demarche .event{background:rgba(60,160,80,.30);border-radius:3px}
.demarche .possible{background:rgba(230,160,30,.34);border-radius:3px;font-style:italic}
.demarche .condition{box-shadow:inset 0 -2px #c80}.demarche .actor{text-decoration:underline dotted #888}
.demarche .place{text-decoration:underline dashed #2a7}.demarche .time{text-decoration:underline wavy #a5a 1px}
.demarche .agreement{text-decoration:underline double #a63}
"""


def to_html(report: Report) -> str:
    """A fragment of HTML: headline, facts, legend, and the article; what a mark says shows where the pointer rests."""
    article = report.article
    deck = f'<p class="deck">{_shown(article.subtitle)}</p>' if article.subtitle else ""
    unread = f'<p class="unread">Not read: {_shown(report.unread)}.</p>' if report.unread else ""
    legend = "".join(f'<span class="{kind}">{words}</span>' for kind, words in _LEGEND)
    pieces = segments(len(article.text), marks(report))
    body = "".join(_segment(piece, piece.span.of(article.text)) for piece in pieces)
    return (
        f'<div class="demarche"><style>{_STYLE}</style><h3>{_shown(article.title) or "(no headline)"}</h3>{deck}'
        f'<p class="facts">{"<br>".join(escape(line) for line in heading(report))}</p>{unread}'
        f'<p class="legend">{legend}</p><div class="text">{body}</div></div>'
    )


def _segment(segment: Segment, words: str) -> str:
    if not segment.marks:
        return escape(words)
    kinds = " ".join(dict.fromkeys(mark.kind for mark in segment.marks))
    notes = "\n".join(dict.fromkeys(escape(cleaned(mark.note)) for mark in segment.marks))
    return f'<span class="{kinds}" title="{notes}">{escape(words)}</span>'


def _shown(words: str | None) -> str:
    return escape(cleaned(words or ""))
