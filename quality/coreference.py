"""How often pronouns and role nouns are resolved rightly: GUM's news, interviews, speeches and lives, with its own trees.

A pronoun of the third person, or a definite role noun, counts where the gold has an earlier mention in its chain; it is
right when the nearest earlier phrase that the program puts with it is in the same gold chain.
``python -m quality.coreference [train|dev] [--errors] [--fit]``; ``--fit`` learns the weights of ``link.antecedents``
on the training part and prints them.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import numpy as np

from demarche.base import world as worlds
from demarche.base.spans import Span
from demarche.base.syntax import Name, NameKind, Parsed, Word
from demarche.link.affiliation import Gazette
from demarche.link.antecedents import THIRD_PERSON, WEIGHTS, Candidate
from demarche.link.coreference import resolve
from demarche.link.phrases import find_phrases
from demarche.link.profiles import is_title, profile
from training.corpora.trees import TreeDocument, read_trees

_GENRES = ("GUM_news", "GUM_interview", "GUM_speech", "GUM_bio")
_ENTITY = re.compile(r"\((\d+)-([a-z]+)|(\d+)\)|\)")
_KINDS: dict[str, NameKind] = {"person": "PER", "organization": "ORG", "place": "LOC"}


@dataclass(frozen=True, slots=True)
class Gold:
    """A document read by hand: its parse, and for the head of each mention the number of its chain."""

    name: str
    parsed: Parsed
    chain_of: dict[int, int]


def documents(part: str) -> Iterator[Gold]:
    for document in read_trees("gum", part):
        if document.name.startswith(_GENRES):
            yield _gold(document)


def _gold(document: TreeDocument) -> Gold:
    words: list[Word] = []
    chains: list[tuple[int, int, int, str]] = []
    for number, tree in enumerate(document.trees):
        base = len(words)
        opened: list[tuple[int, int, str]] = []
        for i, token in enumerate(tree.tokens):
            index = base + i
            head = base + token.head - 1 if token.head else index
            words.append(Word(index, token.span, token.form, token.upos, token.xpos, head, token.relation, number))
            entity = next((m[7:] for m in token.misc.split("|") if m.startswith("Entity=")), "")
            for found in _ENTITY.finditer(entity):
                if found[1]:
                    opened.append((int(found[1]), index, found[2]))
                elif opened:
                    wanted = int(found[3]) if found[3] else opened[-1][0]
                    at = max((k for k, o in enumerate(opened) if o[0] == wanted), default=len(opened) - 1)
                    chain, first, kind = opened.pop(at)
                    chains.append((first, index, chain, kind))
    parsed = Parsed(document.text, tuple(t.span for t in document.trees), tuple(words), ())
    chain_of: dict[int, int] = {}
    kind_of: dict[int, str] = {}
    for first, last, chain, kind in sorted(chains, key=lambda c: c[0] - c[1]):
        inside = range(first, last + 1)
        head = next((i for i in inside if words[i].is_root or words[i].head not in inside), first)
        chain_of[head] = chain
        kind_of[head] = kind
    return Gold(
        document.name, Parsed(document.text, parsed.sentences, tuple(words), tuple(_names(words, kind_of))), chain_of
    )


def _names(words: list[Word], kind_of: dict[int, str]) -> Iterator[Name]:
    """Runs of proper nouns, with the kind of the mention whose head they hold."""
    at = 0
    while at < len(words):
        last = at
        while last < len(words) and words[last].upos == "PROPN" and words[last].sentence == words[at].sentence:
            last += 1
        kind = next((_KINDS[k] for i in range(at, last) if (k := kind_of.get(i, "")) in _KINDS), None)
        if kind is not None:
            yield Name(Span(words[at].span.start, words[last - 1].span.end), kind, 1.0)
        at = max(last, at + 1)


def measure(part: str, *, errors: bool = False) -> Counter[str]:
    """Counts: pronouns and role nouns with an antecedent, resolved at all, resolved rightly."""
    world = worlds.load()
    counts: Counter[str] = Counter()
    for gold in documents(part):
        gazette = Gazette(gold.parsed, world, None)
        phrases = find_phrases(gold.parsed, partial(is_title, gazette=gazette))
        profiles = [profile(p, gazette, None) for p in phrases]
        text = resolve(gold.parsed, phrases, profiles)
        seen: set[int] = set()
        for phrase, said in zip(phrases, profiles, strict=True):
            head = phrase.head.index
            chain = gold.chain_of.get(head)
            pronoun = phrase.head.lower in THIRD_PERSON
            role = phrase.form == "noun" and phrase.definite and said.kind == "person" and phrase.number == "one"
            if chain is not None and chain in seen and (pronoun or role):
                kind = phrase.head.lower if pronoun and phrase.head.lower in ("it", "its", "they", "their", "them") else (
                    "he, she" if pronoun else "role")  # fmt: skip
                counts[f"{kind} n"] += 1
                entity = text.of(head)
                earlier = [p for p in entity.phrases if p.head.index < head] if entity else []
                if earlier:
                    counts[f"{kind} given"] += 1
                    good = gold.chain_of.get(earlier[-1].head.index) == chain
                    counts[f"{kind} right"] += good
                    if not good and errors:
                        print(gold.name, phrase.head.sentence, phrase.span.of(gold.parsed.text), "<-",
                              earlier[-1].span.of(gold.parsed.text)[:60])  # fmt: skip
                elif errors:
                    print(gold.name, phrase.head.sentence, phrase.span.of(gold.parsed.text), "<- nothing")
            if chain is not None:
                seen.add(chain)
    return counts


def fit(part: str = "train", rounds: int = 800, rate: float = 1.0, decay: float = 0.002) -> dict[str, float]:
    """Weights under which the right candidates are likeliest (softmax over each pronoun's candidates)."""
    names = [n for n in WEIGHTS if n not in ("speaks", "a body says", "other side of the quotes", "own words")]
    cases: list[tuple[np.ndarray, np.ndarray]] = []
    world = worlds.load()
    for gold in documents(part):
        gazette = Gazette(gold.parsed, world, None)
        phrases = find_phrases(gold.parsed, partial(is_title, gazette=gazette))

        def watch(word: Word, candidates: list[tuple[Candidate, dict[str, float]]], gold: Gold = gold) -> None:
            chain = gold.chain_of.get(word.index)
            right = [gold.chain_of.get(c.phrase.head.index) == chain for c, _ in candidates]
            if chain is not None and any(right) and not all(right):
                rows = np.array([[said.get(n, 0.0) for n in names] for _, said in candidates])
                cases.append((rows, np.array(right)))

        resolve(gold.parsed, phrases, [profile(p, gazette, None) for p in phrases], watch=watch)
    weights = np.array([WEIGHTS[n] for n in names])
    rows, right = np.concatenate([r for r, _ in cases]), np.concatenate([g for _, g in cases]).astype(float)
    starts = np.cumsum([0, *(len(g) for _, g in cases[:-1])])
    sizes = [len(g) for _, g in cases]
    scale = np.maximum(1.0, np.abs(rows).max(axis=0))
    rows, weights = rows / scale, weights * scale
    for _ in range(rounds):
        likely = np.exp(np.clip(rows @ weights, -30, 30))
        share = likely / np.repeat(np.add.reduceat(likely, starts), sizes)
        wanted = likely * right
        wanted /= np.repeat(np.add.reduceat(wanted, starts), sizes)
        weights = weights + rate * ((wanted - share) @ rows / len(cases) - decay * weights)
    return {n: round(float(w), 2) for n, w in zip(names, weights / scale, strict=True)}


def main(arguments: list[str]) -> None:
    if "--fit" in arguments:
        for name, weight in fit().items():
            print(f"    {name!r}: {weight},".replace("'", '"'))
        return
    part = "train" if "train" in arguments else "dev"
    counts = measure(part, errors="--errors" in arguments)
    kinds = sorted({k.rsplit(" ", 1)[0] for k in counts})
    for kind in kinds:
        n, given, right = (counts[f"{kind} {c}"] for c in ("n", "given", "right"))
        print(f"{part} {kind:8} {n:4} with an antecedent, resolved {given / n:.3f}, rightly {right / n:.3f}")
    for label, of in (
        ("pronouns", [k for k in kinds if k != "role"]),
        ("he, she, they", ["he, she", "they", "their", "them"]),
    ):
        n, right = sum(counts[f"{k} n"] for k in of), sum(counts[f"{k} right"] for k in of)
        print(f"{part} {label}: {right / max(1, n):.3f} of {n} rightly")


if __name__ == "__main__":
    main(sys.argv[1:])
