"""Trees: LAS, UAS and UPOS with gold words, and LAS from raw text (CoNLL 2018 measure), on EWT and GUM."""

from __future__ import annotations

from demarche.base.spans import Span
from demarche.extract import reader
from demarche.extract.parsing import parsed
from demarche.extract.sentences import split_sentences
from demarche.extract.trees import parse
from training.corpora.trees import TreeDocument, read_trees


def measure(corpus: str = "ewt", part: str = "dev") -> dict[str, float]:
    """LAS, UAS, UPOS with gold words and sentences; LAS and word and sentence F1 from raw text."""
    documents = list(read_trees(corpus, part))
    loaded = reader.load()
    gold_sentences = [[t.span for t in d.trees] for d in documents]
    seen = loaded.see([(d.text, s) for d, s in zip(documents, gold_sentences, strict=True)])
    las = uas = upos = total = 0
    for document, sentences, one in zip(documents, gold_sentences, seen, strict=True):
        words = parse(one, sentences, [[t.span for t in tree.tokens] for tree in document.trees])
        offset = 0
        for tree in document.trees:
            for i, token in enumerate(tree.tokens):
                word = words[offset + i]
                head = i if token.head == 0 else token.head - 1
                right = word.head == offset + head
                uas += right
                las += right and word.relation == token.relation
                upos += word.upos == token.upos
                total += 1
            offset += len(tree.tokens)
    figures = {"LAS": las / total, "UAS": uas / total, "UPOS": upos / total}
    return figures | _raw(documents)


def _raw(documents: list[TreeDocument]) -> dict[str, float]:
    sentences = [split_sentences(d.text) for d in documents]
    seen = reader.load().see([(d.text, s) for d, s in zip(documents, sentences, strict=True)])
    right = words_right = said = gold = sentences_right = sentences_said = sentences_gold = 0
    for document, spans, one in zip(documents, sentences, seen, strict=True):
        text = parsed(one, spans)
        theirs: dict[Span, tuple[Span, str]] = {}
        for tree in document.trees:
            for token in tree.tokens:
                head = token.span if token.head == 0 else tree.tokens[token.head - 1].span
                theirs[token.span] = (head, token.relation)
            gold += len(tree.tokens)
        for word in text.words:
            expected = theirs.get(word.span)
            words_right += expected is not None
            right += expected == (text.words[word.head].span, word.relation)
        said += len(text.words)
        gold_spans = {t.span for t in document.trees}
        sentences_right += len(gold_spans & set(text.sentences))
        sentences_said += len(text.sentences)
        sentences_gold += len(gold_spans)
    return {
        "raw LAS": 2 * right / (said + gold),
        "raw words": 2 * words_right / (said + gold),
        "raw sentences": 2 * sentences_right / (sentences_said + sentences_gold),
    }


if __name__ == "__main__":
    for corpus in ("ewt", "gum"):
        print(corpus, " ".join(f"{name} {value:.4f}" for name, value in measure(corpus).items()))
