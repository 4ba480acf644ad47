"""Whether a description ("the minister", "the French leader", "the militia") can be of somebody already mentioned."""

from __future__ import annotations

from typing import Final

from demarche.base.facts import Role

# A word for somebody -> the kinds of people that it is used of, by a word that their own description ends with.
_WIDER: Final[dict[str, frozenset[str]]] = {
    "leader": frozenset({"president", "premier", "minister", "chancellor", "king", "queen", "chairman", "chief", "head",
                         "ruler", "leader", "speaker", "chairwoman", "secretary", "emir", "sultan", "pope", "guerrilla",
                         "rebel", "secretary-general", "founder"}),
    "chief": frozenset({"secretary-general", "chief", "head", "commander", "director", "leader", "chairman", "general",
                        "secretary", "commissioner", "minister"}),
    "head": frozenset({"chief", "director", "chairman", "leader", "president"}),
    "minister": frozenset({"minister", "premier", "secretary"}),
    "premier": frozenset({"premier", "minister"}),
    "secretary": frozenset({"secretary"}),
    "diplomat": frozenset({"ambassador", "envoy", "minister", "diplomat", "negotiator", "secretary", "representative",
                           "consul", "spokesman", "spokeswoman"}),
    "envoy": frozenset({"envoy", "ambassador", "representative", "mediator", "negotiator", "diplomat", "secretary"}),
    "mediator": frozenset({"envoy", "mediator", "representative"}),
    "negotiator": frozenset({"negotiator", "envoy", "secretary", "minister"}),
    "official": frozenset({"official", "spokesman", "spokeswoman", "director", "secretary", "chief", "head", "officer",
                           "minister", "aide", "adviser", "governor", "mayor", "ambassador", "envoy", "representative"}),
    "spokesman": frozenset({"spokesman", "secretary"}),
    "spokeswoman": frozenset({"spokeswoman", "secretary"}),
    "politician": frozenset({"minister", "president", "lawmaker", "senator", "leader", "deputy", "candidate", "politician"}),
    "lawmaker": frozenset({"lawmaker", "senator", "congressman", "deputy", "speaker", "legislator", "mp", "congresswoman"}),
    "republican": frozenset({"senator", "speaker", "congressman", "lawmaker", "president"}),
    "commander": frozenset({"commander", "general", "colonel", "chief", "admiral"}),
    "officer": frozenset({"officer", "general", "colonel", "major", "captain", "lieutenant", "commander"}),
    "general": frozenset({"general", "commander", "chief"}),
    "cleric": frozenset({"cleric", "ayatollah", "imam", "mullah", "sheikh", "lama", "leader", "bishop", "priest"}),
    "lawyer": frozenset({"lawyer", "attorney", "counsel", "advocate"}),
}  # fmt: skip
ANYBODY: Final = frozenset({"man", "woman", "politician", "statesman"})
# Words for an organization or a country that was named before.
COLLECTIVES: Final = frozenset(
    {"group", "party", "movement", "organization", "organisation", "militia", "alliance", "front", "faction", "body", "agency",
     "company", "bloc", "union", "coalition", "council", "commission", "committee", "court", "association", "army", "force",
     "institution", "watchdog", "federation", "network", "firm", "newspaper", "daily"}
)  # fmt: skip
COUNTRIES: Final = frozenset({"country", "nation", "state", "republic", "kingdom", "superpower", "sultanate", "island"})
PAIRS: Final = frozenset(
    {"sides", "countries", "leaders", "nations", "ministers", "men", "states", "parties", "neighbours", "neighbors",
     "governments", "presidents", "women", "premiers", "allies", "foes", "rivals", "powers", "politicians", "diplomats",
     "both", "two"}
)  # fmt: skip

DOCUMENTS: Final = frozenset(
    {"statement", "communique", "document", "letter", "declaration", "message", "memo", "decree"}
)


def last_word(noun: str) -> str:
    return noun.rsplit(" ", 1)[-1]


def may_describe(noun: str, earlier: str) -> bool:
    """Whether somebody called ``earlier`` can be called ``noun`` afterwards: "minister" of a "foreign minister"."""
    said, held = last_word(noun), last_word(earlier)
    if noun == earlier or earlier.endswith(f" {noun}"):
        return True
    if " " in noun and " " in earlier:
        return False  # "foreign minister" and "defence minister"
    if said == held:
        return True
    return held in _WIDER.get(said, ())


def same_sector(role: Role | None, earlier: Role | None) -> bool:
    """Whether two roles are of one kind: an army is no police."""
    return role is None or earlier is None or role.sector == earlier.sector or "GOV" in (role.sector, earlier.sector)
