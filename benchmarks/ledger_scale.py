"""A ledger of a million contributions: the 17.3.1 return of a country-year, dashboards, one more declaration.

    python benchmarks/ledger_scale.py [--lines 1000000] [--requests 40] [--home FOLDER] [--save]

Beside it, in the same run, pandas computes the same tables from a flat file of the same lines: once with the frame held
in memory, once reading the file first, as a script does that is started when somebody asks. The lines are made up and
written as readings, not as a million signed entries (``ledger_made.py`` says how). Every answer of both is compared
before a time is printed: as many lines, as many people, and dollars to within a cent a line, because pandas adds up
binary fractions and we add up cents.

Ours answers from columns: one Parquet file for each register and year, valued when it is written, added up by DuckDB in
memory. After a declaration, the files of that register and year alone are written anew.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import ledger_made
from pages import PORT, ROOT, measure, waited_for

GIVER, YEAR = "bra", 2024
RETURN_BAR, DASHBOARD_BAR = 10.0, 0.4
PROCESSES, FIRST = 3, 15.0
"""Of the server: each reads the columns into memory before pages are measured; and seconds of warming up then."""


@dataclass
class Timed:
    """Seconds that something took, time after time; and of them, those in which the processor worked for it."""

    seconds: list[float] = field(default_factory=list)
    worked: list[float] = field(default_factory=list)

    def __call__(self, work: Callable[[], Any]) -> Any:
        began, busy = time.perf_counter(), time.process_time()
        told = work()
        self.seconds.append(time.perf_counter() - began)
        self.worked.append(time.process_time() - busy)
        return told

    @property
    def p95(self) -> float:
        return statistics.quantiles(self.seconds, n=100)[94] if len(self.seconds) > 1 else self.seconds[0]

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)


def prepare(home: Path, lines: int) -> Iterator[str]:
    """The node with its ledger, once; and the flat file."""
    from django.core.management import call_command

    from bandung.exchange import matches
    from bandung.reporting import parts
    from bandung.reporting.columns import columns

    call_command("migrate", verbosity=0)
    if not (home / "filled").exists():
        matches.rebuild_index()
        call_command("collectstatic", verbosity=0, interactive=False)
        ledger_made.join(datetime(2025, 1, 1, tzinfo=UTC))
        filling = Timed()
        filling(lambda: ledger_made.fill(lines, lambda done: print(f"\r{done:,}", end="", file=sys.stderr)))
        yield f"{'readings written, once':<58}{filling.median:>10.1f} s"
        (home / "filled").touch()
    building = Timed()
    built = building(parts.refresh)
    if built:
        yield f"{f'{built:,} files of columns written and valued, once':<58}{building.median:>10.1f} s"
    loading = Timed()
    loading(columns)
    yield f"{'columns read into memory when a process starts':<58}{loading.median:>10.1f} s"
    if not (home / "flat.csv").exists():
        flat_file(home / "flat.csv", lines)


def flat_file(path: Path, lines: int) -> None:
    """The same lines as one CSV file, the rates beside it: what somebody would have who keeps a spreadsheet."""
    import pandas as pd

    from bandung.measurement.rates import sample_rates

    rates = sample_rates()
    rows = []
    for told in ledger_made.made(lines):
        body = ledger_made.body_of(told)
        settled = told["quantity"] // 2 if told["said"] == "settled" and told["quantity"] else told["quantity"]
        rows.append((
            f"{told['giver'].lower()}/{body['id']}", told["giver"], told["recipient"], told["year"], told["stage"],
            told["item"], body["group"], "direct", told["said"], "measured", told["sector"] or None,
            told["sdg"] or None, settled, told["unit"] or None, told.get("amount"), told.get("currency"),
            told.get("people"), told.get("women"), told["public"], body["institution"], body["title"]["en"],
        ))  # fmt: skip
    names = (
        "uid giver recipient year stage item group channel said quality sector goal quantity unit amount currency "
        "people women public institution title"
    )
    frame = pd.DataFrame(rows, columns=names.split())
    frame.to_csv(path, index=False)
    known = {(code, year): rates.per_dollar(code, year) for code in frame.currency.dropna().unique()
             for year in ledger_made.YEARS}  # fmt: skip
    table = [(code, year, float(rate.value)) for (code, year), rate in known.items() if rate is not None]
    pd.DataFrame(table, columns=["currency", "year", "rate"]).to_csv(path.with_name("rates.csv"), index=False)


class Peer:
    """The same tables with pandas."""

    DIMENSIONS = ("year", "item", "broad", "goal", "giver", "recipient", "channel", "said", "stage", "group", "quality")

    def __init__(self, path: Path) -> None:
        import pandas as pd

        from bandung.measurement.valued import SWITCHES

        frame = pd.read_csv(path, dtype={"sector": "string", "goal": "string"}, low_memory=False)
        frame = frame.merge(pd.read_csv(path.with_name("rates.csv")), on=["currency", "year"], how="left")
        frame["usd"] = (frame.amount / frame.rate * 100).round()
        frame.loc[frame["item"].isin(list(SWITCHES.values())), "usd"] = float("nan")  # contested: not counted
        frame["broad"] = frame.sector.str[:3]
        for name in (
            "giver",
            "recipient",
            "stage",
            "item",
            "group",
            "channel",
            "said",
            "quality",
            "unit",
            "broad",
            "goal",
        ):
            frame[name] = frame[name].astype("category")
        self.frame = frame

    def dashboard(self, country: str, filters: dict[str, Any]) -> dict[str, Any]:
        """Given and received of a country as its party sees them, by everything people ask by."""
        told = {}
        for side in ("giver", "recipient"):
            chosen = self.frame[self.frame[side] == country]
            for name, value in ({"stage": "delivery"} | filters).items():
                chosen = chosen[chosen.year.between(*value) if name == "year" else chosen[name] == value]
            by = {
                name: (
                    chosen.groupby(name, observed=True, dropna=False)[["usd", "people", "women"]].agg(["sum", "count"]),
                    chosen.groupby([name, "unit"], observed=True)["quantity"].agg(["sum", "count"]),
                )
                for name in self.DIMENSIONS
            }
            told[side] = (len(chosen), chosen.usd.sum(), chosen.people.sum(), by)
        return told

    def returned(self, country: str, year: int) -> tuple[int, float, bytes]:
        """The rows of a country-year with their totals as XLSX: as many columns as the return has."""
        import pandas as pd

        from bandung.standards.ssc.returning import COLUMNS

        chosen = self.frame[(self.frame.giver == country) & (self.frame.year == year)].copy()
        rows = chosen.reindex(
            columns=list(dict.fromkeys([*chosen.columns, *map(str, range(len(COLUMNS)))]))[: len(COLUMNS)]
        )
        given = chosen[chosen.stage == "delivery"]
        to = BytesIO()
        with pd.ExcelWriter(to, engine="xlsxwriter") as book:
            rows.to_excel(book, sheet_name="Return", index=False)
            for name in ("group", "item", "recipient", "channel", "said"):
                totals = given.groupby(name, observed=True)[["usd", "people"]].agg(["sum", "count"])
                totals.to_excel(book, sheet_name=name)
        return len(given), given.usd.sum(), to.getvalue()


def our_return(party: str, year: int) -> tuple[int, int, bytes]:
    """The return made, kept and written as XLSX, as the desk does it: lines delivered, cents, the file."""
    from bandung.reporting import actions, files, queries

    made = actions.begin(party=party, kind="ssc", year=year, by="benchmark", at=datetime.now(UTC), wait=True)
    return made.lines, made.usd or 0, files.write(queries.content_of(made), "xlsx", "en")


def requests(count: int) -> list[tuple[str, dict[str, Any]]]:
    """Different dashboards: countries as often as they give, narrowed in different ways."""
    chance = random.Random(17)
    givers, recipients = ledger_made.cast()
    ways: list[Callable[[], dict[str, Any]]] = [
        dict,
        lambda: {"year": (chance.choice(ledger_made.YEARS),) * 2},
        lambda: {"year": (2018, chance.choice((2020, 2022, 2024)))},
        lambda: {"item": chance.choice(["B1", "B3", "B10", "A1"])},
        lambda: {"broad": chance.choice(["111", "122", "311", "220", "151"])},
        lambda: {"goal": chance.choice(["3", "4", "9"])},
        lambda: {"said": chance.choice(["confirmed", "declared"])},
        lambda: {"stage": "commitment"},
    ]
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    while len(found) < count:
        country = chance.choice([*givers[:15], chance.choice(givers), chance.choice(recipients)])
        filters = ways[len(found) % len(ways)]()
        found.setdefault(f"{country} {filters}", (country, filters))
    return list(found.values())


def our_dashboard(country: str, filters: dict[str, Any]) -> Any:
    from bandung.reporting.dashboard import Asked, tables

    told = {"sector" if name == "broad" else name: value for name, value in filters.items()}
    if "year" in told:
        first, last = told["year"]
        told["year"] = f"{first}..{last}" if first != last else str(first)
    return tables(party=country.lower(), asked=Asked(**told), reader=country.lower())


def agree(ours: Any, peers: dict[str, Any]) -> None:
    """:raises SystemExit: if the two do not say the same."""
    for side, (lines, usd, people, _by) in zip((ours.given, ours.received), peers.values(), strict=True):
        same = (side.total.lines, side.total.people or 0) == (lines, int(people))
        if not same or abs((side.total.usd or 0) - usd) > max(lines, 1):
            raise SystemExit(f"not the same: {side.total} and {lines}, {usd}, {people}")


def declare_one() -> str:
    """One contribution more, signed and read as any other; its uid."""
    from bandung.contributions import actions

    told = {
        "title": {"en": "One more"}, "language": "en", "recipient": {"country": "MOZ"},
        "stage": "delivery", "year": YEAR, "item": "B1", "quantity": "10", "unit": "person-day",
    }  # fmt: skip
    return str(actions.declare(told, party=GIVER, by="benchmark", at=datetime.now(UTC)).uid)


def take_back(uid: str) -> None:
    """Withdraw such a contribution, so that the node can be measured again."""
    from bandung.contributions import actions

    actions.withdraw(uid=uid, party=GIVER, by="benchmark", at=datetime.now(UTC))


def compared(home: Path, count: int) -> Iterator[str]:
    """Ours beside the peer, line by line of the printed table."""
    from bandung.contributions.models import Contribution
    from bandung.reporting.columns import columns
    from bandung.reporting.models import ReportContent, ReportVersion

    held = Timed()
    peer = held(lambda: Peer(home / "flat.csv"))
    yield f"{'seconds':<58}{'ours':>10}{'processor':>11}{'pandas, held':>14}{'pandas, file':>14}"
    asked = requests(count + 1)
    ours, peers = Timed(), Timed()
    our_dashboard(*asked[-1])
    for each in asked[:count]:
        agree(ours(lambda each=each: our_dashboard(*each)), peers(lambda each=each: peer.dashboard(*each)))
    yield _told(f"dashboard, median of {count} different", ours, peers, held, 0)
    yield _told(f"dashboard, p95 of {count} different", ours, peers, held, DASHBOARD_BAR, ninety_fifth=True)
    ReportVersion.objects.all().delete()
    ReportContent.objects.all().delete()
    returning, peer_returning = Timed(), Timed()
    lines, usd, file = returning(lambda: our_return(GIVER, YEAR))
    counted, dollars, other = peer_returning(lambda: peer.returned(GIVER.upper(), YEAR))
    if lines != counted or abs(usd - dollars) > lines:
        raise SystemExit(f"not the same return: {lines} lines, {usd}, and {counted} lines, {dollars}")
    rows = Contribution.objects.filter(register=GIVER, year=YEAR).count()
    name = f"17.3.1 return of {GIVER.upper()} {YEAR}, {rows:,} lines, with its XLSX"
    yield _told(name, returning, peer_returning, held, RETURN_BAR)
    yield f"{'  size of the file, KB':<58}{len(file) / 1000:>10.0f}{'':>11}{len(other) / 1000:>14.0f}"
    declaring, bringing = Timed(), Timed()
    for _turn in range(3):
        uid = declaring(declare_one)
        bringing(columns)
        take_back(uid)
    yield _told("one more declaration, signed and read", declaring, None, None, 0)
    yield _told("then the columns brought up to date; the file read again", bringing, None, held, 0)


def _told(
    name: str, ours: Timed, peer: Timed | None, held: Timed | None, bar: float, *, ninety_fifth: bool = False
) -> str:
    """A line of the table: ours, the processor's part of it, the peer with its frame held, and with the file read."""

    def taken(timed: Timed) -> float:
        return timed.p95 if ninety_fifth else timed.median

    cells = [taken(peer) if peer else None, held.median + (taken(peer) if peer else 0) if held else None]
    peers = "".join(f"{'-':>14}" if each is None else f"{each:>14.3f}" for each in cells)
    verdict = f"   <= {bar:g}: {'met' if taken(ours) <= bar else 'MISSED'}" if bar else ""
    return f"{name:<58}{taken(ours):>10.3f}{statistics.median(ours.worked):>11.3f}{peers}{verdict}"


def over_http(home: Path, count: int, seconds: float) -> Iterator[str]:
    """The page itself, from a server in its own process, one and four people at once, each asking something else."""
    from django.conf import settings
    from django.contrib.auth import get_user_model
    from django.test import Client

    from bandung.people.models import Mandate

    person, new = get_user_model().objects.get_or_create(username="reader")
    if new:
        Mandate.objects.create(
            person=person, party=GIVER, duty="draft", post=GIVER, since=datetime.now(UTC), given_by=GIVER
        )
    client = Client()
    client.force_login(person, backend=settings.AUTHENTICATION_BACKENDS[0])
    cookie = [f"{settings.SESSION_COOKIE_NAME}={client.cookies[settings.SESSION_COOKIE_NAME].value}"]
    partners = ledger_made.cast()[1]

    def path(chance: random.Random) -> str:
        first = chance.choice(ledger_made.YEARS)
        partner = f"&partner={chance.choice(partners)}" if chance.random() < 0.5 else ""
        return f"/en/desk/cooperation/?since={first}&until={chance.randint(first, 2024)}{partner}"

    server = subprocess.Popen(
        [sys.executable, "-m", "bandung.cli", "serve", "--port", str(PORT)], stdout=subprocess.DEVNULL
    )
    try:
        for _turn in range(PROCESSES * 3):
            waited_for(PORT, "/en/cooperation/")
        measure(PORT, path, 4, FIRST, cookie)
        for people in (1, 4):
            told = measure(PORT, path, people, seconds, cookie)
            bar = f"   p95 <= {DASHBOARD_BAR * 1000:g}: {'met' if told['p95 ms'] <= DASHBOARD_BAR * 1000 else 'MISSED'}"
            yield f"{f'page of the dashboard over HTTP, {people} at once, p50 / p95 ms':<58}{told['p50 ms']:>10.0f}" \
                  f"{told['p95 ms']:>10.0f}{bar}"  # fmt: skip
    finally:
        server.terminate()
        server.wait()


def main() -> None:
    """Run all of it and print one table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--lines", type=int, default=1_000_000)
    options.add_argument("--requests", type=int, default=40)
    options.add_argument("--seconds", type=float, default=10)
    options.add_argument("--home", type=Path, help="use this node if it is there, and keep it")
    options.add_argument("--save", action="store_true", help="keep what is printed in benchmarks/results")
    chosen = options.parse_args()
    home = chosen.home or Path(tempfile.mkdtemp(prefix="bandung-ledger-"))
    os.environ |= {
        "BANDUNG_HOME": str(home / "node"), "BANDUNG_MODE": "demonstration",
        "DJANGO_SETTINGS_MODULE": "bandung.site.settings",
    }  # fmt: skip
    import django

    django.setup()
    from bandung.registers import readers

    readers.FOLLOWERS.clear()  # nobody is told of what a benchmark fills in
    printed = [f"{chosen.lines:,} contributions of {ledger_made.GIVERS} givers to {ledger_made.RECIPIENTS} recipients, "
               f"{len(ledger_made.YEARS)} years; written as readings, not as signed entries; "
               f"{os.cpu_count()} cores, load average at the start {os.getloadavg()[0]:.1f}"]  # fmt: skip
    print(printed[0])
    for source in (
        prepare(home, chosen.lines), compared(home, chosen.requests), over_http(home, chosen.requests, chosen.seconds),
    ):  # fmt: skip
        for text in source:
            print(text, flush=True)
            printed.append(text)
    if chosen.save:
        (ROOT / "benchmarks" / "results" / "ledger_scale.txt").write_text("\n".join(printed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
