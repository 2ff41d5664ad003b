"""Returns in the small world: the hospital's was asked for; one sheet is in review, one is still looked at."""

from datetime import date
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from bandung.clearance import intake
from bandung.returns import actions
from bandung.returns.clocks import Quarter
from bandung.returns.models import Return, ReturnSheet, StandingRequest
from bandung.standards.spreadsheet import writing
from tests.cast import AT, post

OWN = "mdg"
Q = Quarter(2026, 3)
LINE = {
    "title": {"en": "Course"}, "language": "en", "item": "B3", "group": "B", "stage": "delivery", "year": 2026,
    "recipient": {"country": "COM"}, "quantity": "24", "unit": "seat",
}  # fmt: skip


def begin(word: str) -> None:
    """A return that was asked for, with a sheet in review and one that its institution still looks at."""
    actions.ask(party=OWN, institutions=["hospital"], quarter=Q, due=date(2026, 12, 1), by=post(OWN), at=AT)
    for number in (1, 2):
        sheet = actions.send(
            data=a_file(f"{word} {number}").read(), name=f"{word}-{number}.xlsx", party=OWN, institution="hospital",
            quarter=Q, by=post(OWN), at=AT,
        )  # fmt: skip
        intake.read_through(sheet.intake_id)
        if number == 1:
            actions.hand_in(sheet=sheet.intake_id, by=post(OWN), at=AT)


def a_file(title: str) -> Any:
    to = BytesIO()
    writing.write("contribution", [LINE | {"title": {"en": title}}], "en", to)
    return SimpleUploadedFile("return.xlsx", to.getvalue())


def standing(party: str) -> list[Any]:
    """What could change of returns."""
    of = {"of__party": party} if party else {}
    requests = StandingRequest.objects.filter(pk=party) if party else StandingRequest.objects.all()
    rows = Return.objects.filter(party=party) if party else Return.objects.all()
    return [
        list(rows.order_by("pk").values_list("pk", "due", "nothing_at")),
        list(
            ReturnSheet.objects.filter(**of).order_by("pk").values_list("pk", "handed_in_at", "decision", "decided_at")
        ),
        list(requests.order_by("pk").values_list("pk", "days")),
    ]
