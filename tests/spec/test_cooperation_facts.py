"""Published figures of South-South cooperation that the ledger has to add up to, each with where it stands."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

import pytest

from bandung import reference
from bandung.measurement import valuation
from bandung.measurement.checks import Ledger as Checked
from bandung.measurement.checks import joint_funds_by_share
from bandung.measurement.figures import Figure, total
from bandung.measurement.indicators import ratio
from bandung.measurement.valued import Policy, Valued
from bandung.records.loans import Loan, Payment
from tests.ledger_lines import RATES, a_line


def unpriced(*lines: object) -> list[Valued]:
    return [Valued(line) for line in lines]  # type: ignore[arg-type]


SUMS = [
    # figure, parts as stated, their sum as stated, where it stands
    ("China to 2009, billion CNY: grants, interest-free and concessional loans", ["106.2", "76.54", "73.55"], "256.29",
     "http://www.ccgp-fushun.com/government/whitepaper/2011-04/21/content_22411103.htm"),
    ("Colombia and CARICOM 2020-2022, projects: regional, supplied, both ways", ["6", "2", "4"], "12",
     "https://stmaartenmediacenter.com/colombia-caricom-aruba-and-curacao-ratify-interest-in-cooperation/"),
    ("Chile-Mexico fund, million USD a year, equal shares", ["1", "1"], "2",
     "https://www.agcid.gob.cl/fondo_chile_mexico/que_es.html"),
    ("Mexico 2017, projects: received and offered", ["327", "268"], "595",
     "https://www.gob.mx/amexcid/articulos/un-vistazo-a-un-ano-de-logros?idiom=es"),
]  # fmt: skip


@pytest.mark.parametrize(("what", "parts", "whole", "source"), SUMS, ids=[each[0][:20] for each in SUMS])
def test_parts_add_up_to_what_was_published(what: str, parts: Sequence[str], whole: str, source: str) -> None:
    lines = [a_line(f"chn/c-{at}", amount=Decimal(part), currency="CNY") for at, part in enumerate(parts)]

    added = total(Figure.of("amount", currency="CNY"), unpriced(*lines))

    assert (added.value, added.counted) == (Decimal(whole), len(parts)), (what, source)


def test_most_of_what_brazil_gave_in_2021_went_through_multilateral_bodies() -> None:
    """R$ 5.7 of 6.63 billion: Ipea, https://www.ipea.gov.br (COBRADI 2021)."""
    share = ratio(Decimal("5.7"), Decimal("6.63"))

    assert share is not None and round(share, 2) == Decimal("0.86")


def test_both_shares_of_the_chile_mexico_fund_count_and_neither_is_the_pot() -> None:
    chile, mexico = (
        a_line(f"{giver}/fund", item="A8", group="A", channel="joint-fund", initiative="chl/fund",
               amount=Decimal(1_000_000), currency="USD", title="Chile-Mexico fund, share of the year")
        for giver in ("chl", "mex")
    )  # fmt: skip

    assert joint_funds_by_share(Checked([chile, mexico], [], Policy())).findings == ()
    assert [each.uids for each in joint_funds_by_share(Checked([chile], [], Policy())).findings] == [("chl/fund",)]


def test_small_islands_are_fifty_three_or_thirty_nine_without_territories() -> None:
    by_unsd, by_ohrlls = (reference.members(code, date(2025, 1, 1)) for code in ("SIDS_UNSD", "SIDS_OHRLLS"))

    assert (len(by_unsd), len(by_ohrlls)) == (53, 39)
    assert len(set(by_unsd) - set(by_ohrlls)) == 14


@pytest.mark.parametrize(
    ("repaid", "element", "concessional"), [("71.77275", "0.349", False), ("71.6625", "0.35", True),
                                            ("71.55225", "0.351", True)],
)  # fmt: skip
def test_a_loan_is_concessional_from_thirty_five_percent(repaid: str, element: str, concessional: bool) -> None:
    loan = Loan(payments=(Payment(after_years="2", principal=repaid),))

    grant = valuation.grant_element(Decimal(100), loan)

    assert grant == Decimal(element)
    assert valuation.is_concessional(grant) is concessional


def test_a_giver_is_worth_the_same_in_whatever_order_its_lines_come() -> None:
    lines = [a_line(f"bra/c-{at}", amount=Decimal(at), currency="BRL") for at in range(1, 20)]
    forth, back = ([each.usd for each in valuation.value_all(those, RATES, Policy())] for those in (lines, lines[::-1]))

    assert forth == back[::-1]
