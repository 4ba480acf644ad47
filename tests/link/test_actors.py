"""Actors from text written here about invented or well-known public people."""

from __future__ import annotations

import cProfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base import world as worlds
from demarche.base.records import Actor
from demarche.base.spans import Span
from demarche.base.syntax import Parsed, Word
from demarche.link.actors import LinkedActors, link_actors
from tests.link.reading import read, words_of

DAY = date(2006, 3, 8)
WORLD = worlds.load()


def linked(
    parsed: Parsed, *asked: Span, speakers: tuple[tuple[Span, Span], ...] = (), dateline: str | None = None
) -> LinkedActors:
    return link_actors(parsed, asked, WORLD, DAY, speakers=speakers, dateline=dateline)


def found(parsed: Parsed, words: str, nth: int = 0, **more: str | None) -> list[Actor]:
    span = words_of(parsed, words, nth)
    answer = linked(parsed, span, **more)  # type: ignore[arg-type]
    by_id = {a.id: a for a in answer.actors}
    return [by_id[i] for i in answer.who(span)]


def test_a_title_with_an_adjective_gives_the_country_of_somebody_unknown() -> None:
    parsed = read(
        "Norwegian/ADJ/amod>3 trade/NOUN/compound>3 envoy/NOUN/nmod:desc>4 Ola/PROPN/nsubj>6 Fjordmann/PROPN/flat>4 "
        "spoke/VERB/root>0",
        names={"Ola Fjordmann": "PER"},
    )
    (actor,) = found(parsed, "Ola Fjordmann")
    assert (actor.name, actor.kind, actor.country) == ("Ola Fjordmann", "person", "NOR")
    assert actor.why


def test_a_surname_and_he_go_back_to_the_full_name() -> None:
    parsed = read(
        "Peruvian/ADJ/amod>2 minister/NOUN/nmod:desc>3 Rosendo/PROPN/nsubj>5 Quilca/PROPN/flat>3 arrived/VERB/root>0",
        "Quilca/PROPN/nsubj>2 smiled/VERB/root>0",
        "He/PRON/nsubj>2 left/VERB/root>0",
        names={"Rosendo Quilca": "PER", "Quilca": "PER"},
    )
    asked = [words_of(parsed, "Rosendo Quilca"), words_of(parsed, "Quilca", 1), words_of(parsed, "He")]
    answer = linked(parsed, *asked)
    assert len({answer.who(span) for span in asked}) == 1
    (actor,) = answer.actors
    assert actor.country == "PER"
    assert len(actor.mentions) == 3


def test_surnames_shared_by_two_are_kept_apart() -> None:
    parsed = read(
        "Chilean/ADJ/amod>2 senator/NOUN/nmod:desc>3 Maria/PROPN/nsubj>5 Huamani/PROPN/flat>3 arrived/VERB/root>0",
        "Bolivian/ADJ/amod>2 senator/NOUN/nmod:desc>3 Pedro/PROPN/nsubj>5 Huamani/PROPN/flat>3 left/VERB/root>0",
        names={"Maria Huamani": "PER", "Pedro Huamani": "PER"},
    )
    assert [a.country for a in found(parsed, "Maria Huamani")] == ["CHL"]
    assert [a.country for a in found(parsed, "Pedro Huamani")] == ["BOL"]


def test_she_is_the_woman_and_he_the_man() -> None:
    parsed = read(
        "Chilean/ADJ/amod>2 senator/NOUN/nmod:desc>3 Maria/PROPN/nsubj>5 Lonko/PROPN/flat>3 met/VERB/root>0 "
        "Bolivian/ADJ/amod>7 judge/NOUN/nmod:desc>8 Pedro/PROPN/obj>5 Huamani/PROPN/flat>8",
        "He/PRON/nsubj>2 smiled/VERB/root>0",
        "She/PRON/nsubj>2 left/VERB/root>0",
        names={"Maria Lonko": "PER", "Pedro Huamani": "PER"},
    )
    assert [a.country for a in found(parsed, "He")] == ["BOL"]
    assert [a.country for a in found(parsed, "She")] == ["CHL"]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (
            "a/DET/det>2 spokesman/NOUN/nsubj>6 for/ADP/case>5 the/DET/det>5 Kremlin/PROPN/nmod>2 spoke/VERB/root>0",
            "RUS",
        ),
        ("the/DET/det>2 president/NOUN/nsubj>5 of/ADP/case>4 Chad/PROPN/nmod>2 spoke/VERB/root>0", "TCD"),
        (
            "Kenya/PROPN/nmod:poss>3 's/PART/case>1 ambassador/NOUN/nsubj>6 to/ADP/case>5 Japan/PROPN/nmod>3 spoke/VERB/root>0",
            "KEN",
        ),
        ("Ankara/PROPN/nsubj>2 insisted/VERB/root>0", "TUR"),
    ],
)
def test_positions_that_give_a_country(text: str, country: str) -> None:
    parsed = read(text)
    subject = next(w for w in parsed.words if w.relation == "nsubj")
    answer = linked(parsed, subject.span)
    assert [a.country for a in answer.actors] == [country]


def test_an_envoy_to_a_state_does_not_belong_to_it() -> None:
    parsed = read("an/DET/det>2 envoy/NOUN/nsubj>5 to/ADP/case>4 Japan/PROPN/nmod>2 spoke/VERB/root>0")
    assert "JPN" not in {
        a.country for a in found(parsed, "an envoy") if a.confidence > 0.5 and a.why and "to" in a.why[0]
    }


def test_two_services_of_two_states_are_two_actors() -> None:
    parsed = read(
        "Peruvian/ADJ/amod>5 and/CCONJ/cc>3 Chilean/ADJ/conj>1 intelligence/NOUN/compound>5 services/NOUN/nsubj>6 "
        "warned/VERB/root>0"
    )
    assert {a.country for a in found(parsed, "Peruvian and Chilean intelligence services")} == {"PER", "CHL"}


def test_those_named_together_are_all_found_and_make_a_group() -> None:
    parsed = read(
        "Peru/PROPN/nsubj>4 and/CCONJ/cc>3 Chile/PROPN/conj>1 agreed/VERB/root>0", names={"Peru": "LOC", "Chile": "LOC"}
    )
    span = words_of(parsed, "Peru and Chile")
    answer = linked(parsed, span)
    assert answer.who(span) == ("government:peru", "government:chile")
    id = answer.one(span)
    group = next(a for a in answer.actors if a.id == id)
    assert group.members == answer.who(span)
    assert group.country is None


def test_both_leaders_are_the_last_two() -> None:
    parsed = read(
        "Chilean/ADJ/amod>2 president/NOUN/nmod:desc>3 Maria/PROPN/nsubj>5 Lonko/PROPN/flat>3 met/VERB/root>0 "
        "Bolivian/ADJ/amod>7 president/NOUN/nmod:desc>8 Pedro/PROPN/obj>5 Huamani/PROPN/flat>8",
        "Both/DET/det>2 leaders/NOUN/nsubj>3 smiled/VERB/root>0",
        names={"Maria Lonko": "PER", "Pedro Huamani": "PER"},
    )
    assert {a.country for a in found(parsed, "Both leaders")} == {"CHL", "BOL"}


def test_whoever_speaks_for_an_intergovernmental_organization_has_no_country() -> None:
    parsed = read(
        "UN/PROPN/compound>2 spokeswoman/NOUN/nmod:desc>3 Irma/PROPN/nsubj>5 Kvist/PROPN/flat>3 spoke/VERB/root>0",
        names={"UN": "ORG", "Irma Kvist": "PER"},
    )
    (actor,) = found(parsed, "Irma Kvist")
    assert (actor.kind, actor.country, actor.name) == ("igo", None, "Irma Kvist (United Nations)")


def test_we_in_a_quotation_is_the_state_for_which_the_speaker_speaks() -> None:
    parsed = read(
        "We/PRON/nsubj>2 agree/VERB/root>0",
        "Norwegian/ADJ/amod>2 envoy/NOUN/nmod:desc>3 Ola/PROPN/nsubj>5 Fjordmann/PROPN/flat>3 said/VERB/root>0",
        names={"Ola Fjordmann": "PER"},
    )
    we, source = words_of(parsed, "We"), words_of(parsed, "Ola Fjordmann")
    answer = linked(parsed, we, source, speakers=((parsed.sentences[0], source),))
    assert answer.who(we) == ("government:norway",)
    assert answer.who(source) != answer.who(we)


def test_unqualified_police_belong_to_the_state_of_the_dateline() -> None:
    parsed = read("police/NOUN/nsubj>2 fired/VERB/root>0")
    (actor,) = found(parsed, "police", dateline="ATHENS, March 8 (AFP)")
    assert (actor.country, actor.sector) == ("GRC", ("COP",))
    assert actor.confidence < 0.9


def test_analysts_belong_to_no_state() -> None:
    parsed = read("analysts/NOUN/nsubj>2 disagreed/VERB/root>0")
    assert [a.country for a in found(parsed, "analysts", dateline="ATHENS, March 8 (AFP)")] == [None]


def test_an_adjective_alone_is_the_state() -> None:
    parsed = read("Chilean/ADJ/amod>2 raids/NOUN/nsubj>3 continued/VERB/root>0")
    assert [a.id for a in found(parsed, "Chilean")] == ["government:chile"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("she/PRON/nsubj>2 arrived/VERB/root>0 in/ADP/case>4 Ankara/PROPN/obl>2", True),
        ("she/PRON/nsubj>2 flew/VERB/root>0 to/ADP/case>4 Ankara/PROPN/obl>2", True),
        ("Ankara/PROPN/nsubj>2 insisted/VERB/root>0", False),
        ("ties/NOUN/nsubj>4 with/ADP/case>3 Ankara/PROPN/nmod>1 improved/VERB/root>0", False),
    ],
)
def test_places_are_told_from_governments(text: str, place: bool) -> None:
    parsed = read(text, names={"Ankara": "LOC"})
    assert linked(parsed).place_like(words_of(parsed, "Ankara")) is place


_TAGS = st.sampled_from(["NOUN", "PROPN", "PRON", "VERB", "ADJ", "DET", "ADP", "PUNCT", "CCONJ", "NUM", "AUX"])
_RELATIONS = st.sampled_from(
    [
        "nsubj",
        "obj",
        "conj",
        "appos",
        "compound",
        "flat",
        "nmod",
        "nmod:poss",
        "amod",
        "acl:relcl",
        "case",
        "obl",
        "det",
    ]
)
_FORMS = st.sampled_from(
    ["he", "they", "it", "who", "we", "both", "leaders", "Ankara", "Israeli", "police", "minister", "of", ",", "and", "UN",
     "Putin", "-", "'s", "the", "two", "sides", "Zemin", "group", "his", "hundreds", "spokesman"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(_FORMS, _TAGS, _RELATIONS, st.integers(0, 40)), min_size=1, max_size=40), st.data())
def test_any_tree_is_survived_and_answers_are_known_actors(
    parts: list[tuple[str, str, str, int]], data: st.DataObject
) -> None:
    text = " ".join(form for form, *_ in parts)
    words, at = [], 0
    for i, (form, upos, relation, head) in enumerate(parts):
        words.append(Word(i, Span(at, at + len(form)), form, upos, "NNP", head % len(parts), relation, 0))
        at += len(form) + 1
    parsed = Parsed(text, (Span(0, len(text)),), tuple(words), ())
    asked = [w.span for w in words] + [Span(0, len(text))]
    source = data.draw(st.sampled_from([w.span for w in words]))
    answer = link_actors(parsed, asked, WORLD, None, speakers=((Span(0, len(text)), source),))
    ids = {a.id for a in answer.actors}
    for span in asked:
        assert set(answer.who(span)) <= ids
    for actor in answer.actors:
        assert 0 <= actor.confidence <= 1
        assert all(0 <= m.start < m.end <= len(text) for m in actor.mentions)


@pytest.mark.parametrize("form", ["he", "Ankara", "minister", "and"])
def test_an_endless_sentence_takes_no_more_than_linear_work(form: str) -> None:
    tag = {"he": "PRON", "Ankara": "PROPN", "minister": "NOUN", "and": "CCONJ"}[form]

    def calls(count: int) -> int:
        words = [
            Word(i, Span(i * (len(form) + 1), i * (len(form) + 1) + len(form)), form, tag, "NN", 0, "conj", 0)
            for i in range(count)
        ]
        text = " ".join([form] * count)
        parsed = Parsed(text, (Span(0, len(text)),), tuple(words), ())
        profile = cProfile.Profile()
        profile.runcall(link_actors, parsed, [Span(0, len(text))], WORLD, DAY)
        return sum(entry.callcount for entry in profile.getstats())

    assert calls(2000) < 6 * calls(500)


def test_the_holder_of_an_office_on_the_day_is_found() -> None:
    parsed = read("the/DET/det>3 French/ADJ/amod>3 president/NOUN/nsubj>4 spoke/VERB/root>0")
    assert [a.id for a in found(parsed, "the French president")] == ["person:jacques-chirac"]


def test_he_in_reported_words_may_be_whoever_reports_them_but_not_in_a_quotation() -> None:
    reported = read(
        "Norwegian/ADJ/amod>2 minister/NOUN/nmod:desc>3 Ola/PROPN/nsubj>5 Fjordmann/PROPN/flat>3 said/VERB/root>0 "
        "he/PRON/nsubj>8 would/AUX/aux>8 come/VERB/ccomp>5",
        names={"Ola Fjordmann": "PER"},
    )
    source, he = words_of(reported, "Ola Fjordmann"), words_of(reported, "he")
    content = words_of(reported, "he would come")
    answer = linked(reported, source, he, speakers=((content, source),))
    assert answer.who(he) == answer.who(source) != ()

    quoted = read(
        "Norwegian/ADJ/amod>2 minister/NOUN/nmod:desc>3 Ola/PROPN/nsubj>5 Fjordmann/PROPN/flat>3 said/VERB/root>0 "
        ':/PUNCT/punct>5 "/PUNCT/punct>5 he/PRON/nsubj>10 would/AUX/aux>10 come/VERB/ccomp>5 "/PUNCT/punct>5',
        names={"Ola Fjordmann": "PER"},
    )
    source, he = words_of(quoted, "Ola Fjordmann"), words_of(quoted, "he")
    answer = linked(quoted, source, he, speakers=((words_of(quoted, "he would come"), source),))
    assert answer.who(he) == ()


def test_a_city_in_the_dateline_gives_the_state_of_the_police() -> None:
    parsed = read("police/NOUN/nsubj>2 waited/VERB/root>0")
    (actor,) = found(parsed, "police", dateline="SYDNEY, Dec 30")
    assert actor.country == "AUS"


def test_a_bare_noun_behind_and_belongs_where_the_first_does() -> None:
    parsed = read(
        "Israeli/ADJ/amod>2 settlers/NOUN/nsubj>5 and/CCONJ/cc>4 soldiers/NOUN/conj>2 left/VERB/root>0 "
        "Hebron/PROPN/obj>5"
    )
    settlers, soldiers = found(parsed, "Israeli settlers and soldiers", dateline="HEBRON, West Bank")
    assert settlers.country == soldiers.country == "ISR"


def test_another_first_name_is_another_person() -> None:
    parsed = read(
        "Bishop/PROPN/nmod:desc>2 Rowena/PROPN/nsubj>4 Chirac/PROPN/flat>2 spoke/VERB/root>0",
        "Chirac/PROPN/nsubj>2 left/VERB/root>0 France/PROPN/obj>2",
        names={"Rowena Chirac": "PER", "Chirac": "PER", "France": "LOC"},
    )
    (actor,) = found(parsed, "Chirac", 1)
    assert actor.id != "person:jacques-chirac"
    assert actor.name == "Rowena Chirac"


def test_the_north_is_a_state_once_the_text_has_named_it() -> None:
    parsed = read(
        "North/PROPN/compound>2 Korea/PROPN/nsubj>3 agreed/VERB/root>0",
        "the/DET/det>2 North/PROPN/nsubj>3 waited/VERB/root>0",
        names={"North Korea": "LOC"},
    )
    (actor,) = found(parsed, "the North")
    assert actor.country == "PRK"


def test_the_statement_is_of_whoever_spoke_last() -> None:
    parsed = read(
        "Peruvian/ADJ/amod>2 minister/NOUN/nmod:desc>3 Rosendo/PROPN/nsubj>5 Quilca/PROPN/flat>3 protested/VERB/root>0",
        "the/DET/det>2 statement/NOUN/nsubj>3 warned/VERB/root>0",
        names={"Rosendo Quilca": "PER"},
    )
    source, statement = words_of(parsed, "Rosendo Quilca"), words_of(parsed, "the statement")
    answer = linked(parsed, source, statement, speakers=((words_of(parsed, "protested"), source),))
    assert answer.who(statement) == answer.who(source) != ()


def test_a_role_noun_tagged_as_a_name_is_still_a_description() -> None:
    parsed = read(
        "Peruvian/ADJ/amod>2 minister/NOUN/nmod:desc>3 Rosendo/PROPN/nsubj>5 Quilca/PROPN/flat>3 arrived/VERB/root>0",
        "The/DET/det>2 minister/PROPN/nsubj>3 left/VERB/root>0",
        names={"Rosendo Quilca": "PER"},
    )
    assert [a.name for a in found(parsed, "The minister")] == ["Rosendo Quilca"]
