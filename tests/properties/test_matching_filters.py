"""Filters hold exactly and facets count exactly, whatever the statements."""

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bandung.matching.encoders import HashingEncoder
from bandung.matching.index import Index, Query
from bandung.matching.statements import Filters, Statement

ON = date(2025, 1, 1)
COUNTRIES = ["BRA", "IND", "KEN", "MDG", "PER"]
SECTORS = ["140", "14030", "14031", "311", "31120", "998"]
SDGS = ["6", "6.1", "6.b", "2", "17.9"]
LANGUAGES = ["en", "fr", "zh", "sw"]
KINDS = ["training", "expertise", ""]
GROUPS = {"LDC": {"MDG"}, "LLDC": {"IND", "MDG"}, "005": {"BRA", "PER"}, "002": {"KEN", "MDG"}, "019": {"BRA"}}
WORDS = ["water", "rice", "school", "水稻", "solar"]


class Encoder(HashingEncoder):
    languages = frozenset({"en", "fr"})


class Places:
    def members(self, code: str, on: date) -> set[str]:
        return GROUPS.get(code, set())

    def regions(self) -> list[str]:
        return ["005", "002", "019"]

    def groups(self) -> list[str]:
        return ["LDC", "LLDC"]


def some(values: list[str], most: int = 3) -> st.SearchStrategy[tuple[str, ...]]:
    return st.lists(st.sampled_from(values), max_size=most, unique=True).map(tuple)


@st.composite
def statements(draw: st.DrawFn) -> list[Statement]:
    made = []
    for number in range(draw(st.integers(0, 15))):
        texts = {each: " ".join(draw(some(WORDS))) for each in draw(some(LANGUAGES))}
        made.append(
            Statement(
                id=f"s{draw(st.integers(0, 30)) if draw(st.booleans()) else 100 + number}",
                record=draw(st.sampled_from(["need", "offer"])),
                kind=draw(st.sampled_from(KINDS)),
                titles=texts,
                summaries=texts if draw(st.booleans()) else {},
                language=next(iter(texts), ""),
                countries=draw(some(COUNTRIES)),
                sectors=draw(some(SECTORS)),
                sdgs=draw(some(SDGS)),
                domain=draw(st.sampled_from(["social", "technical", ""])),
                standing=draw(st.sampled_from(["said", "reported"])),
            )
        )
    return made


filters = st.builds(
    Filters,
    record=st.sampled_from([None, "need", "offer"]),
    kinds=some(KINDS, 2),
    countries=some(COUNTRIES, 2),
    without_countries=some(COUNTRIES, 1),
    regions=some(["005", "002", "019", "999"], 2),
    groups=some(["LDC", "LLDC", "nowhere"], 2),
    sectors=some([*SECTORS, "000"], 2),
    sdgs=some(SDGS, 2),
    domains=some(["social", "technical"], 1),
    languages=some(LANGUAGES, 2),
    standings=some(["said", "reported"], 1),
)


def within(code: str, wanted: str) -> bool:
    return code == wanted or (len(wanted) == 3 and code[:3] == wanted) or code.startswith(f"{wanted}.")


def satisfies(one: Statement, f: Filters) -> bool:
    """The filters read aloud, one by one, without any column."""
    return (
        (f.record is None or one.record == f.record)
        and (not f.kinds or one.kind in f.kinds)
        and (not f.countries or bool(set(one.countries) & set(f.countries)))
        and not set(one.countries) & set(f.without_countries)
        and (not f.regions or any(country in GROUPS.get(code, ()) for code in f.regions for country in one.countries))
        and (not f.groups or any(country in GROUPS.get(code, ()) for code in f.groups for country in one.countries))
        and (not f.sectors or any(within(code, wanted) for code in one.sectors for wanted in f.sectors))
        and (not f.sdgs or any(within(code, wanted) for code in one.sdgs for wanted in f.sdgs))
        and (not f.domains or one.domain in f.domains)
        and (not f.languages or bool(set(one.languages) & set(f.languages)))
        and (not f.standings or one.standing in f.standings)
    )


@settings(max_examples=30, deadline=None)
@given(statements(), st.lists(filters, min_size=1, max_size=6), st.sampled_from([6, 100]))
def test_what_passes_is_what_the_filters_say(made: list[Statement], asked: list[Filters], batch: int) -> None:
    living = {one.id: one for one in made}
    with tempfile.TemporaryDirectory() as folder:
        index = Index.create(Path(folder) / "index", Encoder(), Places())
        index.add(made, np.ones((len(made), 2, 256), np.float32), batch=batch)
        if gone := sorted(living)[:2]:
            index.remove(gone[:1])
            del living[gone[0]]
        assert sorted(index.ids()) == sorted(living)
        for each in asked:
            expected = {name for name, one in living.items() if satisfies(one, each)}
            mask = index.mask(each, ON)
            assert set(index.ids(np.flatnonzero(mask).tolist())) == expected

            listed, total = index.page(each, on=ON, limit=1000)
            assert set(listed) == expected
            assert total == len(listed) == len(expected)

            facets = index.facets(mask, ON)
            passed = [living[name] for name in expected]
            assert facets["country"] == Counter(code for one in passed for code in one.countries)
            assert facets["sector"] == Counter(code for one in passed for code in {each[:3] for each in one.sectors})
            assert facets["sdg"] == Counter(
                code for one in passed for code in {each.split(".")[0] for each in one.sdgs}
            )
            assert facets["language"] == Counter(code for one in passed for code in one.languages)
            for facet, codes in (("region", Places().regions()), ("group", Places().groups())):
                assert facets[facet] == {
                    code: count
                    for code in codes
                    if (count := sum(bool(GROUPS[code] & set(one.countries)) for one in passed))
                }

            question = Query(
                {"en": "water rice", "zh": "水稻", "sw": "solar"}, Encoder().encode(["water", "school"], "query")
            )
            found = index.retrieve(question, each, on=ON, limit=1000)
            assert set(index.ids(found.rows.tolist())) <= expected
            held = {
                name
                for name in expected
                for language, wanted in (("en", {"water", "rice"}), ("zh", {"水稻"}), ("sw", {"solar"}))
                if wanted & set(living[name].titles.get(language, "").split())
            }
            assert held == set(index.ids(found.rows[found.lexical > 0].tolist()))
            assert len(found) == len(np.unique(found.rows))
