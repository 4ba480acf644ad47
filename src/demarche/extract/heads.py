"""The reader's heads and their labels: the one list that training, export and decoding share.

Taggers give each piece of the text one label. "bio" taggers mark stretches (``B-x``/``I-x``); "word" taggers label the
first piece of a word. Frame taggers label the pieces around an anchor (a cue, a predicate), one labelling an anchor, so
that statements may nest and overlap; theirs are long stretches, whose last piece has a label of its own (``E-x``).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


def _bio(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BI"))


def _bioe(*kinds: str) -> tuple[str, ...]:
    return ("O", *(f"{edge}-{kind}" for kind in kinds for edge in "BIE"))


@dataclass(frozen=True, slots=True)
class Tagger:
    """A label for each piece. ``detects``: unlabelled pieces count as "O" (else they teach nothing)."""

    name: str
    labels: tuple[str, ...]
    form: Literal["bio", "word"]
    detects: bool = True
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class FrameTagger:
    """Labels for the pieces up to ``reach`` before and after one anchor; ``width`` is the size of its hidden layer,
    ``smooth``: convolutions let each piece see what its neighbours look like from the anchor."""

    name: str
    labels: tuple[str, ...]
    width: int
    reach: int
    weight: float = 1.0
    smooth: bool = False


UPOS = (
    "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM",
    "VERB", "X",
)  # fmt: skip
XPOS = (
    "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "MD", "TO", "NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "PRP", "PRP$",
    "OTHER",
)  # fmt: skip
RELATIONS = (
    "acl", "acl:relcl", "advcl", "advcl:relcl", "advmod", "advmod:emph", "amod", "appos", "aux", "aux:pass", "case", "cc",
    "cc:preconj", "ccomp", "compound", "compound:prt", "conj", "cop", "csubj", "csubj:outer", "csubj:pass", "dep", "det",
    "det:predet", "discourse", "dislocated", "expl", "fixed", "flat", "goeswith", "iobj", "list", "mark", "nmod",
    "nmod:desc", "nmod:poss", "nmod:unmarked", "nsubj", "nsubj:outer", "nsubj:pass", "nummod", "obj", "obl", "obl:agent",
    "obl:unmarked", "orphan", "parataxis", "punct", "reparandum", "root", "vocative", "xcomp",
)  # fmt: skip
ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STATUSES = ("done", "ongoing", "planned", "offered", "demanded", "conditional", "feared", "denied", "hypothetical")
ACTS = (
    "state", "offer", "propose", "request", "demand", "promise", "agree", "accept", "reject", "deny", "accuse", "warn",
    "threaten", "praise", "condemn", "apologize", "ask", "hope", "fear",
)  # fmt: skip
PLV_ROOTS = (
    "AGREE", "CONSULT", "SUPPORT", "YIELD", "COOPERATE", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST",
    "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip

TAGGERS = (
    Tagger("boundary", ("inside", "word", "sentence"), "word", detects=False, weight=0.5),
    Tagger("cue", _bio("CUE"), "bio", weight=2.0),
    Tagger("said", _bio("CUE"), "bio", weight=2.0),
    Tagger("upos", UPOS, "word", detects=False),
    Tagger("xpos", XPOS, "word", detects=False, weight=0.5),
    Tagger("name", _bio("PER", "ORG", "LOC", "MISC"), "bio", weight=2.0),
    Tagger(
        "political",
        _bio(
            "politician", "politicalparty", "organisation", "country", "event", "election", "location", "person", "misc"
        ),
        "bio",
        weight=0.5,
    ),
    Tagger("toponym", _bio("PLACE"), "bio"),
    Tagger("timex", _bio("DATE", "TIME", "DURATION", "SET"), "bio"),
    Tagger(
        "occurrence",
        ("O", "OCCURRENCE", "STATE", "REPORTING", "I_ACTION", "I_STATE", "ASPECTUAL", "PERCEPTION"),
        "word",
        weight=0.5,
    ),
    Tagger("tense", ("NONE", "PAST", "PRESENT", "FUTURE", "INFINITIVE", "PRESPART", "PASTPART"), "word", False, 0.3),
    Tagger("polarity", ("POS", "NEG"), "word", False, 0.3),
    Tagger("modality", ("none", "modal"), "word", False, 0.3),
    Tagger("root", ("O", *ROOTS), "word", weight=2.0),
    Tagger("status", STATUSES, "word", detects=False, weight=1.0),
    Tagger("background", ("new", "background"), "word", False, 0.3),
    Tagger("act", ACTS, "word", detects=False, weight=1.0),
)
FRAMES = (
    FrameTagger("attribution", _bioe("SOURCE", "CUE", "CONTENT"), 192, reach=160, weight=3.0, smooth=True),
    FrameTagger("statement", _bioe("SOURCE", "CONTENT"), 128, reach=160, weight=1.5),
    FrameTagger(
        "roles",
        _bio("ARG0", "ARG1", "ARG2", "ARG3", "TMP", "LOC", "NEG", "MOD", "ADV", "DIR", "PRP", "MNR"),
        128,
        reach=48,
    ),
    FrameTagger("participants", ("O", "ACTOR", "RECIPIENT", "BOTH"), 128, reach=96, weight=3.0, smooth=True),
)
ARC_WIDTH = 256
RELATION_WIDTH = 128
PAIR_WIDTH = 128
SMOOTH_WIDTH = 48
DILATIONS = (1, 3, 9)
"""The convolutions of a smooth frame tagger. On PolNeAR (dev, given the cue's place, heads alone trained) they and the
labels of last pieces put all three spans of an attribution right in .61 instead of .58; participants gain a point."""
NEAR = 32
"""Relative distances from an anchor are told apart up to this many pieces."""
