"""Pages of a node with 50,000 records and 20 people at once, beside Datasette over the same rows in the same run.

    python benchmarks/pages.py [--rows 50000] [--people 20] [--seconds 20] [--save]

Records are made by joining sentences of the sample (see matching_scale.py for how, and for their vectors); they are
appended as signed entries and served by ``bandung serve``. Each person asks for one page after the other, without a
pause; the people run on the same two cores as the server. Datasette (a well-kept browser of SQLite tables with facets)
is installed by this benchmark into an environment of its own; it serves the list of the same records with facets on
kind, country and sector. It has no matching, so there is no peer for the page with matches.
"""

import argparse
import gzip
import http.client
import json
import os
import random
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PORT, PEER_PORT = 8741, 8742
REGISTER = "benchmark"
BATCH = 1_000
WARM_UP = 8.0
"""Seconds that each page is asked for before it is measured, ours and the peer's alike."""


def records(rows: int, material: Any) -> Iterator[tuple[Any, Any]]:
    """(record, vectors) of made needs and offers, two offers to a need."""
    from bandung.records.kinds import read

    for number, (statement, vectors) in enumerate(material.made(rows, seed=7)):
        kind = "need" if number % 3 == 2 else "offer"
        told: dict[str, Any] = {
            "id": f"made-{number}",
            "title": dict(statement.titles),
            "summary": dict(statement.summaries),
            "language": statement.language,
            "countries": list(statement.countries),
            "sectors": list(statement.sectors),
            "sdgs": list(statement.sdgs),
            "sources": [{"address": "https://source.example/"}],
        }
        told |= {"domain": statement.domain} if statement.domain else {}
        told |= {"region": "several"} if not statement.countries else {}
        told |= {"kind": statement.kind} if kind == "offer" else {}
        yield read(kind, told), vectors


def fill(rows: int) -> None:
    """Make the node: tables, one register with that many entries, the index."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    import matching_scale
    from django.conf import settings
    from django.core.management import call_command

    from bandung import sample
    from bandung.exchange import matches
    from bandung.exchange.models import TABLES
    from bandung.matching.index import Index
    from bandung.parties import actions
    from bandung.records.kinds import read
    from bandung.records.parties import Party
    from bandung.registers import readers
    from bandung.registers.append import append_all, publish

    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    now = datetime.now(UTC)
    actions.join(
        party=read(Party, {"id": REGISTER, "type": "reporter", "name": {"en": "Benchmark"}}), by="Benchmark", at=now
    )
    encoder = matches.encoder_named(*settings.ENCODER)
    material = matching_scale.Material.of(sample.FOLDER / "offers.jsonl", encoder)
    readers.FOLLOWERS.clear()
    vectors: dict[str, Any] = {}
    batch: list[Any] = []
    for record, made in records(rows, material):
        vectors[record.id] = made
        batch.append(publish(record))
        if len(batch) == BATCH:
            append_all(REGISTER, batch, by="Benchmark", at=now)
            batch = []
    append_all(REGISTER, batch, by="Benchmark", at=now)
    folder = settings.INDEX_FOLDER / "made"
    index = Index.create(folder, encoder)
    for table in TABLES.values():
        for_vectors = table.objects.order_by("uid").values_list("record", flat=True).iterator()
        index.add(
            with_topics(map(matches.matchable, table.objects.order_by("uid").iterator())),
            vectors=(vectors[name] for name in for_vectors),
        )
    (settings.INDEX_FOLDER / "current").write_text("made")


def with_topics(statements: Iterable[Any]) -> Iterator[Any]:
    """The statements as an index that encodes them itself would keep them."""
    from bandung.matching.subjects import prominent

    return (replace(one, topics=prominent(one)) for one in statements)


def peer_table(path: Path) -> None:
    """The same rows as one SQLite table, for the peer."""
    from bandung.exchange.models import Offer

    with sqlite3.connect(path) as connection:
        connection.execute(
            "CREATE TABLE offers (uid TEXT PRIMARY KEY, title TEXT, kind TEXT, country TEXT, sector TEXT, at TEXT)"
        )
        connection.executemany(
            "INSERT INTO offers VALUES (?, ?, ?, ?, ?, ?)",
            (
                (
                    row.uid,
                    next(iter(row.body["title"].values())),
                    row.body["kind"],
                    row.country,
                    row.body["sectors"][0],
                    str(row.at),
                )
                for row in Offer.objects.order_by("uid").iterator()
            ),
        )
        for column in ("kind", "country", "sector"):
            connection.execute(f"CREATE INDEX by_{column} ON offers ({column})")


def measure(
    port: int, paths: Callable[[random.Random], str], people: int, seconds: float, cookies: Sequence[str] = ()
) -> dict[str, float]:
    """Ask for pages from as many threads as people for some seconds: latencies, pages a second, the heaviest page.

    ``cookies``: one for each person, where they are signed in.
    """
    latencies: list[float] = []
    sizes: list[int] = []
    failures: list[str] = []
    until = time.monotonic() + seconds

    def person(seed: int) -> None:
        chosen = random.Random(seed)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while time.monotonic() < until:
            path = paths(chosen)
            start = time.perf_counter()
            headers = {"Accept-Encoding": "gzip", "Connection": "keep-alive"}
            if cookies:
                headers["Cookie"] = cookies[seed % len(cookies)]
            connection.request("GET", path, headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            latencies.append((time.perf_counter() - start) * 1000)
            sizes.append(len(body) if answer.headers.get("Content-Encoding") == "gzip" else len(gzip.compress(body)))
            if answer.status != 200:
                failures.append(f"{answer.status} {path}")

    threads = [threading.Thread(target=person, args=(seed,)) for seed in range(people)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if failures:
        raise SystemExit(f"{len(failures)} answers were not 200, such as {failures[0]}")
    cuts = statistics.quantiles(latencies, n=100)
    return {
        "p50 ms": statistics.median(latencies),
        "p95 ms": cuts[94],
        "p99 ms": cuts[98],
        "pages/s": len(latencies) / seconds,
        "heaviest KB": max(sizes) / 1000,
    }


def waited_for(port: int, path: str) -> None:
    """Wait until a server answers."""
    for _attempt in range(200):
        try:
            connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
            connection.request("GET", path)
            if connection.getresponse().status == 200:
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise SystemExit(f"nothing answers on port {port}")


def peer(home: Path) -> subprocess.Popen[bytes]:
    """Datasette in an environment of its own, serving the same rows."""
    environment = home / "peer"
    subprocess.run([sys.executable, "-m", "venv", environment], check=True)
    subprocess.run([environment / "bin" / "pip", "install", "-q", "datasette==0.65.1", "setuptools<80"], check=True)
    if not (home / "peer.db").exists():
        peer_table(home / "peer.db")
    return subprocess.Popen(
        [
            environment / "bin" / "datasette",
            "serve",
            "-i",
            home / "peer.db",
            "-p",
            str(PEER_PORT),
            "--setting",
            "facet_time_limit_ms",
            "2000",
            "--setting",
            "sql_time_limit_ms",
            "10000",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def main() -> None:
    """Run all of it and print one table."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rows", type=int, default=50_000)
    options.add_argument("--people", type=int, default=20)
    options.add_argument("--seconds", type=float, default=20)
    options.add_argument("--save", action="store_true")
    options.add_argument("--home", type=Path, help="use this node if it is there, and keep it")
    chosen = options.parse_args()
    home = chosen.home or Path(tempfile.mkdtemp(prefix="bandung-pages-"))
    os.environ |= {
        "BANDUNG_HOME": str(home / "node"),
        "BANDUNG_MODE": "demonstration",
        "DJANGO_SETTINGS_MODULE": "bandung.site.settings",
    }
    import django

    django.setup()
    start = time.perf_counter()
    if not (home / "node" / "index" / "current").exists():
        fill(chosen.rows)
    lines = [
        f"{chosen.rows} records, {chosen.people} people at once, {chosen.seconds:g} s a page; "
        f"node made in {time.perf_counter() - start:.0f} s"
    ]
    from bandung.exchange.models import Need, Offer

    needs = list(Need.objects.order_by("uid").values_list("record", flat=True))
    filters = [
        "kind=training",
        "kind=finance",
        "country=BRA",
        "country=CHN",
        "sector=311",
        "sector=122",
        "group=LDC",
        "language=fr",
        "domain=social",
        "sdg=2",
        "region=002",
        "sort=title",
        "sort=oldest",
    ]
    offers = Offer.objects.count()
    pages: dict[str, Callable[[random.Random], str]] = {
        "home": lambda _chosen: "/en/",
        "list, first page": lambda _chosen: "/en/offers/",
        "list, filtered and paged": lambda chosen: (
            "/en/offers/?" + "&".join(chosen.sample(filters, 2)) + f"&page={chosen.randint(1, 3)}"
        ),
        "need with its matches": lambda chosen: f"/en/needs/{REGISTER}/{chosen.choice(needs)}/",
        "country": lambda chosen: f"/en/countries/{chosen.choice(['BRA', 'CHN', 'IND', 'CUB', 'MAR'])}/",
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "bandung.cli", "serve", "--port", str(PORT)], stdout=subprocess.DEVNULL
    )
    peers: dict[str, Callable[[random.Random], str]] = {
        "peer: list with facets": lambda chosen: (
            "/peer/offers?_facet=kind&_facet=country&_facet=sector&"
            + chosen.choice(["kind=training", "country=BRA", "sector__startswith=311", "_sort=title"])
        ),
    }
    rows = []
    try:
        waited_for(PORT, "/en/")
        for name, paths in pages.items():
            measure(PORT, paths, chosen.people, WARM_UP)
            rows.append((name, measure(PORT, paths, chosen.people, chosen.seconds)))
    finally:
        server.terminate()
        server.wait()
    other = peer(home)
    try:
        waited_for(PEER_PORT, "/peer")
        for name, paths in peers.items():
            measure(PEER_PORT, paths, chosen.people, WARM_UP)
            rows.append((name, measure(PEER_PORT, paths, chosen.people, chosen.seconds)))
    finally:
        other.terminate()
        other.wait()
    lines.append(f"{offers} offers, {len(needs)} needs")
    names = list(rows[0][1])
    lines.append(f"{'page':<28}" + "".join(f"{name:>13}" for name in names))
    lines += [f"{page:<28}" + "".join(f"{figures[name]:>13.1f}" for name in names) for page, figures in rows]
    text = "\n".join(lines) + "\n"
    sys.stdout.write(text)
    if chosen.save:
        (ROOT / "benchmarks" / "results").mkdir(exist_ok=True)
        (ROOT / "benchmarks" / "results" / "pages.txt").write_text(text)
        (ROOT / "benchmarks" / "results" / "pages.json").write_text(json.dumps(dict(rows), indent=1) + "\n")
    if not chosen.home:
        shutil.rmtree(home, ignore_errors=True)


if __name__ == "__main__":
    main()
