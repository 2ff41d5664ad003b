"""Pages of a country's economy from Parquet, beside pandas on the same files: milliseconds of each, first and again.

    python benchmarks/economy_pages.py [--rows 2000000] [--years 5] [--countries 40] [--save]

Made files of BACI's layout (200 countries, 5,000 products) are loaded as they would be; then every view of so many
countries is asked through the site, in one process: first, when nothing of the page is kept, and again. What is worked
out once for each version of the figures (complexity of all countries, gravity) is made by the loading, and what a
process loads when its node starts is loaded before: both are printed apart, as are the first pages of all. Pandas
reads the rows of each country from the same Parquet files and works out partners, shares by year and concentration: a
part of one view, and nothing drawn.
"""

import argparse
import gc
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import duckdb

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_pages.txt"
VIEWS = {"": "with whom", "products/": "in what", "opportunities/": "opportunities", "expected/": "less than expected"}
LAST = 2020


def make(folder: Path, rows: int, years: int) -> None:
    """Files of so many years, prices rising by 5 per cent."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import economy_sources

    economy_sources.make(folder, rows)
    first = folder / economy_sources.NAME
    with duckdb.connect() as connection:
        connection.execute("SET memory_limit = '1GB'; SET threads = 1; SET preserve_insertion_order = false")
        for year in range(LAST - years + 1, LAST):
            into = folder / economy_sources.NAME.replace(str(LAST), str(year))
            connection.execute(
                f"COPY (SELECT {year} AS t, i, j, k, round(v * 1.05 ^ {year - LAST}, 3) AS v, q "
                f"FROM read_csv('{first}', all_varchar = false, types = {{'k': 'VARCHAR'}})) TO '{into}' (HEADER)"
            )


def timed(ask: Callable[[], Any]) -> tuple[float, float]:
    """(CPU, clock) in milliseconds; what it left is let go after it, as a node does between pages."""
    cpu, clock = time.process_time(), time.perf_counter()
    ask()
    taken = 1000 * (time.process_time() - cpu), 1000 * (time.perf_counter() - clock)
    gc.collect()
    return taken


def told(what: str, taken: list[tuple[float, float]]) -> str:
    at = [sorted(each[side] for each in taken) for side in (0, 1)]
    middle, most = [one[len(one) // 2] for one in at], [one[int(len(one) * 0.95)] for one in at]
    return (
        f"{what:34} CPU ms p50 {middle[0]:6.0f} p95 {most[0]:6.0f}   clock ms p50 {middle[1]:6.0f} p95 {most[1]:6.0f}"
    )


def of_pandas(place: Path, code: str) -> None:
    import pandas as pd

    either = [[("exporter", "==", code)], [("importer", "==", code)]]
    years = [
        pd.read_parquet(file, filters=either).assign(year=int(file.parent.name.removeprefix("year=")))
        for file in sorted(place.glob("year=*/*.parquet"))
    ]
    rows = pd.concat(years)
    rows["partner"] = rows["importer"].where(rows["exporter"] == code, rows["exporter"])
    rows["sells"] = rows["exporter"] == code
    by_partner = rows.groupby(["year", "partner", "sells"], observed=True)["value"].sum()
    by_year = by_partner.groupby(["year", "sells"], observed=True).sum()
    shares = by_partner / by_year
    (shares**2).groupby(["year", "sells"], observed=True).sum()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=2_000_000)
    parser.add_argument("--years", type=int, default=5)
    parser.add_argument("--countries", type=int, default=40)
    parser.add_argument("--save", action="store_true")
    asked = parser.parse_args()
    lines: list[str] = []

    def say(line: str) -> None:
        print(line, flush=True)
        lines.append(line)

    with tempfile.TemporaryDirectory() as place:
        os.environ |= {"BANDUNG_HOME": place, "DJANGO_SETTINGS_MODULE": "bandung.site.settings"}
        sys.path.insert(0, str(ROOT))
        import django

        django.setup()
        from django.core.management import call_command
        from django.test import Client, override_settings

        from bandung.reference import countries
        from bandung.site.startup import warm
        from bandung.sources import shelf, worked
        from bandung.web.economy_parts import opened
        from bandung.web.economy_parts import shelf as place_of

        call_command("migrate", verbosity=0)
        brought = Path(place) / "brought"
        brought.mkdir()
        make(brought, asked.rows, asked.years)
        shelf.fetch(place_of(), "baci", on=date(2025, 2, 1), folder=brought)
        cpu = time.process_time()
        origin = shelf.load(place_of(), "baci").origin
        loading = [f"loaded in {time.process_time() - cpu:.0f} CPU s"]
        cpu = time.process_time()
        with opened() as figures:
            loading += worked.ahead(figures)
        loading.append(f"worked out in {time.process_time() - cpu:.1f} CPU s")
        say(f"{origin.quality.kept:,} rows of {asked.years} years, {asked.countries} countries, one process")
        say("; ".join(loading))
        say(f"what a process loads when its node starts: {timed(warm)[0]:.0f} CPU ms")
        codes = [it.code for it in countries() if it.m49 and it.code != "MCO"][:200]
        client = Client(SERVER_NAME="localhost")
        plain = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
        with override_settings(
            STORAGES={"default": {"BACKEND": "django.core.files.storage.FileSystemStorage"}} | plain
        ):

            def page(code: str, view: str) -> None:
                answer = client.get(f"/en/countries/{code}/economy/{view}")
                assert answer.status_code == 200, (code, view, answer.status_code)

            before = {view: timed(lambda view=view: page(codes[-1], view)) for view in VIEWS}  # type: ignore[misc]
            for view, name in VIEWS.items():
                say(f"{name}: the first page of the process {before[view][0]:8.0f} CPU ms")
            chosen = codes[:: len(codes) // asked.countries][: asked.countries]
            for view, name in VIEWS.items():
                for when in ("first", "again"):
                    taken = [timed(lambda code=code, view=view: page(code, view)) for code in chosen]  # type: ignore[misc]
                    say(told(f"{name}, {when}", taken))
        say(f"most memory of it all: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")
        tables = place_of() / "baci" / origin.version
        of_pandas(tables, chosen[0])
        peer = [timed(lambda code=code: of_pandas(tables, code)) for code in chosen]  # type: ignore[misc]
        say(told("pandas, three tables of “with whom”", peer))
    if asked.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
