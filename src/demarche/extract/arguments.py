"""Who acts and who is acted upon, by the tree, where the reader's participants head is silent.

The plain cases of English grammar: subject and object, passive and by-phrase, possessors and adjectives of event nouns,
shared subjects of coordinated and controlled verbs.
"""

from __future__ import annotations

from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word

_NOUN_ACTOR = frozenset({"by", "from", "between", "among"})
_NOUN_RECIPIENT = frozenset({"on", "against", "to", "with", "at", "toward", "towards", "of"})
_OBLIQUE_RECIPIENT = frozenset({"with", "against", "to", "on", "at", "for", "toward", "towards"})


def arguments(parsed: Parsed, predicate: Word) -> tuple[list[Span], list[Span]]:
    """(actor spans, recipient spans) of one predicate; each span is a noun phrase without its clauses."""
    if predicate.upos in ("VERB", "AUX") or parsed.child(predicate, "nsubj*", "obj") is not None:
        actors, recipients = _of_verb(parsed, predicate)
    else:
        actors, recipients = _of_noun(parsed, predicate)
    return [phrase(parsed, w) for w in actors], [phrase(parsed, w) for w in recipients]


def phrase(parsed: Parsed, head: Word) -> Span:
    """The head with what stands before it and its flat parts: "Turkish President Recep Tayyip Erdogan"."""
    inside = [head]
    for child in parsed.children(head):
        if child.relation in ("amod", "compound", "nmod:poss", "nmod:desc", "flat", "det", "nummod", "conj"):
            inside += list(parsed.subtree(child)) if child.relation != "conj" else [child]
    return Span(min(w.span.start for w in inside), max(w.span.end for w in inside))


def _of_verb(parsed: Parsed, verb: Word) -> tuple[list[Word], list[Word]]:
    passive = parsed.child(verb, "nsubj:pass", "aux:pass") is not None
    subject = _subject(parsed, verb)
    actors: list[Word] = []
    recipients: list[Word] = []
    if passive:
        agent = parsed.child(verb, "obl:agent")
        actors += [agent] if agent else []
        recipients += [subject] if subject else []
    else:
        actors += [subject] if subject else []
        found = parsed.child(verb, "obj", "iobj")
        if found is None:
            found = next(
                (
                    child
                    for child in parsed.children(verb)
                    if child.relation == "obl"
                    and (case := parsed.child(child, "case")) is not None
                    and case.lower in _OBLIQUE_RECIPIENT
                    and child.upos == "PROPN"
                ),
                None,
            )
        recipients += [found] if found else []
    return actors, recipients


def _subject(parsed: Parsed, verb: Word) -> Word | None:
    """The verb's subject, or the one that it shares with the clause above it."""
    current = verb
    for _ in range(4):
        subject = parsed.child(current, "nsubj", "nsubj:pass", "csubj")
        if subject is not None:
            return subject
        above = parsed.words[current.head]
        if current.is_root:
            return None
        if current.relation.startswith("acl"):
            return above
        if current.relation not in ("conj", "xcomp", "advcl", "parataxis"):
            return None
        if current.relation == "xcomp" and (object_ := parsed.child(above, "obj")) is not None:
            return object_
        current = above
    return None


def _of_noun(parsed: Parsed, noun: Word) -> tuple[list[Word], list[Word]]:
    actors: list[Word] = []
    recipients: list[Word] = []
    for child in parsed.children(noun):
        if child.relation in ("nmod:poss", "amod", "compound") and child.text[:1].isupper():
            actors.append(child)
        elif child.relation == "nmod":
            case = parsed.child(child, "case")
            if case is None:
                continue
            if case.lower in _NOUN_ACTOR:
                actors.append(child)
            elif case.lower in _NOUN_RECIPIENT:
                recipients.append(child)
    return actors, recipients
