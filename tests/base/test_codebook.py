"""The codebook as data: complete, consistent with itself, and found by every name that people use for its codes."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from demarche.base.codebook import CameoCode, Codebook, Explanation, Mode, Root, load
from demarche.base.errors import CodebookError

ROOTS = {
    *("AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST"),
    *("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"),
}
DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def book() -> Codebook:
    return load()


def test_there_are_the_sixteen_roots_of_the_manual(book: Codebook) -> None:
    assert len(book.roots) == 16
    assert {root.name for root in book.roots} == ROOTS


def test_the_two_traps_of_older_tables_are_avoided(book: Codebook) -> None:
    assert book.root("SANCTION").quad == 4
    assert book.root("ACCUSE").goldstein == -2.0


def test_cooperation_scores_above_zero_and_conflict_below(book: Codebook) -> None:
    for root in book.roots:
        assert (root.goldstein > 0) == (root.quad in (1, 2)), root.name


def test_every_root_and_mode_says_what_it_is_and_what_it_is_not(book: Codebook) -> None:
    for root in book.roots:
        assert root.confusions
        assert all(line.code in ROOTS and line.code != root.name and line.says for line in root.confusions)
        entries: list[Root | Mode] = [root, *root.modes]
        for entry in entries:
            assert entry.definition.endswith(".")
            assert entry.example.endswith(".")


def test_no_sentence_of_the_codebook_stands_in_it_twice(book: Codebook) -> None:
    entries: list[Root | Mode | CameoCode] = [
        *book.roots,
        *(mode for root in book.roots for mode in root.modes),
        *book.cameo_codes.values(),
    ]
    examples = [entry.example for entry in entries if entry.example]
    assert len(set(examples)) == len(examples)


def test_cameo_is_there_down_to_the_third_level(book: Codebook) -> None:
    assert len(book.cameo_codes) == 313
    assert sum(len(code) == 2 for code in book.cameo_codes) == 20
    for code in book.cameo_codes.values():
        assert code.parent is None or code.parent in book.cameo_codes
        assert code.definition.endswith(".")
        assert code.example or len(code.code) == 4, code.code
        assert -10 <= code.goldstein <= 10


def test_counterparts_are_roots_modes_and_contexts_that_exist(book: Codebook) -> None:
    contexts = {context.name for context in book.contexts}
    for code in book.cameo_codes.values():
        assert code.root or (code.mode is None and code.code.startswith("01"))
        if code.root and code.mode:
            book.mode(code.root, code.mode)
        assert contexts.issuperset(code.context)
        assert ROOTS.issuperset(code.also)


def test_what_plover_codes_lead_to_in_cameo_leads_back(book: Codebook) -> None:
    for root in book.roots:
        holders: list[Root | Mode] = [root, *root.modes]
        for holder in holders:
            for target in (holder.cameo, *holder.contexts.values()):
                code = book.cameo(target)
                assert root.name in (code.root, *code.also), (holder, target)


def test_a_score_that_was_never_published_is_the_parents(book: Codebook) -> None:
    assert (book.cameo("1213").goldstein, book.cameo("1213").goldstein_from) == (-4.0, "121")
    assert book.cameo("0311").goldstein_from == "0311"


@pytest.mark.parametrize(
    ("root", "mode", "contexts", "code"),
    [
        ("CONSULT", "visit", (), "042"),
        ("consult", None, (), "040"),
        ("AID", None, ("military",), "072"),
        ("AID", None, ("military", "humanitarian"), "070"),
        ("AID", None, ("election",), "070"),
        ("ACCUSE", "investigate", ("human_rights",), "092"),
        ("RETREAT", "ceasefire", (), "0871"),
    ],
)
def test_the_most_specific_cameo_code_that_is_certain(
    book: Codebook, root: str, mode: str | None, contexts: tuple[str, ...], code: str
) -> None:
    assert book.plover_to_cameo(root, mode, contexts) == code


@pytest.mark.parametrize(
    ("text", "kind", "code"),
    [
        ("REQUEST", "root", "REQUEST"),
        (" request ", "root", "REQUEST"),
        ("CONSULT-visit", "mode", "CONSULT-visit"),
        ("consult-VISIT", "mode", "CONSULT-visit"),
        ("visit", "mode", "CONSULT-visit"),
        ("0311", "cameo", "0311"),
        ("031", "cameo", "031"),
        ("03", "cameo", "03"),
        ("quad 3", "quad", "quad 3"),
        ("3", "quad", "quad 3"),
        ("economic", "context", "economic"),
    ],
)
def test_explain_knows_a_code_by_the_names_people_use(book: Codebook, text: str, kind: str, code: str) -> None:
    found = book.explain(text)
    assert (found.kind, found.code) == (kind, code)
    assert found.definition


def test_an_explanation_leads_to_what_lies_within(book: Codebook) -> None:
    assert [line.code for line in book.explain("061").below] == []
    assert [line.code for line in book.explain("06").below] == ["060", "061", "062", "063", "064"]
    assert "CONSULT-phone" in [line.code for line in book.explain("CONSULT").below]
    assert "SANCTION" in [line.code for line in book.explain("quad 4").below]


@pytest.mark.parametrize(
    ("text", "hint"),
    [("REQEST", "REQUEST"), ("vist", "visit"), ("0319", "031"), ("withdraw", "RETREAT-withdraw or SANCTION-withdraw")],
)
def test_an_unknown_code_is_answered_with_the_nearest(book: Codebook, text: str, hint: str) -> None:
    with pytest.raises(CodebookError, match=hint):
        book.explain(text)


@settings(deadline=None)  # a busy machine is no failure
@given(st.text())
def test_explain_answers_or_says_why_not(text: str) -> None:
    said = None
    try:
        assert isinstance(load().explain(text), Explanation)
    except CodebookError as error:
        said = str(error)
    assert said is None or said.isprintable()


def test_a_very_long_name_is_refused_in_a_short_line(book: Codebook) -> None:
    with pytest.raises(CodebookError) as error:
        book.explain("visit " * 20_000)
    assert len(str(error.value)) < 200


def test_the_page_in_the_documentation_is_what_the_data_say() -> None:
    builder = _builder()
    for name, page in builder.PAGES.items():
        assert (DOCS / name).read_text(encoding="utf-8") == page(), f"run: python docs/build.py ({name})"


def _builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("docs_build", DOCS / "build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
