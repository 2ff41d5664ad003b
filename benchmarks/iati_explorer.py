"""Every page of the explorer over 118 MB of IATI, beside pandas on the same questions in the same run.

    python benchmarks/iati_explorer.py [--times 5]

The 40 files of aiddata_iati_xml (70,117 activities, 137,385 transactions) are flattened and collected once. Then each
page is asked as a reader asks it, with no answer kept from before, and pandas answers the same questions on frames that
are in memory already: which activities, each facet, totals by kind, by year and by country. Figures must be equal.
"""

import argparse
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from zipfile import ZipFile

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bandung.measurement.rates import sample_rates  # noqa: E402
from bandung.site import environment  # noqa: E402
from bandung.standards.iati.exploring.asking import Asked  # noqa: E402
from bandung.standards.iati.exploring.collecting import collect  # noqa: E402
from bandung.standards.iati.exploring.collection import Collection  # noqa: E402
from bandung.standards.iati.exploring.sources import Source  # noqa: E402
from bandung.standards.iati.flat import flatten  # noqa: E402

Taken = tuple[float, float]
"""Milliseconds by the clock, and of processor time (of all threads)."""
QUESTIONS: Mapping[str, Mapping[str, Sequence[str]]] = {
    "everything": {},
    "health in Uganda since 2014": {"country": ["UGA"], "sector": ["12"], "since": ["2014"]},
    "“water”": {"q": ["water"]},
    "Nepal, once": {"country": ["NPL"], "once": ["yes"]},
    "three countries": {"country": ["SEN", "COD", "BDI"]},
    "one data set": {"dataset": ["iati_1.04_China_GeocodedResearchRelease.xml"]},
    "told twice, by title": {"told": ["several"], "sort": ["title"]},
    "“road” until 2005": {"q": ["road"], "until": ["2005"]},
}


def files(folder: Path) -> list[Path]:
    """The files, unpacked."""
    data = (ROOT / environment.value("BANDUNG_DATA")).resolve() / "aiddata_iati_xml"
    with ZipFile(data / "aiddata_iati_xml_40_files.zip") as archive:
        archive.extractall(folder)
    return sorted(folder.rglob("*.xml"))


def prepared(folder: Path) -> tuple[list[Source], Collection]:
    """Every file flattened, and all in one collection."""
    sources, size = [], 0
    begun = time.process_time()
    for number, file in enumerate(files(folder / "xml")):
        at = folder / str(number)
        flatten(file, at, rates=sample_rates(), forms=("parquet",), processes=1)
        size += file.stat().st_size
        tables = {path.stem: path for path in at.glob("*.parquet")}
        sources.append(Source(file.name, file.name, tables, name=file.stem, file=file.name))
    flat = time.process_time()
    collect(sources, folder / "made.duckdb")
    done = time.process_time()
    print(
        f"{size / 1e6:.0f} MB: flattened in {flat - begun:.1f} CPU s, collected with groups in {done - flat:.1f} CPU s"
    )
    return sources, Collection(folder / "made.duckdb")


def pages(collection: Collection, folder: Path, times: int) -> dict[str, list[Taken]]:
    """Milliseconds of each page, by the clock and of processor time, asked through the whole of the web."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandung.site.settings")
    import django

    django.setup()
    from django.test import RequestFactory
    from django.utils.translation import override

    from bandung.datasets import exploring
    from bandung.web import iati_activity, iati_explored, iati_views
    from bandung.web.iati_explored import PUBLIC

    taken: dict[str, list[Taken]] = {}
    plain: dict[str, Callable[..., str]] = {
        "list": lambda asked: iati_explored._list.__wrapped__(iati_explored._Kept(collection), PUBLIC, asked, 1, "en"),
        "charts and map": lambda asked: iati_explored._picture.__wrapped__(
            iati_explored._Kept(collection), PUBLIC, asked, "en"
        ),
    }  # type: ignore[attr-defined]
    exploring.file_of = lambda key, _digest: folder / "xml" / key  # type: ignore[assignment]
    iati_activity._taken = lambda _place, _identifier: []  # asks the node's database, which is none here
    some = collection.rows("SELECT s.key, a.identifier, a.nth FROM activity a JOIN source s USING (source) "
                           "ORDER BY hash(a.id) LIMIT 40")  # fmt: skip
    asking = RequestFactory(SERVER_NAME="localhost")
    with override("en"):
        for named in some:
            taken.setdefault("one activity", []).append(
                _taken(lambda named=named: _shown(iati_activity.page(collection, PUBLIC, *named)))  # type: ignore[misc]
            )
        for told in QUESTIONS.values():
            for _time in range(times):
                for name, page in plain.items():
                    taken.setdefault(name, []).append(_taken(partial(page, Asked.read(told))))
                request = asking.get("/en/iati/explore/tables/", told)
                tables = partial(iati_views.tables_of, request, PUBLIC, collection)
                taken.setdefault("tables", []).append(_taken(tables))
    return taken


def _shown(told: dict[str, Any]) -> str:
    from django.template.loader import render_to_string

    return render_to_string("bandung/iati/explore_activity.html", told)


def _taken(ask: Callable[[], Any]) -> Taken:
    begun, worked = time.perf_counter(), time.process_time()
    ask()
    return (time.perf_counter() - begun) * 1000, (time.process_time() - worked) * 1000


def frames(sources: Sequence[Source]) -> dict[str, Any]:
    """The same tables in pandas, prepared as far as they can be."""
    import pandas as pd

    from bandung import reference

    told = {}
    for name in ("activities", "places", "sectors", "transaction_splits"):
        parts = [pd.read_parquet(it.tables[name]).assign(source=it.key) for it in sources]
        told[name] = pd.concat(parts, ignore_index=True)
        told[name]["key"] = told[name]["source"] + "\n" + told[name]["activity"]
    three = {it.alpha2: it.code for it in reference.countries()}
    acts = told["activities"]
    acts["words"] = (acts.activity + " " + acts.title + " " + acts.description).str.lower()
    splits = told["transaction_splits"]
    splits["country"] = splits.place.where(splits.place_kind == "country", "").map(lambda it: three.get(it, it))
    splits["year"] = pd.to_datetime(splits.date).dt.year
    splits["usd"] = splits.usd.astype(float)
    places = told["places"]
    both = [places[["key", "place", "place_kind"]], splits[["key", "place", "place_kind"]]]
    of = pd.concat(both)
    of = of[(of.place_kind == "country") & (of.place != "")].drop_duplicates()
    told["of_country"] = of.assign(code=of.place.map(lambda it: three.get(it, it)))[["key", "code"]].drop_duplicates()
    codes = pd.concat([told["sectors"][["key", "sector"]], splits[["key", "sector"]]]).drop_duplicates()
    told["of_sector"] = codes[codes.sector.str.fullmatch(r"\d{3,5}")].rename(columns={"sector": "code"})
    told["money"] = splits[splits.counted == "yes"]
    return told


def by_pandas(told: Mapping[str, Any], asked: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """The same answers: the activities, countries and sectors, totals by type, by year and by country."""
    found = told["activities"]
    for word in (asked.get("q") or [""])[0].split():
        found = found[found.words.str.contains(word.lower(), regex=False)]
    if countries := asked.get("country"):
        found = found[found.key.isin(told["of_country"].query("code in @countries").key)]
    if sectors := asked.get("sector"):
        hit = told["of_sector"].code.str.startswith(tuple(sectors))
        found = found[found.key.isin(told["of_sector"][hit].key)]
    if datasets := asked.get("dataset"):
        found = found[found.source.isin(datasets)]
    keys = set(found.key)
    money = told["money"][told["money"].key.isin(keys)]
    if countries:
        money = money[money.country.isin(countries)]
    if sectors:
        money = money[money.sector.str.startswith(tuple(sectors))]
    of_country = told["of_country"][told["of_country"].key.isin(keys)].groupby("code").key.nunique()
    of_sector = told["of_sector"][told["of_sector"].key.isin(keys)]
    of_sector = of_sector.assign(code=of_sector.code.str[:3]).groupby("code").key.nunique()
    return {
        "number": len(found), "page": found.sort_values("title").head(20), "countries": of_country,
        "sectors": of_sector,
        "facets": [found[name].value_counts() for name in ("reporter", "status", "source", "default_currency")],
        "totals": money.groupby("type").usd.sum(), "years": money.groupby(["type", "year"]).usd.sum(),
        "places": money.groupby("country").usd.sum(),
        "amounts": money.drop_duplicates(["key", "number"]).groupby("type").key.nunique(),
    }  # fmt: skip


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=5)
    told = asked.parse_args()
    folder = Path(tempfile.mkdtemp(prefix="iati-explorer-"))
    try:
        sources, collection = prepared(folder)
        print(", ".join(f"{number:,} {name}" for name, number in collection.size.items()))
        taken = pages(collection, folder, told.times)
        held = frames(sources)
        plain = {key: value for key, value in QUESTIONS.items() if not {"once", "told", "until", "since"} & set(value)}
        for name, query in plain.items():
            with collection.ask(Asked.read(query)) as answers:
                theirs = by_pandas(held, query)
                assert answers.number == theirs["number"], name
                ours = {it.kind: float(it.usd) for it in answers.totals()}.get("commitments", 0.0)
                assert abs(ours - float(theirs["totals"].get("2", 0))) < 1, name
        peer = [
            _taken(lambda query=query: by_pandas(held, query)) for query in plain.values() for _ in range(told.times)
        ]  # type: ignore[misc]
        print(f"\n{'page':<18}{'median ms':>10}{'p95 ms':>10}{'median CPU':>12}{'p95 CPU':>10}")
        for name, each in {**taken, "pandas, figures": peer}.items():
            told_ = [sorted(one[at] for one in each) for at in (0, 1)]
            places = (len(each) // 2, min(int(len(each) * 0.95), len(each) - 1))
            clock, worked = ([every[at] for at in places] for every in told_)
            print(f"{name:<18}{clock[0]:>10.0f}{clock[1]:>10.0f}{worked[0]:>12.0f}{worked[1]:>10.0f}")
        print(
            "\nActivities and commitments are the same where pandas can ask (compared). Pages here are whole; pandas "
            "draws none and finds no groups."
        )
    finally:
        shutil.rmtree(folder, ignore_errors=True)


if __name__ == "__main__":
    main()
