"""Text -> sentences, words with trees, names: what all later steps build on."""

from __future__ import annotations

from demarche.base.spans import Span
from demarche.base.syntax import Parsed
from demarche.extract import reader
from demarche.extract.names import find_names
from demarche.extract.reader import Seen
from demarche.extract.sentences import split_sentences
from demarche.extract.trees import parse
from demarche.extract.words import split_words


def parsed(seen: Seen, sentences: list[Span]) -> Parsed:
    """Decode the trees and names of a text that the model has seen."""
    tokens = [split_words(seen.text, sentence) for sentence in sentences]
    return Parsed(seen.text, tuple(sentences), tuple(parse(seen, sentences, tokens)), find_names(seen))


def parse_text(text: str) -> Parsed:
    """Read one text by itself."""
    sentences = split_sentences(text)
    return parsed(reader.load().see([(text, sentences)])[0], sentences)
