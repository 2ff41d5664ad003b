"""Tables that anybody may have written: refused or told of in sentences, and what comes out is always XML."""

import csv
import io
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.standards.iati.document import Kind
from bandung.standards.iati.reading import read
from bandung.standards.iati.sheets import converting
from bandung.standards.iati.sheets.plan import plan_for
from bandung.standards.iati.sheets.sheets import columns_of
from bandung.values.errors import BandungError

PLAN = plan_for(Kind.ACTIVITIES)
NAMES = [
    "activities", "transactions", "transaction sectors", "documents", "results", "indicators", "conditions", "other",
    "texts", "file", "odd",
]  # fmt: skip
CELLS = st.one_of(
    st.sampled_from(
        ["", "", "", "1", "2", "0", "A", "'", "'Kenya", "activities", "transactions", "content", "attribute", "whole",
         "more", "following text",
         "kind", "version", "1.05", "2.03", "9", "iati-organisations", "text",
         "before", "after", "namespace ", "namespace x", "namespace xml", "namespace xmlns", "namespace n0",
         "attribute x",
         "attribute version", "attribute {u}x", "attribute a b", "urn:x", '["x",{}]', '["!","a"]', '["?","a","b"]',
         '["{u}x",{"xmlns:n":"u"}]', '["iati-activity",{}]', '["a",{"xmlns":""}]', '["x",{"xmlns:xml":"u"},["y",{}]]',
         '["a",1]', '["x",{},5]', "title", "title/narrative", "a b", "//", "\x00", "\x01", "\ufffe", "<&\"'>]]>",
         "12220",          "2026-01-01", "&amp;", "١٢٫٥", "9" * 400]
    ),
    st.text(max_size=4),
)  # fmt: skip
BEGINNINGS = st.sampled_from([[], ["1", "A"], ["1", "A", "activities", ""], ["1", "A", "", "", "", "content", ""]])


@st.composite
def tables(draw: st.DrawFn) -> dict[str, list[list[str]]]:
    found = {}
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=5)):
        columns = columns_of(PLAN, name) if name != "odd" else ["a", "b"]
        head = draw(st.permutations(columns))[: draw(st.integers(1, len(columns)))] if draw(st.booleans()) else columns
        rows = draw(st.lists(st.lists(CELLS, min_size=1, max_size=min(len(head) + 1, 8)), max_size=5))
        found[name] = [list(head), *([*draw(BEGINNINGS), *row] for row in rows)]
    found.setdefault("activities", [["activity number", "activity identifier"], ["1", "A"], ["2", "B"]])
    return found


@settings(max_examples=25, deadline=None)
@given(tables())
def test_whatever_stands_in_tables_what_comes_out_is_iati(found: dict[str, list[list[str]]]) -> None:
    made = io.BytesIO()
    with TemporaryDirectory() as folder:
        for name, rows in found.items():
            with (Path(folder) / f"{name}.csv").open("w", encoding="utf-8", errors="replace", newline="") as file:
                csv.writer(file).writerows(rows)
        try:
            told = converting.from_tables(Path(folder), made)
        except BandungError as refusal:
            assert str(refusal)
            return
    assert all(str(problem) and problem.said("fr") for problem in told.problems)
    try:
        document = read(io.BytesIO(made.getvalue()), otherwise="2.03")
        list(document.parts())
    except BandungError as refusal:
        raise AssertionError(made.getvalue()) from refusal
    assert document.problems == [], made.getvalue()
