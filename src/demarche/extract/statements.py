"""Who is said to say what: sources, cues and contents (PolNeAR's guidelines), with the speech act of each.

A cue is found by two taggers, one taught on political news (PolNeAR), one on agency reports; a frame around each cue
gives its source and its content, so that contents may nest, overlap and be interrupted.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from demarche.base.drafts import Attribution
from demarche.base.records import Form
from demarche.base.spans import Span, hull, merged, trimmed
from demarche.base.syntax import Parsed
from demarche.extract.heads import ACTS, FRAMES, TAGGERS
from demarche.extract.phrases import phrase
from demarche.extract.reader import Floats, Seen
from demarche.extract.tags import best_path, best_paths, stretches

AGENCY_SHARE = 0.3
"""The weight of the tagger taught on agency reports; the other one's is the rest. Even shares find .02 more cues (F1) in the
hand-read agency reports and lose .05 of PolNeAR's exact ones (dev); none at all loses in both."""
CONTENT_COST = 2.5
"""What beginning a stretch of content costs (natural log); .016 of exact contents on PolNeAR (dev) against none."""
REACH = 60
"""Characters between the stretches of one statement: of 30, 60, 100, 150 and 300 the best on PolNeAR (dev), by .003."""
SOURCE_COST = 1.0
"""The same for a source; without it the article of "the United States" is at times a source of its own."""
_CUE_LABELS = next(t.labels for t in TAGGERS if t.name == "cue")
_FRAME_LABELS = next(f.labels for f in FRAMES if f.name == "attribution")
_QUOTES = '"“”«»'


def find_attributions(seen: Seen, parsed: Parsed) -> list[Attribution]:
    """All attributions in text order of their cues."""
    if not len(seen.pieces):
        return []
    cues = find_cues(seen)
    frames = seen.frame("attribution", [first for first, _, _ in cues])
    paths = best_paths(
        [shares for _, shares in frames], _FRAME_LABELS, {"CONTENT": CONTENT_COST, "SOURCE": SOURCE_COST}
    )
    acts = seen.probabilities("act")
    said = seen.probabilities("said")[:, 1]
    found: list[Attribution] = []
    for (anchor, last, sure), (offset, probabilities), path in zip(cues, frames, paths, strict=True):
        source, cue, content, confidence = _decode(seen, offset, probabilities, path)
        if not cue or not any(s.overlaps(seen.pieces.span(anchor, last)) for s in cue):
            cue = (seen.pieces.span(anchor, last),)
        if not content:
            continue
        if any(known.overlaps(own) for known in (found[-1].cue if found else ()) for own in cue):
            continue  # "has called on" and its "called on" are one statement
        source = source or _subject(parsed, hull(cue), content)
        # "has also warned": the act is read where the tagger of single words sees its cue
        spoken = anchor + int(said[anchor : last + 1].argmax())
        act = int(acts[spoken].argmax())
        found.append(
            Attribution(
                source,
                cue,
                content,
                _form(seen.text, content),
                ACTS[act],  # type: ignore[arg-type]
                _addressee(parsed, hull(cue), hull(content)),
                None,
                (
                    ("cue", round(sure, 3)),
                    ("content", round(confidence, 3)),
                    ("act", round(float(acts[spoken, act]), 3)),
                ),
                (f"cue “{hull(cue).of(seen.text)}”", f"act {ACTS[act]} ({acts[spoken, act]:.2f})"),
            )
        )
    return _nested(found)


def find_cues(seen: Seen) -> list[tuple[int, int, float]]:
    """(first piece, last piece, probability) of each cue."""
    share = np.float32(AGENCY_SHARE)
    probabilities: Floats = (1 - share) * seen.probabilities("cue") + share * seen.probabilities("said")
    path = best_path(probabilities, _CUE_LABELS)
    return [
        (first, last, float(1 - probabilities[first : last + 1, 0].mean()))
        for first, last, _ in stretches(path, _CUE_LABELS)
    ]


def _decode(
    seen: Seen, offset: int, probabilities: Floats, path: NDArray[np.int64]
) -> tuple[tuple[Span, ...], tuple[Span, ...], tuple[Span, ...], float]:
    """Source, cue, content spans of one frame and the mean probability of the labels chosen."""
    spans: dict[str, list[Span]] = {"SOURCE": [], "CUE": [], "CONTENT": []}
    weight: dict[str, list[float]] = {"SOURCE": [], "CUE": [], "CONTENT": []}
    for first, last, role in stretches(path, _FRAME_LABELS):
        span = trimmed(seen.text, seen.pieces.span(offset + first, offset + last))
        spans[role].append(_whole_words(seen.text, span))
        weight[role].append(float(probabilities[np.arange(first, last + 1), path[first : last + 1]].mean()))
    source = _best(spans["SOURCE"], weight["SOURCE"])
    cue = tuple(merged(spans["CUE"], gap=1))
    chosen = weight["SOURCE"] + weight["CONTENT"]
    return (
        source,
        cue,
        _hanging_together(merged(spans["CONTENT"], gap=1), [*source, *cue]),
        float(np.mean(chosen)) if chosen else 0.0,
    )


def _hanging_together(content: Sequence[Span], others: Sequence[Span]) -> tuple[Span, ...]:
    """The stretches that the source, the cue or another stretch stands within ``REACH`` of, gaps between them closed.

    What lies farther off belongs to another statement of the same speaker: on PolNeAR (dev) leaving it out puts .628 of
    contents right instead of .595, and closing gaps .001 more.
    """
    core, rest = list(others), list(content)
    kept: list[Span] = []
    grown = True
    while grown:
        near = [s for s in rest if any(max(s.start - o.end, o.start - s.end) <= REACH for o in core)]
        grown = bool(near)
        kept += near
        core += near
        rest = [s for s in rest if s not in near]
    out: list[Span] = []
    for span in sorted(kept or content):
        gap = Span(out[-1].end, span.start) if out else None
        if gap is not None and gap.length <= REACH and not any(o.overlaps(gap) for o in others):
            out[-1] = Span(out[-1].start, span.end)
        else:
            out.append(span)
    return tuple(out)


def _best(spans: Sequence[Span], weights: Sequence[float]) -> tuple[Span, ...]:
    """The one source: annotators mark a single stretch in all but one of two thousand attributions."""
    if not spans:
        return ()
    return (spans[int(np.argmax(weights))],)


def _subject(parsed: Parsed, cue: Span, content: Sequence[Span]) -> tuple[Span, ...]:
    """The subject of a cue for which the frame marks no source, or of the verb that it goes with: "..., adding that"."""
    verb = parsed.head_of(cue)
    for _ in range(3):
        if verb is None or verb.upos != "VERB" or parsed.child(verb, "nsubj:pass", "aux:pass") is not None:
            return ()
        subject = parsed.child(verb, "nsubj")
        if subject is not None:
            inside = any(s.contains(subject.span) for s in content)
            return () if inside or subject.lower in _NOBODY else (phrase(parsed, subject),)
        if verb.is_root or verb.relation not in ("advcl", "conj", "xcomp"):
            return ()
        verb = parsed.words[verb.head]
    return ()


_NOBODY = frozenset({"it", "there", "that", "which", "this", "what"})
_TOLD_TO = frozenset({"to", "on", "with", "upon"})


def _addressee(parsed: Parsed, cue: Span, content: Span) -> tuple[Span, ...]:
    """Whom the cue's verb is aimed at: "told reporters", "called on Iran", "said to the minister"."""
    verb = parsed.head_of(cue)
    if verb is None or verb.upos != "VERB":
        return ()
    found = parsed.child(verb, "iobj", "obj")
    if found is None:
        found = next(
            (
                child
                for child in parsed.children(verb)
                if child.relation == "obl"
                and (case := parsed.child(child, "case")) is not None
                and case.lower in _TOLD_TO
            ),
            None,
        )
    if found is None or found.upos not in ("NOUN", "PROPN", "PRON") or content.contains(found.span):
        return ()
    return (phrase(parsed, found),)


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start : start + 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1 : end].isalnum():
        end += 1
    return Span(start, end)


def _form(text: str, content: Sequence[Span]) -> Form:
    """Direct when all of the content stands in quotation marks, mixed when a part of it does."""
    inside = total = 0
    for span in content:
        words = span.of(text)
        before = text[max(0, span.start - 1) : span.start]
        quoted = before in tuple(_QUOTES) and before != ""
        for ch in words:
            if ch in "“«":
                quoted = True
            elif ch in "”»":
                quoted = False
            elif ch == '"':
                quoted = not quoted
            elif not ch.isspace():
                total += 1
                inside += quoted
    if not inside:
        return "indirect"
    return "direct" if inside >= 0.9 * total else "mixed"


def _nested(found: list[Attribution]) -> list[Attribution]:
    """Say of each attribution which other one's content holds its cue most closely."""
    out = []
    for i, inner in enumerate(found):
        cue = hull(inner.cue)
        holders = [
            (sum(s.length for s in outer.content), j)
            for j, outer in enumerate(found)
            if j != i and any(s.contains(cue) for s in outer.content)
        ]
        within = min(holders)[1] if holders else None
        out.append(
            Attribution(
                inner.source,
                inner.cue,
                inner.content,
                inner.form,
                inner.act,
                inner.addressee,
                within,
                inner.sure,
                inner.why,
            )
        )
    return out
