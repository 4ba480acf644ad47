"""Dumps of pages in different house styles, all invented; and clean texts, which must come through as they are."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from demarche.base.errors import NoArticle, UnreadableInput
from demarche.collect.dump import MOST_CHARACTERS, read_dump

ONE = (
    "Norway has offered to host a second round of talks between Eritrea and Ethiopia, the foreign ministry in Oslo said "
    "on Tuesday, two days after the first round ended without an agreement on the disputed border town."
)
TWO = (
    "“We are ready to receive both delegations at any time,” the ministry's spokeswoman Kari Lund said. She added that "
    "neither side had given an answer yet."
)
THREE = (
    "Ethiopia's prime minister told parliament last week that his government would return to the table only if the other "
    "side withdrew its troops from the town."
)
BODY = f"{ONE}\n\n{TWO}\n\n{THREE}"
TITLE = "Norway offers to host new Eritrea-Ethiopia talks"
DECK = "Oslo says that neither side has answered yet"


@dataclass(frozen=True)
class Case:
    """A dump, and what an editor would say is in it."""

    dump: str
    title: str = TITLE
    deck: str | None = None
    byline: tuple[str, ...] = ()
    published: str | None = None
    body: str = BODY


CASES = {
    "icons, date, headline twice": Case(
        f"icon bookmark iconicon search iconicon share icon menuicon close\n14 Mar, 2023 09:05\n\n{TITLE}\n\n{DECK}\n{TITLE}\n\n{BODY}",
        deck=DECK,
        published="2023-03-14T09:05:00+00:00",
    ),
    "broadsheet with menu, breadcrumb and related stories": Case(
        "Skip to main content\nNews\nOpinion\nSport\nSubscribe\nHome > World > Africa\n\n"
        f"{TITLE}\n\n{DECK}\n\nBy Jane Doe and John Roe in Oslo\n\nPublished 14 March 2023, 9:05 GMT\n\nShare\nSave\n\n{BODY}\n\n"
        "Related stories\n\nFive things to know about the border\n\nWho is Kari Lund?\n\n© 2023 The Morning Paper. All rights reserved.",
        deck=DECK,
        byline=("Jane Doe", "John Roe"),
        published="2023-03-14T09:05:00+00:00",
    ),
    "agency page with credits": Case(
        f"{TITLE}\n\nBy Jane Doe\n\nMarch 14, 2023 9:05 AM GMT Updated 2 hours ago\n\n"
        f"OSLO, March 14 (Agency) - {BODY}\n\nReporting by Jane Doe; Editing by John Roe\n\nOur Standards: The Agency Principles.",
        byline=("Jane Doe",),
        published="2023-03-14T09:05:00+00:00",
        body=f"OSLO, March 14 (Agency) - {BODY}",
    ),
    "broadcaster with tab title, picture credit and newsletter": Case(
        f"{TITLE} - Channel Nine News\n\nMenu\n\n{TITLE}\n\n2 min read\n\n14 March 2023\n\nImage source: Getty Images\n\n{ONE}\n\n"
        f"Advertisement\n\n{TWO}\n\nRead more: What the border war was about\n\n{THREE}\n\nSign up for our morning newsletter\n\n"
        "More on this story\n\nBorder town empties as troops arrive\n3 hours ago",
        published="2023-03-14",
    ),
    "American paper with a full stop in the deck and updates": Case(
        f"{TITLE}\n\nThe foreign ministry says that it waits for an answer.\n\nBy JANE DOE, Diplomatic Correspondent\n"
        f"Updated 4:05 p.m. EST, March 14, 2023\n\nShare this article\n\n{BODY}\n\n12 comments",
        deck="The foreign ministry says that it waits for an answer.",
        byline=("JANE DOE",),
        published="2023-03-14T16:05:00-05:00",
    ),
    "name and agency on one line": Case(
        f"World\n\n{TITLE}\n\nJane Doe, Reuters\n\nTuesday, March 14, 2023\n\n{BODY}",
        byline=("Jane Doe",),
        published="2023-03-14",
    ),
    "cookie notice and ISO stamp": Case(
        "We use cookies to improve your experience on our site. By continuing you accept our policy.\n\nAccept all cookies\n\n"
        f"{TITLE}\n\n2023-03-14T09:05:00+01:00\n\n{BODY}\n\nFollow us on Twitter\n\nPrivacy policy | Terms of use | Contact",
        published="2023-03-14T09:05:00+01:00",
    ),
    "numeric date and bars": Case(
        f"News | World | Africa | Sport\n{TITLE}\n14.03.2023 09:05 CET\n{ONE}\n{TWO}\n{THREE}\nTags: Norway, Eritrea, Ethiopia",
        published="2023-03-14T09:05:00+01:00",
        body=f"{ONE}\n{TWO}\n{THREE}",
    ),
    "dateline on its own line": Case(
        f"{TITLE}\n\nOSLO, March 14, 2023 (Agency)\n\n{BODY}",
    ),
    "headline that asks": Case(f"Can Norway bring Eritrea and Ethiopia back to the table?\n\n{DECK}\n\n{BODY}",
        title="Can Norway bring Eritrea and Ethiopia back to the table?", deck=DECK,
    ),
    "windows line ends": Case(f"{TITLE}\r\n\r\n{ONE}\r\n\r\n{TWO}\r\n\r\n{THREE}\r\n"),
    "footer with summaries": Case(
        f"Share\n{TITLE}\n\n{BODY}\n\nMost read\n\nPetrol prices fall for a third week as traders expect more oil from the north sea and "
        "less demand in the spring, analysts say.\n\nCup final moved to Sunday",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_house_styles(name: str) -> None:
    case = CASES[name]
    draft = read_dump("page.txt", case.dump)
    assert draft.text == case.body
    assert (draft.title, draft.subtitle) == (case.title, case.deck)
    assert draft.byline == case.byline
    assert draft.published == case.published
    assert draft.published_from == ("text" if case.published else None)


def test_dateline_alone_is_told_but_is_no_body() -> None:
    assert read_dump("page.txt", CASES["dateline on its own line"].dump).dateline == "OSLO, March 14, 2023 (Agency)"


@pytest.mark.parametrize("text", [
    BODY,
    ONE,
    f"OSLO — {BODY}",
    f"{ONE}\n{TWO}\n \n{THREE}",
    f"{ONE}\n\nWhat comes next\n\n{TWO}\n\nmd/jr/xy\n\n{THREE}",
    f"{TWO}\n\n{THREE}\n\nFinal scores:\n\nNorway 2 Sweden 1\n\nAttendance: 12,000",
    f"{ONE}\n\n“By all means, share this with your readers,” she said.\n\n{TWO}",
])  # fmt: skip
def test_clean_text_comes_through_letter_for_letter(text: str) -> None:
    draft = read_dump("wire.txt", text)
    assert draft.text == text
    assert (draft.title, draft.subtitle, draft.byline, draft.published) == ("", None, (), None)


def test_lines_wrapped_at_a_width_are_joined() -> None:
    wrapped = (
        "Norway has offered to host a second round of talks between Eritrea\n"
        "and Ethiopia, the foreign ministry in Oslo said on Tuesday, two days\n"
        "after the first round ended without an agreement on the border town\n"
        "that both of them claim.\n"
        "\n"
        "Neither side has given an answer yet, the ministry's spokeswoman in\n"
        "Oslo said."
    )
    draft = read_dump("mail.txt", wrapped)
    first, second = draft.text.split("\n\n")
    assert first.startswith("Norway has offered")
    assert "\n" not in first
    assert second.endswith("spokeswoman in Oslo said.")


def test_second_of_two_unfinished_lines_is_the_body() -> None:
    draft = read_dump(
        "brief.txt", "Troops leave border town\n\nBoth armies left the disputed border town overnight, officials..."
    )
    assert (draft.title, draft.text) == (
        "Troops leave border town", "Both armies left the disputed border town overnight, officials...")  # fmt: skip


def test_only_furniture_is_no_article() -> None:
    with pytest.raises(NoArticle, match=r"menu\.txt: .*no article"):
        read_dump("menu.txt", "Home\nNews\nSport\nSign in\n© 2023 The Morning Paper\n")


def test_a_collection_is_refused() -> None:
    with pytest.raises(UnreadableInput, match="JSON Lines"):
        read_dump("all.txt", "a " * (MOST_CHARACTERS // 2 + 1))


LINES = st.sampled_from(
    [ONE, TWO, TITLE, DECK, "By Jane Doe", "14 March 2023", "Share", "Related stories", "", " \t", "icon icon icon a"]
)


@given(st.lists(st.one_of(LINES, st.text(max_size=60)), max_size=12).map("\n".join))
def test_every_run_is_letter_for_letter(source: str) -> None:
    try:
        draft = read_dump("x.txt", source)
    except NoArticle:
        return
    covered = 0
    for clean, at, length in draft.offsets.runs:
        assert draft.text[clean : clean + length] == source[at : at + length]
        covered += length
    # What no run covers is the white space that joins two lines.
    assert covered + sum(map(str.isspace, draft.text)) >= len(draft.text)
