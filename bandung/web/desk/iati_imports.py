"""What was taken over of files of others: how far it is, what became of it, and the way back."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.datasets import importing, queries, undoing
from bandung.datasets.errors import DatasetError
from bandung.web import dataset_words as words
from bandung.web.desk.iati import import_row
from bandung.web.desk.party import Desk, at_desk
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import translated

PAGE = 50


@at_desk
def one(request: HttpRequest, desk: Desk, name: UUID) -> HttpResponse:
    """One import: its progress, every record that it wrote, and undoing it whole or in part."""
    desk.acting("read", "data set")
    taking = queries.own_import(desk.party.code, name)
    refused = ""
    if request.method == "POST":
        mandate = desk.acting("import", "data set")
        step = request.POST.get("step", "")
        try:
            if step == "undo":
                undoing.undo(taking=taking, by=mandate.post, at=desk.at)
            elif step == "undo-activity":
                identifier = request.POST.get("identifier", "").replace("\0", "")
                reasons = undoing.undo_activity(taking=taking, identifier=identifier, by=mandate.post, at=desk.at)
                messages.success(request, words.stays(reasons) or gettext("It was taken back."))
            elif step == "resume":
                importing.resume(taking)
            return redirect("dataset-import", taking.pk)
        except DatasetError as refusal:
            refused = translated(refusal)
            taking.refresh_from_db()
    records = taking.records.order_by("pk")
    stay = records.exclude(stays=[])
    number = page_number(request.GET.get("page", ""))
    shown = stay if request.GET.get("records") == "stay" else records
    told = {
        "area": "iati", "taking": taking, "version": taking.version, "dataset": taking.version.dataset,
        "row": import_row(taking), "under_way": taking.state in words.UNDER_WAY, "refused": refused,
        "share": round(100 * taking.done / taking.total) if taking.total else 0,
        "records": [(each, words.BECAME[each.became], words.stays(each.stays))
                    for each in shown[(number - 1) * PAGE : number * PAGE]],
        "paging": Paging(number, PAGE, shown.count(), dict(request.GET.lists())), "stay": stay.count(),
        "refusals": [(each["identifier"], gettext(words.CLOSED) % each["places"]) for each in taking.refused],
        "may_import": desk.may("import", "data set"), "can_undo": records.filter(undone_at=None).exists(),
    }  # fmt: skip
    return render(request, "bandung/datasets/import.html", told, status=422 if refused else 200)


urlpatterns = [path("iati/imports/<uuid:name>/", one, name="dataset-import")]
