"""Whatever an activity says of money: contributions and what was left are together what the flat tables add up."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from bandung.records.kinds import read
from bandung.standards.iati.mapping.taking import Where, mark_of, record_name, take
from bandung.standards.iati.mapping.taking_choices import Choices
from tests.foreign_activities import flat_sums

WHERE = Where("https://abc.example/iati.xml", "ABC, file 0", "2026-01-01")
AMOUNTS = st.sampled_from(["0", "1", "0.01", "-5", "1000.5", "333.333", "1e3", "", "999999999999999", "1,000"])
CURRENCIES = st.sampled_from(["", "USD", "XXZ", "JPY"])
DATES = st.sampled_from(["2020-05-01", "2021-12-31", "1899-01-01", "0000-00-00", "2020-13-01"])
COUNTRIES = st.lists(
    st.tuples(st.sampled_from(["MZ", "KE", "ZZ", ""]), st.sampled_from(["", "50", "33.3", "150", "x"])), max_size=3
)
TRANSACTIONS = st.lists(
    st.tuples(st.sampled_from([*map(str, range(1, 14)), "", "99"]), AMOUNTS, CURRENCIES, DATES), max_size=5
)
BUDGETS = st.lists(st.tuples(st.sampled_from(["1", "2"]), AMOUNTS, CURRENCIES, DATES, DATES), max_size=3)


def activity(countries: Any, transactions: Any, budgets: Any, default: str, status: str) -> Any:
    """An activity of 2.03 that says this of money."""
    parts = [
        f'<recipient-country code="{code}"' + (f' percentage="{share}"' if share else "") + "/>"
        for code, share in countries
    ]
    for kind, amount, currency, day in transactions:
        attribute = f' currency="{currency}"' if currency else ""
        parts.append(
            f'<transaction><transaction-type code="{kind}"/><transaction-date iso-date="{day}"/>'
            f'<value{attribute} value-date="{day}">{amount}</value></transaction>'
        )
    for kind, amount, currency, start, end in budgets:
        attribute = f' currency="{currency}"' if currency else ""
        parts.append(
            f'<budget type="{kind}"><period-start iso-date="{start}"/><period-end iso-date="{end}"/>'
            f"<value{attribute}>{amount}</value></budget>"
        )
    return etree.fromstring(
        f'<iati-activity xml:lang="fr" default-currency="{default}"><iati-identifier>XX-1</iati-identifier>'
        '<reporting-org ref="BR-ABC" type="10"><narrative>ABC</narrative></reporting-org>'
        "<title><narrative>Puits</narrative></title>"
        f'<activity-status code="{status}"/>{"".join(parts)}</iati-activity>'
    )


@settings(max_examples=40, deadline=None)
@given(COUNTRIES, TRANSACTIONS, BUDGETS, CURRENCIES, st.sampled_from(["2", "5"]))
def test_sums_are_those_of_the_file(countries: Any, transactions: Any, budgets: Any, default: str, status: str) -> None:
    element = activity(countries, transactions, budgets, default, status)

    taken = take(element, where=WHERE, choices=Choices())

    wanted = {key: amount for key, amount in flat_sums(element).items() if amount}
    assert {key: amount for key, amount in taken.sums().items() if amount} == wanted
    for line in taken.lines:
        assert read("contribution", line).sources


@settings(max_examples=40, deadline=None)
@given(COUNTRIES, TRANSACTIONS, BUDGETS)
def test_the_same_activity_is_the_same_wherever_it_is_read(countries: Any, transactions: Any, budgets: Any) -> None:
    element = activity(countries, transactions, budgets, "USD", "2")

    here = take(element, where=WHERE, choices=Choices())
    there = take(element, where=Where("https://other.example/x", "other", ""), choices=Choices())

    assert here.mark == there.mark == mark_of(there.initiative, list(reversed(there.lines)))
    assert [line["id"] for line in here.lines] == [line["id"] for line in there.lines]
    assert len({line["id"] for line in here.lines}) == len(here.lines)


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=60))
def test_two_identifiers_never_share_a_record(one: str, other: str) -> None:
    told = {"participations": [{"role": "provider", "country": "BRA"}], "sources": [{"address": WHERE.address}]}
    texts = {"title": {"en": "x"}, "summary": {"en": "x"}, "language": "en", "type": "project", "sectors": ["99810"]}

    assert (record_name(one) == record_name(other)) == (one == other)
    assert read("initiative", {"id": record_name(one)} | texts | told).id == record_name(one)
