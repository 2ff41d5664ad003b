"""Rates of exchange and purchasing power: the table inside, others from outside, and what is refused with its place."""

import json
import threading
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow.parquet as parquet
import pytest
from typer.testing import CliRunner

from bandung.cli.rates import app
from bandung.measurement.rates import BadRates, RatesTable, current_rates, keep, rates_at, sample_rates
from bandung.measurement.valued import Rates
from bandung.sources import fetching, imf_rates, world_bank_ppp
from bandung.sources.fetching import Copy, NotFetched, Unexpected

SEEN = date(2026, 11, 28)
EXCHANGE = "currency,year,value,source,retrieved,note\n"
PPP = "country,currency,year,value,source,retrieved,note\n"


def folder(at: Path, exchange: str = "BRL,2024,5.4,by hand,2026-01-01,\n", ppp: str = "") -> Path:
    at.mkdir(exist_ok=True)
    (at / "exchange_rates.csv").write_text(exchange if exchange.startswith("cur") else EXCHANGE + exchange)
    (at / "ppp.csv").write_text(PPP + ppp)
    return at


def imf(at: Path, change: Callable[[list[dict[str, object]]], object] = list) -> Copy:
    """A copy of two currencies in 2024: a dollar is 0.75 of an SDR, a real 0.15 in half of the year and 0.125 after."""
    rows: list[dict[str, object]] = [
        {"year": 2024, "month": month, "currency_id": code, "value": value}
        for month in range(1, 13)
        for code, value in (("USD", 0.75), ("BRL", 0.15 if month < 7 else 0.125), ("EUR", 0.8))
    ]
    change(rows)
    source = at / "imf.json"
    source.write_text(json.dumps(rows))
    return fetching.fetch(str(source), at / "copies", licence="by hand", on=SEEN)


def bank(at: Path, rows: str, header: str = "Country,Country ID,Year,PPP") -> Copy:
    source = at / "ppp.csv"
    source.write_text(f"{header}\n{rows}")
    return fetching.fetch(str(source), at / "copies", licence="by hand", on=SEEN)


def test_the_table_inside_has_the_south_by_year_with_a_source_and_a_day() -> None:
    table: Rates = sample_rates()

    real = table.per_dollar("BRL", 2021)
    assert real is not None
    assert (round(real.value, 2), real.source, real.retrieved) == (Decimal("5.40"), "IMF, monthly averages", SEEN)
    assert table.per_dollar("BRL", 1970) is None
    assert table.per_dollar("KES", 2021) is None
    one = table.per_dollar("USD", 2021)
    assert one is not None and one.value == 1
    parity = table.per_international_dollar("BRA", 2021)
    assert parity is not None and parity.currency == "BRL" and parity.value < real.value
    assert table.per_international_dollar("KEN", 2021) is None


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("BRL,2024,0,by hand,2026-01-01,\n", "exchange_rates.csv:2: 0 is no rate of exchange: a rate is above zero"),
        ("BRL,2024,-5,by hand,2026-01-01,\n", "-5 is no rate of exchange"),
        ("BRL,2024,NaN,by hand,2026-01-01,\n", "NaN is no rate of exchange"),
        ("BRL,2024,much,by hand,2026-01-01,\n", "needs a number, a year and the day"),
        ("BRX,2024,5,by hand,2026-01-01,\n", "“BRX” is not in the list of currencies"),
        ("BRL,2024,5,,2026-01-01,\n", "A rate needs its source"),
        ("BRL,9999,5,by hand,2026-01-01,\n", "9999 is not a year of which rates are known"),
        ("BRL,2024,5,a,2026-01-01,\nBRL,2024,6,a,2026-01-01,\n", "exchange_rates.csv:3: BRL of 2024 stands twice"),
        ("currency,year,rate\nBRL,2024,5\n", "The columns value, source, retrieved, note are missing"),
        ("", "The tables of rates are empty"),
    ],
)
def test_a_table_that_cannot_be_used_says_where_and_why(tmp_path: Path, row: str, sentence: str) -> None:
    with pytest.raises(BadRates) as refused:
        RatesTable.read(folder(tmp_path / "t", row))

    assert sentence in str(refused.value)


def test_tables_taken_into_use_stand_beside_older_ones(tmp_path: Path) -> None:
    shelf = tmp_path / "rates"
    assert current_rates(shelf).version == sample_rates().version

    first = keep(shelf, folder(tmp_path / "a"))
    second = keep(shelf, folder(tmp_path / "b", "BRL,2024,5.5,by hand,2026-01-01,\n"))
    with pytest.raises(BadRates):
        keep(shelf, folder(tmp_path / "c", "BRL,2024,0,by hand,2026-01-01,\n"))

    assert current_rates(shelf).version == second.version
    again = rates_at(shelf, first.version).per_dollar("BRL", 2024)
    assert again is not None and again.value == Decimal("5.4")
    with pytest.raises(BadRates, match="no exchange rates of version"):
        rates_at(shelf, "../../etc")


def test_a_year_is_the_mean_of_its_months_and_parities_follow_their_anchor(tmp_path: Path) -> None:
    found = {rate.currency: rate for rate in imf_rates.clean(imf(tmp_path))}

    assert found["BRL"].value == Decimal("5.5")
    assert found["XOF"].value == Decimal("614.9597")
    assert (found["XOF"].source, "recalled" in found["XOF"].note) == ("fixed parity", True)
    assert "NPR" not in found, "its anchor has no rate here"
    assert found["BRL"].retrieved == SEEN


def test_a_year_with_too_few_months_has_no_average(tmp_path: Path) -> None:
    assert imf_rates.clean(imf(tmp_path, lambda rows: rows.__delitem__(slice(0, 9)))) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda rows: rows[4].update(value=0), "imf.json:5: 0 is no rate of exchange"),
        (lambda rows: rows[4].update(value="0.15"), "0.15 is no rate of exchange"),
        (lambda rows: rows[4].update(currency_id="BRX"), "imf.json:5: “BRX” is not in the list of currencies"),
        (lambda rows: rows[4].update(rate=rows[4].pop("value")), "The columns value are missing"),
        (lambda rows: rows.append(rows[4]), "BRL of 2024 stands twice"),
        (lambda rows: rows[4].update(year="2024"), "“2024” is not a number"),
        (lambda rows: rows.clear(), "This is no table that we can read"),
    ],
)
def test_monthly_rates_that_are_not_as_they_were_stop_with_a_place(
    tmp_path: Path, change: Callable[[list[dict[str, object]]], object], sentence: str
) -> None:
    with pytest.raises(Unexpected) as refused:
        imf_rates.clean(imf(tmp_path, change))

    assert sentence in str(refused.value)


def test_published_parities_are_read_by_country_without_groups(tmp_path: Path) -> None:
    copy = bank(tmp_path, "Brazil,BR,2014,1.75\nWorld,1W,2014,\nArab World,1A,2014,3\nKenya,KE,2014,40.4259663694607\n")

    assert [(code, rate.currency, rate.value) for code, rate in world_bank_ppp.clean(copy)] == [
        ("BRA", "BRL", Decimal("1.75")), ("KEN", "KES", Decimal("40.42597")),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "header", "sentence"),
    [
        ("Atlantis,ZZ,2014,1\n", "Country,Country ID,Year,PPP", "ppp.csv:2: “ZZ” is no country that we know"),
        ("Brazil,BR,2014,0\n", "Country,Country ID,Year,PPP", "0 is no rate of exchange"),
        ("Brazil,BR,2014,x\n", "Country,Country ID,Year,PPP", "“x” is not a number"),
        ("Brazil,BR,2014,1\n", "Country,Code,Year,PPP", "The columns Country ID are missing"),
        ("Brazil,BR,2014,1\nBrazil,BR,2014,1\n", "Country,Country ID,Year,PPP", "BRA of 2014 stands twice"),
    ],
)
def test_published_parities_that_are_not_as_they_were_stop_with_a_place(
    tmp_path: Path, rows: str, header: str, sentence: str
) -> None:
    with pytest.raises(Unexpected) as refused:
        world_bank_ppp.clean(bank(tmp_path, rows, header))

    assert sentence in str(refused.value)


def test_gdp_in_two_dollars_implies_the_parity() -> None:
    brazil = sample_rates().per_dollar("BRL", 2024)
    assert brazil is not None

    gdp = [(code, 2024, Decimal(3), Decimal(3 * 4)) for code in ("BRA", "ECU", "KEN")]
    found = world_bank_ppp.implied(gdp, [brazil])

    assert [(code, rate.value) for code, rate in found] == [
        ("BRA", round(brazil.value / 4, 6)),
        ("ECU", Decimal("0.25")),
    ]


class Served(BaseHTTPRequestHandler):
    """Gives half of the data and hangs up, unless the rest is asked for."""

    data = b'[{"year": 2024}]' * 1000

    def do_GET(self) -> None:
        if self.path.endswith("gone.json"):
            self.send_error(404)
            return
        begins = int((self.headers.get("Range") or "bytes=0-")[6:-1])
        self.send_response(206 if begins else 200)
        if begins:
            self.send_header("Content-Range", f"bytes {begins}-{len(self.data) - 1}/{len(self.data)}")
        self.send_header("Content-Length", str(len(self.data) - begins))
        self.end_headers()
        self.wfile.write(self.data[begins:] if begins else self.data[:8000])

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Say nothing."""


@pytest.fixture
def server() -> Iterator[str]:
    its = ThreadingHTTPServer(("127.0.0.1", 0), Served)
    threading.Thread(target=its.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{its.server_address[1]}"
    its.shutdown()
    its.server_close()


def test_a_fetching_that_was_interrupted_goes_on_where_it_stopped(tmp_path: Path, server: str) -> None:
    address = f"{server}/rates.json"
    with pytest.raises(NotFetched, match="8000 of 16000 bytes"):
        fetching.fetch(address, tmp_path, licence="MIT", on=SEEN)
    assert not (tmp_path / "rates.json").exists()

    copy = fetching.fetch(address, tmp_path, licence="MIT", on=SEEN)

    assert copy.read() == Served.data
    assert fetching.kept(tmp_path / "rates.json") == copy
    assert (copy.address, copy.licence, copy.retrieved) == (address, "MIT", SEEN)


def test_a_beginning_from_another_address_is_not_gone_on_with(tmp_path: Path, server: str) -> None:
    for address in (f"{server}/rates.json", f"{server}/elsewhere/rates.json"):
        with pytest.raises(NotFetched, match="8000 of 16000 bytes"):
            fetching.fetch(address, tmp_path, licence="MIT", on=SEEN)


def test_what_gives_nothing_or_has_changed_says_so(tmp_path: Path, server: str) -> None:
    for address in (f"{server}/gone.json", "http://127.0.0.1:1/x", str(tmp_path / "none.json")):
        with pytest.raises(NotFetched, match="Nothing could be fetched"):
            fetching.fetch(address, tmp_path, licence="", on=SEEN)
    copy = imf(tmp_path)
    copy.file.write_text("[]")
    with pytest.raises(Unexpected, match="has changed since it was fetched"):
        copy.read()
    with pytest.raises(Unexpected, match="Nothing says where this file comes from"):
        fetching.kept(tmp_path / "imf.json")


def test_the_commands_load_list_and_say_what_is_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BANDUNG_HOME", str(tmp_path / "home"))

    def done(*arguments: str) -> str:
        result = CliRunner().invoke(app, list(arguments), catch_exceptions=False)
        assert result.exit_code == 0, result.output
        return result.output

    assert json.loads(done("status", "--json"))["inside"] is True
    imf(tmp_path)

    assert "rates of exchange" in done("load", "--imf", str(tmp_path / "imf.json"))

    facts = json.loads(done("status", "--json"))
    assert (facts["inside"], facts["years"], facts["countries"]) == (False, "2024-2024", 75)
    assert facts["origins"][-1]["source"] == str(tmp_path / "imf.json")
    assert [row["value"] for row in json.loads(done("list", "--currency", "brl", "--json"))] == ["5.5"]
    assert "BRL" in done("list", "--country", "BRA")
    done("load", "--from", str(folder(tmp_path / "mine")))
    assert [row["value"] for row in json.loads(done("list", "--json"))] == ["5.4"]
    with pytest.raises(Exception, match="Name a folder of tables"):
        done("load")


def test_the_table_inside_is_what_the_source_gives(data: Path, tmp_path: Path) -> None:
    source = data / "macro" / "imf_monthly_fx_1994_2025.json"
    if not source.exists():
        pytest.skip("no monthly rates among the further real data")

    found = imf_rates.clean(fetching.fetch(str(source), tmp_path, licence=imf_rates.LICENCE, on=SEEN))

    inside = sample_rates().exchange
    assert len(inside) > 1_000
    assert {key: rate for rate in found if (key := (rate.currency, rate.year)) in inside} == dict(inside)


def test_the_parities_inside_are_what_gdp_implies(data: Path) -> None:
    source = data / "macro" / "wdi_data.parquet"
    if not source.exists():
        pytest.skip("no GDP among the further real data")
    inside = sample_rates().ppp
    rows = parquet.read_table(source, columns=["iso3_code", "year", "gdp", "gdp_ppp"]).to_pylist()
    gdp = [
        (row["iso3_code"], int(row["year"]), Decimal(repr(row["gdp"])), Decimal(repr(row["gdp_ppp"])))
        for row in rows
        if (row["iso3_code"], row["year"]) in inside
    ]

    found = world_bank_ppp.implied(gdp, sample_rates().exchange.values())

    assert {(code, rate.year): rate for code, rate in found} == dict(inside)
