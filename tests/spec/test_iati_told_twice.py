"""Which reports tell of one activity, and which do not: groups written by hand."""

from pathlib import Path

import pytest

from bandung.standards.iati.exploring.asking import Asked
from bandung.standards.iati.exploring.collection import Collection
from bandung.standards.iati.exploring.groups import Group
from tests.explored import collected, paid, told

OTHER = "MZ-MOH"
SAME = "Human milk banks in the north of Mozambique"


TOGETHER = {
    "the same identifier in two files": ([told("BR-1")], [told("BR-1", "A new title")], "same-identifier"),
    "a report on another's activity": (
        [told("BR-1")],
        [told("MZ-9", "A programme", reporter=OTHER, more='<related-activity type="5" ref="BR-1"/>')],
        "third-party",
    ),
    "the identifier of the other as another one": (
        [told("BR-1")],
        [told("MZ-9", "A programme", reporter=OTHER, more='<other-identifier type="A3" ref="BR-1"/>')],
        "other-identifier",
    ),
    "one CRS identifier": (
        [told("BR-1", more='<other-identifier type="A2" ref="2019004711"/>')],
        [told("MZ-9", "A programme", reporter=OTHER, more='<other-identifier type="A2" ref="2019004711"/>')],
        "shared-identifier",
    ),
    "the activity of an organisation that takes part": (
        [told("BR-1")],
        [told("MZ-9", "A programme", reporter=OTHER, more='<participating-org role="1" activity-id="BR-1"/>')],
        "names-activity",
    ),
    "funded together": (
        [told("BR-1")],
        [told("MZ-9", "A programme", reporter=OTHER, more='<related-activity type="4" ref="BR-1"/>')],
        "co-funded",
    ),
    "money that passes": (
        [told("BR-1")],
        [told("MZ-9", "A programme", reporter=OTHER,
              money=paid("7", kind="1", inside='<provider-org provider-activity-id="BR-1"/>'))],
        "money-chain",
    ),
    "one title, amount and beginning": (
        [told("BR-1", SAME, money=paid("1000"))],
        [told("MZ-9", SAME.upper(), reporter=OTHER, money=paid("1005"), start="2019-02-01")],
        "title-amount-date",
    ),
    "one title and amount": (
        [told("BR-1", SAME, money=paid("1000"))],
        [told("MZ-9", SAME, reporter=OTHER, money=paid("1000"), start="2021-02-01")],
        "title-amount",
    ),
    "one title and beginning": (
        [told("BR-1", SAME)], [told("MZ-9", SAME, reporter=OTHER, start="2019-03-01")], "title-date",
    ),
    "titles much alike, one amount and beginning": (
        [told("BR-1", SAME, money=paid("1000"))],
        [told("MZ-9", f"{SAME}, project", reporter=OTHER, money=paid("1000"))],
        "alike-amount-date",
    ),
}  # fmt: skip

APART = {
    "a parent and its child": (
        [told("BR-1")],
        [told("BR-1-A", "A part of it", reporter=OTHER, more='<related-activity type="1" ref="BR-1"/>')],
    ),
    "one title in two countries": (
        [told("BR-1", SAME)], [told("MZ-9", SAME, reporter=OTHER, where='<recipient-country code="AO"/>')],
    ),
    "one title years apart with other amounts": (
        [told("BR-1", SAME, money=paid("1000"))],
        [told("MZ-9", SAME, reporter=OTHER, money=paid("5000"), start="2023-01-01")],
    ),
    "a title that one file has twice": (
        [told("BR-1", SAME), told("BR-2", SAME)], [told("MZ-9", SAME, reporter=OTHER)],
    ),
    "two that one file tells side by side": (
        [told("BR-1", SAME, money=paid("10")), told("MZ-9", "Another", money=paid("10"))],
        [told("MZ-9", SAME, money=paid("10"))],
    ),
    "the second phase": (
        [told("BR-1", f"{SAME}, phase II", money=paid("1000"))],
        [told("MZ-9", f"{SAME}, phase III", reporter=OTHER, money=paid("1000"))],
    ),
    "a title of few letters": ([told("BR-1", "Training")], [told("MZ-9", "Training", reporter=OTHER)]),
    "a fund that many name": (
        [told("BR-1")],
        [told(f"MZ-{n}", f"Project {n}", reporter=OTHER,
              money=paid("7", kind="1", inside='<provider-org provider-activity-id="BR-1"/>')) for n in range(6)],
    ),
    "others without any identifier": ([told("BR-1"), told("")], [told("", "Something else", reporter=OTHER)]),
}  # fmt: skip


COUNTRIES = ["MZ", "KE", "UG", "TZ", "RW", "BI", "ZM", "ZW", "MW", "NA", "BW", "LS", "SZ", "GH", "TG", "BJ", "NE", "ML",
             "SN", "GM", "GN"]  # fmt: skip
"""One for each case, so that cases have nothing in common."""


def apart(activities: list[str], place: int) -> list[str]:
    """The same with names and a country of its own."""
    of = COUNTRIES[place]
    return [
        each.replace("BR-", f"{of}X-BR-").replace("MZ-", f"{of}X-MZ-").replace('code="MZ"', f'code="{of}"')
        for each in activities
    ]


@pytest.fixture(scope="module")
def every(tmp_path_factory: pytest.TempPathFactory) -> Collection:
    """All cases in two files."""
    cases = [*TOGETHER.values(), *APART.values()]
    here = [one for place, case in enumerate(cases) for one in apart(case[0], place)]
    there = [one for place, case in enumerate(cases) for one in apart(case[1], place)]
    return collected(tmp_path_factory.mktemp("groups"), one=here, other=there)


def group(every: Collection, case: str, identifier: str = "BR-1") -> Group:
    place = [*TOGETHER, *APART].index(case)
    return every.group(every.activity("one", f"{COUNTRIES[place]}X-{identifier}"))


@pytest.mark.parametrize("case", TOGETHER)
def test_reports_that_tell_of_one_activity_are_a_group_with_the_reason(every: Collection, case: str) -> None:
    found = group(every, case)

    assert [report.key for report in found.reports] == ["one", "other"]
    assert [link.reason for link in found.links] == [TOGETHER[case][2]]
    assert found.confidence == found.links[0].confidence


@pytest.mark.parametrize("case", APART)
def test_what_is_not_one_activity_is_no_group(every: Collection, case: str) -> None:
    assert len(group(every, case).reports) == 1


def test_what_one_file_tells_side_by_side_is_only_drawn_together_by_its_identifier(every: Collection) -> None:
    found = group(every, "two that one file tells side by side", "MZ-9")

    assert [link.reason for link in found.links] == ["same-identifier"]


def test_a_group_is_a_line_with_the_figures_of_each_report_side_by_side(tmp_path: Path) -> None:
    found = collected(
        tmp_path,
        one=[told("BR-1", money=paid("1000"))],
        other=[told("BR-1", money=paid("1100"), updated="2025-01-01T00:00:00Z")],
    )

    with found.ask(Asked()) as answers:
        [line] = answers.page(1, 20)
        [total] = answers.totals()
        numbers = (answers.number, answers.groups)
    with found.ask(Asked(once=True)) as answers:
        [once] = answers.totals()

    assert [int(it.spent) for it in (line.first, *line.others)] == [1100, 1000]
    assert numbers == (2, 1)
    assert (total.usd, total.activities) == (2100, 2)
    assert (once.usd, once.activities) == (1100, 1)  # of the report that was updated last


def test_counting_once_takes_a_report_that_was_asked_for(tmp_path: Path) -> None:
    found = collected(
        tmp_path,
        one=[told("BR-1", money=paid("1000"))],
        other=[told("BR-1", money=paid("1100"), updated="2025-01-01T00:00:00Z")],
    )

    with found.ask(Asked(codes=(("dataset", ("one",)),), once=True)) as answers:
        assert [it.usd for it in answers.totals()] == [1000]
