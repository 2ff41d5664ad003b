"""Files of others at the desk: bring one in, look at it, take it over, undo; who may, what is refused, how it reads."""

from typing import Any

import pytest
from django.test import Client, TestCase

from bandung.datasets.models import Dataset, DatasetImport, DatasetVersion
from bandung.partnerships.models import Initiative
from tests.cast import joined
from tests.foreign_files import a_file, an_activity, an_upload
from tests.web.test_drafts_pages import a_person

pytestmark = pytest.mark.django_db
LIST = "/en/desk/iati/"
NORWAY = ("NO-BRC-971277882", "Norad")


@pytest.fixture(autouse=True)
def _parties(fresh_index: None) -> None:
    joined("bra", "mwi")


@pytest.fixture
def agency() -> Client:
    return a_person("agency", "bra", "draft", "clear")


@pytest.fixture
def clerk() -> Client:
    return a_person("clerk", "bra", "draft")


def posted(client: Client, to: str, /, **told: Any) -> Any:
    with TestCase.captureOnCommitCallbacks(execute=True):
        return client.post(to, told)


def sent(client: Client, content: bytes, **told: Any) -> str:
    """The address of the preview of a file that was sent."""
    told = {"file": an_upload(content), "address": "https://abc.example/iati.xml"} | told
    return str(posted(client, LIST, **told).headers["Location"])


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_nothing_kept_yet_says_what_this_is_for(agency: Client) -> None:
    assert "You keep no files yet" in text(agency, LIST)


def test_three_steps_from_a_file_to_the_register(agency: Client) -> None:
    preview = sent(agency, a_file())  # 1: send

    page = text(agency, preview)  # 2: look
    answer = posted(agency, preview, step="take-over", shown="1", choose="1")  # 3: take over

    assert "South-South cooperation on milk banks" in page
    assert "1 activity is chosen" in page
    assert "1000.50 BRL" in page.replace(",", "")
    assert "1 written anew" in text(agency, answer.headers["Location"])
    assert Initiative.objects.get().standing == "reported"


def test_an_activity_shows_what_it_becomes_and_what_has_no_place(agency: Client) -> None:
    more = "<conditions attached='1'><condition type='1'><narrative>Reform</narrative></condition></conditions>"
    preview = sent(agency, a_file(an_activity(more=more)))

    page = text(agency, f"{preview}activities/1/")

    assert "The initiative that it becomes" in page
    assert "Mozambique" in page
    assert "conditions" in page
    assert "our records have no place for it" in page
    assert "collaboration type 8" in page


def test_boxes_are_noted_and_all_that_fit_can_be_chosen(agency: Client) -> None:
    roads = an_activity("NO-2", title="A road", collaboration="", giver=NORWAY)
    preview = sent(agency, a_file(an_activity(), roads))
    version = DatasetVersion.objects.get()

    posted(agency, preview, step="note", shown=["1", "2"], choose=["2"])
    noted = list(version.activities.filter(chosen=True).values_list("number", flat=True))
    posted(agency, f"{preview}?found=south", step="all")

    assert noted == [2]
    assert version.activities.filter(chosen=True).count() == 2


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("found=south", 1), ("found=other", 1), ("status=new", 2), ("status=same", 0), ("country=moz", 2),
        ("country=KEN", 0), ("sector=12220", 2), ("sector=122", 2), ("year=2020", 2), ("year=1999", 0),
        ("words=road", 1), ("chosen=yes", 1), ("reporter=BR-ABC", 1), ("sort=sure", 2),
    ],
)  # fmt: skip
def test_the_list_is_narrowed(agency: Client, asked: str, shown: int) -> None:
    roads = an_activity("NO-2", title="A road", collaboration="", giver=NORWAY)
    preview = sent(agency, a_file(an_activity(), roads))

    assert text(agency, f"{preview}?{asked}").count('<th scope="row">') == shown


def test_what_nobody_can_ask_is_refused(agency: Client) -> None:
    preview = sent(agency, a_file())

    assert agency.get(f"{preview}?status=nonsense").status_code == 400
    assert agency.get(f"{preview}?year=%00").status_code == 200


def test_an_import_is_undone(agency: Client) -> None:
    preview = sent(agency, a_file())
    address = posted(agency, preview, step="take-over").headers["Location"]

    posted(agency, address, step="undo")

    assert "<h1>Undone</h1>" in text(agency, address)
    assert Initiative.objects.get().withdrawn_at is not None


def test_a_newer_file_shows_what_changed_field_by_field(agency: Client) -> None:
    posted(agency, sent(agency, a_file()), step="take-over")
    dataset = Dataset.objects.get()
    newer = an_activity(title="South-South cooperation on more", updated="2026-05-01T00:00:00Z")

    answer = posted(agency, f"{LIST}{dataset.pk}/", step="file", file=an_upload(a_file(newer)))

    page = text(agency, f"{answer.headers['Location']}activities/1/")
    assert "What changed since you took it over" in page
    assert "South-South cooperation on more" in page


def test_much_that_vanished_asks_once_more(agency: Client) -> None:
    posted(agency, sent(agency, a_file()), step="take-over")
    dataset = Dataset.objects.get()
    other = a_file(an_activity("BR-ABC-7", title="South-South cooperation on roads"))
    preview = posted(agency, f"{LIST}{dataset.pk}/", step="file", file=an_upload(other)).headers["Location"]

    refused = posted(agency, preview, step="take-over", vanished="on")
    posted(agency, preview, step="take-over", vanished="on", sure="on")

    assert refused.status_code == 422
    assert "The file has lost 1 of the 1" in refused.content.decode()
    assert Initiative.objects.filter(withdrawn_at=None).count() == 1


def test_who_may_not_clear_prepares_and_does_not_take_over(clerk: Client) -> None:
    preview = sent(clerk, a_file())

    assert "Take over as reported" not in text(clerk, preview)
    assert posted(clerk, preview, step="take-over").status_code == 403
    assert not DatasetImport.objects.exists()


def test_other_parties_see_nothing_of_it(agency: Client) -> None:
    preview = sent(agency, a_file())
    other = a_person("other", "mwi", "draft", "clear")

    assert other.get(preview).status_code == 404
    assert Client().get(preview).status_code == 302


def test_a_reading_that_stands_still_goes_on(agency: Client) -> None:
    preview = sent(agency, a_file())
    DatasetVersion.objects.update(state="reading")

    assert "It stands still: go on" in text(agency, preview)
    posted(agency, preview, step="read-again")

    assert DatasetVersion.objects.get().state == "ready"


def test_what_is_no_iati_says_so(agency: Client) -> None:
    assert "This is not XML but a web page" in text(agency, sent(agency, b"<html><p>Not found</p></html>"))


@pytest.mark.parametrize(
    ("told", "sentence"),
    [
        ({"address": "ftp://abc.example"}, "is not a web address"), ({"name": "x\x07y"}, "does not fit here"),
        ({"provider": "everybody"}, "not one of the available choices"),
    ],
)  # fmt: skip
def test_details_that_do_not_fit_are_refused_where_they_stand(
    agency: Client, told: dict[str, str], sentence: str
) -> None:
    answer = posted(agency, LIST, file=an_upload(a_file()), **told)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not Dataset.objects.exists()


def test_details_and_choices_are_changed_and_the_file_is_read_again(agency: Client) -> None:
    sent(agency, a_file(an_activity(country="")))
    dataset = Dataset.objects.get()

    posted(agency, f"{LIST}{dataset.pk}/", step="describe", name="ABC", address="", recipient="AGO")

    activity = DatasetVersion.objects.get().activities.get()
    assert Dataset.objects.get().name == "ABC"
    assert activity.countries == ",AGO,BRA,"


def test_data_are_removed_once_nothing_of_them_stands(agency: Client) -> None:
    posted(agency, sent(agency, a_file()), step="take-over")
    dataset = Dataset.objects.get()

    refused = posted(agency, f"{LIST}{dataset.pk}/", step="remove")
    posted(agency, f"{LIST}imports/{DatasetImport.objects.get().pk}/", step="undo")
    posted(agency, f"{LIST}{dataset.pk}/", step="remove")

    assert refused.status_code == 400
    assert not Dataset.objects.exists()


@pytest.mark.parametrize("activities", [1, 3])
def test_the_preview_costs_the_same_for_few_and_for_many(
    agency: Client, activities: int, django_assert_num_queries: Any
) -> None:
    many = [an_activity(f"BR-ABC-{n}", title=f"South-South cooperation {n}") for n in range(activities)]
    preview = sent(agency, a_file(*many))

    with django_assert_num_queries(QUERIES):
        agency.get(preview)


QUERIES = 16
"""Of the preview, the desk's own included."""
