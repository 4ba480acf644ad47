"""Text -> sentences, words with trees, names: what all later steps build on."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from demarche.base.spans import Span, trimmed
from demarche.base.syntax import Parsed
from demarche.extract import reader
from demarche.extract.names import find_names
from demarche.extract.reader import Seen
from demarche.extract.sentences import split_sentences
from demarche.extract.trees import parse
from demarche.extract.words import split_words

JOIN_BELOW, SPLIT_ABOVE = 0.1, 0.6
"""A sentence that the rules begin is joined to the one before when the reader gives it less than the first; the reader
begins one of its own above the second. Sentence F1 on EWT and GUM (dev) is in docs/accuracy.md, rules alone beside it."""
_SENTENCE = 2


def parsed(seen: Seen, by_rule: Sequence[Span]) -> Parsed:
    """Decode the sentences, trees and names of a text that the model has seen."""
    sentences = refined(seen, by_rule)
    tokens = [split_words(seen.text, sentence) for sentence in sentences]
    return Parsed(seen.text, tuple(sentences), tuple(parse(seen, sentences, tokens)), find_names(seen))


def refined(seen: Seen, by_rule: Sequence[Span]) -> list[Span]:
    """The rules' sentences, corrected where the reader is sure."""
    if not len(seen.pieces):
        return list(by_rule)
    begins = seen.probabilities("boundary")[:, _SENTENCE]
    rules = {span.start for span in by_rule}
    starts = {0}
    for start, share in zip(seen.pieces.starts, begins, strict=True):
        if share >= SPLIT_ABOVE or (share >= JOIN_BELOW and int(start) in rules):
            starts.add(int(start))
    edges = [*sorted(starts), len(seen.text)]
    spans = (trimmed(seen.text, Span(a, b)) for a, b in pairwise(edges))
    return [span for span in spans if span.length]


def parse_text(text: str) -> Parsed:
    """Read one text by itself."""
    sentences = split_sentences(text)
    return parsed(reader.load().see([(text, sentences)])[0], sentences)
