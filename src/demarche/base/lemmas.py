"""The dictionary forms that an English word may be inflected from: "slapped" -> "slap", "talks" -> "talk".

A small stripper for the verbs and nouns of news: irregular forms by list, the others by the spelling rules of English.
It has no vocabulary, so ``candidates`` gives all that a form may come from, the likeliest first; a dictionary that has
the words decides.
"""

from __future__ import annotations

import re
from functools import lru_cache

# A base form, and after the colon the forms that the rules below do not lead back to it.
_IRREGULAR = """
arise: arose arisen; be: am is are was were been; bear: bore borne; beat: beaten; become: became; begin: began begun;
bend: bent; bind: bound; bite: bit bitten; bleed: bled; blow: blew blown; break: broke broken; bring: brought;
build: built; burn: burnt; buy: bought; catch: caught; choose: chose chosen; cling: clung; come: came; creep: crept;
deal: dealt; dig: dug; do: did done; draw: drew drawn; drink: drank drunk; drive: drove driven; eat: ate eaten;
fall: fell fallen; feed: fed; feel: felt; fight: fought; find: found; flee: fled; fly: flew flown;
forbid: forbade forbidden; foresee: foresaw foreseen; forget: forgot forgotten; forgive: forgave forgiven;
forgo: forwent forgone; freeze: froze frozen; get: got gotten; give: gave given; go: went gone; grind: ground;
grow: grew grown; hang: hung; have: has had; hear: heard; hide: hid hidden; hold: held; keep: kept; kneel: knelt;
know: knew known; lay: laid; lead: led; leap: leapt; leave: left; lend: lent; light: lit; lose: lost; make: made;
mean: meant; meet: met; mislead: misled; mistake: mistook mistaken; overcome: overcame; overrun: overran;
oversee: oversaw overseen; overtake: overtook overtaken; overthrow: overthrew overthrown;
override: overrode overridden; partake: partook; pay: paid; plead: pled; prove: proven; rebuild: rebuilt;
repay: repaid; retake: retook retaken; ride: rode ridden; ring: rang rung; rise: rose risen; run: ran; say: said;
see: saw seen; seek: sought; sell: sold; send: sent; shake: shook shaken; shoot: shot; show: shown;
shrink: shrank shrunk; sing: sang sung; sink: sank sunk; sit: sat; slay: slew slain; sleep: slept; slide: slid;
speak: spoke spoken; speed: sped; spend: spent; spin: spun; spring: sprang sprung; stand: stood; steal: stole stolen;
stick: stuck; strike: struck stricken; strive: strove striven; swear: swore sworn; sweep: swept; swing: swung;
take: took taken; teach: taught; tear: tore torn; tell: told; think: thought; throw: threw thrown;
undergo: underwent undergone; understand: understood; undertake: undertook undertaken; uphold: upheld;
wake: woke woken; wear: wore worn; weep: wept; win: won; withdraw: withdrew withdrawn; withhold: withheld;
withstand: withstood; write: wrote written; crisis: crises; man: men; woman: women; child: children; life: lives;
thief: thieves; knife: knives; half: halves; die: dying; lie: lying; tie: tying; vie: vying;
panic: panicked panicking; traffic: trafficked trafficking; kidnap: kidnapped kidnapping;
boycott: boycotted boycotting; visit: visited visiting; exit: exited exiting; begin: beginning; add: added adding;
create: created creating; recreate: recreated
"""

# What is left of a verb in -e when -ed or -ing goes: "accus", "negotiat", "urg", "settl", "requir", "conven".
_LOST_E = re.compile(
    r"(?:[cvu]|(?<![tz])z|(?<!s)s|[dlr]g|[aeu]ng|fring|[aiou]g|lleg|[bdfgkptz]l|(?<![eo])at|(?<![eo])ad|(?<![aeio])[aiou]d|[cp]ed"
    r"|(?<![aeo])ut|(?<![aeiou])[aio]k|(?<![aeou])il|(?<![aeou])in|(?<![aeo])ir|(?<!o)ur|(?<![eo])ar|plor|gnor|stor"
    r"|[st]um|com|ven|fer(?<=terfer)|[cdv]it(?<!edit)|gnit|unit|let|pet(?<=ompet)|mot|vot|quot|rib|rob|cap|ap[ei]?p|pon(?<=tpon))$"
)
_DOUBLED = re.compile(r"[aeiou]([bdgklmnprtv])\1$")
_CLOSED = re.compile(r"[^aeiou]*(?:qu)?[aeiou][bdgklmnprt]$")
_SYLLABLE = re.compile(r"[aeiouy]+")


@lru_cache(maxsize=8192)
def candidates(word: str) -> tuple[str, ...]:
    """What ``word`` may be a form of, in lower case, the likeliest first; the word itself is always among them."""
    form = word.casefold()
    found = [_BASE[form]] if form in _BASE else []
    if form.endswith("ed"):
        found += _from_stem(form[:-2], "ied" if form.endswith("ied") else "ed")
    elif form.endswith("ing") and len(form) > 4:
        found += _from_stem(form[:-3], "ing")
    elif form.endswith("s"):
        found += _from_s(form)
    return tuple(dict.fromkeys([*found, form]))


def lemma(word: str) -> str:
    """The likeliest dictionary form of one inflected word, by the rules alone."""
    return candidates(word)[0]


def _from_stem(stem: str, ending: str) -> list[str]:
    """Bases of a form in -ed or -ing, given what stands before the ending."""
    if len(stem) < 2 or not _SYLLABLE.search(stem):
        return []
    if ending == "ied":
        return [stem[:-1] + "y", stem + "e"] if len(stem) > 2 else [stem + "e"]
    if ending == "ed" and stem.endswith("e"):
        return [stem + "e"]
    syllables = len(_SYLLABLE.findall(stem))
    doubled = _DOUBLED.search(stem)
    if doubled and not (doubled[1] == "l" and syllables == 1):
        return [stem[:-1], stem, stem + "e"]
    # A closed syllable by itself would have doubled its consonant: "hoping" is of "hope", "hopping" of "hop".
    if _LOST_E.search(stem) or (syllables == 1 and _CLOSED.fullmatch(stem)):
        return [stem + "e", stem]
    return [stem, stem + "e"]


def _from_s(form: str) -> list[str]:
    if form.endswith(("ss", "us", "is")) or len(form) < 4:
        return []
    if form.endswith("ies"):
        return [form[:-3] + "y", form[:-1]]
    if form.endswith(("sses", "shes", "ches", "xes", "zzes", "oes")):
        return [form[:-2], form[:-1]]
    return [form[:-1]]


_BASE = {
    form: base.strip()
    for entry in _IRREGULAR.split(";")
    for base, _, forms in [entry.partition(":")]
    for form in forms.split()
}
