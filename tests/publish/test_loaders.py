"""The files load in the programs that people load these formats with, under the columns and types of their scripts.

Names and types below are written out as such scripts have them, and not taken from the tables of the formats.
"""

from __future__ import annotations

import io
import re
from datetime import date

import pandas
import pytest

from demarche.publish.formats import FORMATS
from tests.publish.sample import TEXT, exported

GDELT_ACTOR = (
    "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code".split()
)
GDELT_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID".split()
GDELT = [
    *"GLOBALEVENTID SQLDATE MonthYear Year FractionDate".split(),
    *[f"Actor{n}{part}" for n in (1, 2) for part in GDELT_ACTOR],
    *"IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions NumSources NumArticles".split(),
    "AvgTone",
    *[f"{whose}Geo_{part}" for whose in ("Actor1", "Actor2", "Action") for part in GDELT_GEO],
    *"DATEADDED SOURCEURL".split(),
]
MENTIONS = (
    "GLOBALEVENTID EventTimeDate MentionTimeDate MentionType MentionSourceName MentionIdentifier SentenceID Actor1CharOffset "
    "Actor2CharOffset ActionCharOffset InRawText Confidence MentionDocLen MentionDocTone MentionDocTranslationInfo Extras"
).split()
POLECAT = (
    "Event ID\tEvent Date\tEvent Type\tEvent Mode\tEvent Intensity\tQuad Code\tContexts\tActor Name\tActor Country\tActor COW\t"
    "Primary Actor Sector\tActor Sectors\tActor Title\tActor Name Raw\tWikipedia Actor ID\tRecipient Name\tRecipient Country\t"
    "Recipient COW\tPrimary Recipient Sector\tRecipient Sectors\tRecipient Title\tRecipient Name Raw\tWikipedia Recipient ID\t"
    "Placename\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude\tGeoNames ID\tRaw Placename\tFeature Type\tSource\t"
    "Publication Date\tStory People\tStory Organizations\tStory Locations\tLanguage\tVersion"
).split("\t")
ICEWS = (
    "Event ID\tEvent Date\tSource Name\tSource Sectors\tSource Country\tEvent Text\tCAMEO Code\tIntensity\tTarget Name\t"
    "Target Sectors\tTarget Country\tStory ID\tSentence Number\tPublisher\tCity\tDistrict\tProvince\tCountry\tLatitude\tLongitude"
).split("\t")
PHOENIX = (
    "EventID Date Year Month Day SourceActorFull SourceActorEntity SourceActorRole SourceActorAttribute TargetActorFull "
    "TargetActorEntity TargetActorRole TargetActorAttribute EventCode EventRootCode PentaClass GoldsteinScore Issues Lat Lon "
    "LocationName StateName CountryCode SentenceID URLs NewsSources"
).split()

# Classes as R scripts name them for read.table, by format; other columns are "character".
R_CLASSES = {
    "gdelt": {
        **dict.fromkeys(["GLOBALEVENTID", "FractionDate", "GoldsteinScale", "AvgTone", "DATEADDED"], "numeric"),
        **dict.fromkeys([f"{w}Geo_{p}" for w in ("Actor1", "Actor2", "Action") for p in ("Lat", "Long")], "numeric"),
        **dict.fromkeys("SQLDATE MonthYear Year IsRootEvent QuadClass NumMentions NumSources NumArticles".split(), "integer"),
        **dict.fromkeys([f"{w}Geo_Type" for w in ("Actor1", "Actor2", "Action")], "integer"),
    },
    "gdelt-mentions": {
        **dict.fromkeys(["GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionDocTone"], "numeric"),
        **dict.fromkeys("MentionType SentenceID Actor1CharOffset Actor2CharOffset ActionCharOffset".split(), "integer"),
        **dict.fromkeys("InRawText Confidence MentionDocLen".split(), "integer"),
    },
    "polecat": dict.fromkeys(["Event Intensity", "Latitude", "Longitude"], "numeric"),
    "icews": {
        **dict.fromkeys(["Event ID", "Story ID", "Sentence Number"], "integer"),
        **dict.fromkeys(["Intensity", "Latitude", "Longitude"], "numeric"),
        "Event Date": "Date",
    },
    "phoenix": {
        **dict.fromkeys(["Date", "Year", "Month", "Day", "PentaClass"], "integer"),
        **dict.fromkeys(["GoldsteinScore", "Lat", "Lon"], "numeric"),
    },
}  # fmt: skip
LISTS = {"gdelt": GDELT, "gdelt-mentions": MENTIONS, "polecat": POLECAT, "icews": ICEWS, "phoenix": PHOENIX}


def text(name: str) -> str:
    return exported(FORMATS[name])[0].decode("utf-8")


@pytest.mark.parametrize(
    ("name", "count"), [("gdelt", 61), ("gdelt-mentions", 16), ("polecat", 40), ("icews", 20), ("phoenix", 26)]
)
def test_columns_are_exactly_those_of_the_format(name: str, count: int) -> None:
    assert len(LISTS[name]) == count
    assert list(FORMATS[name].names) == LISTS[name]


@pytest.mark.parametrize("name", LISTS)
def test_r_reads_every_cell_as_the_class_that_its_scripts_give(name: str) -> None:
    """What read.table(sep = "\\t", quote = "", colClasses = ...) asks: equal numbers of cells, and each of its class or NA."""
    lines = text(name).splitlines()
    if FORMATS[name].heading:
        assert lines.pop(0).split("\t") == LISTS[name]
    assert lines
    for line in lines:
        cells = line.split("\t")
        assert len(cells) == len(LISTS[name])
        for column, cell in zip(LISTS[name], cells, strict=True):
            assert '"' not in cell
            kind = R_CLASSES[name].get(column, "character")
            if kind == "character" or not cell:
                continue
            if kind == "Date":
                assert date.fromisoformat(cell)
            elif kind == "integer":
                assert re.fullmatch(r"-?\d+", cell)
                assert abs(int(cell)) < 2**31
            else:
                assert float(cell) == float(cell)
                assert float(cell).is_integer() is False or abs(float(cell)) < 2**53


def test_pandas_reads_gdelt_events_with_the_types_of_its_schema() -> None:
    whole = "GLOBALEVENTID SQLDATE MonthYear Year IsRootEvent QuadClass NumMentions NumSources NumArticles ActionGeo_Type".split()
    types = dict.fromkeys(whole, "int64") | dict.fromkeys(["EventCode", "EventBaseCode", "EventRootCode"], "str")
    frame = pandas.read_csv(io.StringIO(text("gdelt")), sep="\t", header=None, names=GDELT, dtype=types)
    assert frame.shape == (9, 61)
    assert frame["EventCode"].tolist()[:4] == ["040", "040", "112", "070"]
    assert frame["GoldsteinScale"].dtype == frame["ActionGeo_Lat"].dtype == "float64"
    assert frame["AvgTone"].isna().all()
    meeting = frame.iloc[0]
    assert (meeting["Actor1Code"], meeting["Actor2CountryCode"], meeting["SQLDATE"]) == ("ROMGOV", "ISL", 20230306)
    assert (meeting["ActionGeo_FullName"], meeting["ActionGeo_CountryCode"]) == ("Geneva, Switzerland", "SZ")
    assert meeting["DATEADDED"] == 20230306222000


def test_mentions_join_their_events_and_point_at_the_words() -> None:
    events = pandas.read_csv(io.StringIO(text("gdelt")), sep="\t", header=None, names=GDELT)
    mentions = pandas.read_csv(io.StringIO(text("gdelt-mentions")), sep="\t", header=None, names=MENTIONS)
    both = events.merge(mentions, on="GLOBALEVENTID", validate="one_to_one")
    assert len(both) == len(events)
    accused = both[both["Actor1Name"] == "UNITED NATIONS"].iloc[0]
    assert TEXT[accused["ActionCharOffset"] :].startswith("accused")
    assert TEXT[accused["Actor1CharOffset"] :].startswith("United Nations")
    assert TEXT[accused["Actor2CharOffset"] :].startswith("Norway")


def test_pandas_reads_polecat_into_dyads_of_countries() -> None:
    """As scripts do: split the lists of countries, drop "None", count pairs."""
    frame = pandas.read_csv(io.StringIO(text("polecat")), sep="\t", keep_default_na=False)
    assert frame.columns.tolist() == POLECAT
    frame["actor"], frame["recipient"] = (
        frame["Actor Country"].str.split(";"),
        frame["Recipient Country"].str.split(";"),
    )
    pairs = frame.explode("actor").explode("recipient").query("actor != 'None' and recipient != 'None'")
    found = set(zip(pairs["actor"].str.strip(), pairs["recipient"].str.strip(), strict=True))
    assert found == {("NOR", "PSE"), ("ISL", "PSE"), ("SRB", "XKX")}
    assert pandas.to_numeric(frame["Event Intensity"]).between(-10, 10).all()
    assert set(frame["Quad Code"]) <= {f"{a} {b}" for a in ("VERBAL", "MATERIAL") for b in ("COOPERATION", "CONFLICT")}
    assert frame["Event ID"].str.split("_").str[0].nunique() == 2


def test_pandas_reads_icews() -> None:
    frame = pandas.read_csv(io.StringIO(text("icews")), sep="\t", dtype={"CAMEO Code": str}, parse_dates=["Event Date"])
    assert frame.columns.tolist() == ICEWS
    assert frame["Event ID"].is_unique
    assert frame.groupby("Source Country")["Event Text"].first()["Romania"] == "Consult"
    assert frame["CAMEO Code"].str.len().ge(3).all()
    assert frame["Event Date"].dt.year.tolist()[-1] == 2019


def test_pandas_reads_phoenix() -> None:
    frame = pandas.read_csv(
        io.StringIO(text("phoenix")), sep="\t", header=None, names=PHOENIX, dtype={"EventCode": str}
    )
    assert frame["SourceActorFull"].tolist()[2] == "IGOUNO"
    assert frame["SourceActorEntity"].tolist()[2] == "IGO"
    assert frame["TargetActorAttribute"].dropna().tolist() == ["UAF;HMS", "UAF;HMS"]
    assert frame["PentaClass"].between(0, 4).all()


def test_our_csv_and_parquet_hold_the_same_and_all() -> None:
    frame = pandas.read_csv(io.StringIO(text("csv")), keep_default_na=False)
    stored = pandas.read_parquet(io.BytesIO(exported(FORMATS["parquet"])[0]))
    assert frame.columns.tolist() == stored.columns.tolist()
    assert frame["status"].tolist() == stored["status"].tolist()
    visit, same = frame.iloc[1], stored.iloc[1]
    assert (visit["status"], visit["condition"], visit["asserter"]) == (
        "conditional",
        "if the ban is lifted",
        "Ana Pascu",
    )
    assert visit["assertion_content"] == "“We could visit Oslo if the ban is lifted,”"
    assert list(same["condition"]) == ["if the ban is lifted"]
    assert same["date_from"] is None
    assert stored["date_from"].iloc[0] == date(2023, 3, 6)
    assert frame["predicate"].tolist() == [
        TEXT[a:b] if i < 7 else w
        for i, (a, b, w) in enumerate(
            zip(frame["predicate_start"], frame["predicate_end"], frame["predicate"], strict=True)
        )
    ]
    assert list(stored["actor_countries"].iloc[0]) == ["ROU", "ISL"]
    assert bool(stored["mutual"].iloc[0])
    assert (
        frame["sentence"].tolist()[7] == 'Serbia praised Kosovo\tin 2019, said an envoy who called it “a "first" step”.'
    )
