"""Writing a work plan: rows that work without a script, a look at what changes, then the proposal.

Who comes: an officer who plans with her partners on the telephone. She writes one row a line, sees what she changes and
whom it concerns, and proposes it: three steps. A long plan is edited a page of lines at a time; the other lines stay as
they are. A proposal of her own party can be the beginning of another one.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.partnerships import queries as partnerships
from bandung.partnerships.models import Initiative
from bandung.partnerships.rules import check_is_partner
from bandung.plans import actions, queries, rules
from bandung.plans.models import Plan
from bandung.plans.stays import stays_of
from bandung.records.errors import BadRecord
from bandung.records.plans import Item
from bandung.records.plans import Plan as PlanRecord
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.initiative_forms import text_of
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.plan import BASE
from bandung.web.desk.plan_forms import (
    LineRow,
    PlanForm,
    free_key,
    line_shown,
    output_titles,
    outputs_told,
    title_told,
)
from bandung.web.desk.plan_parts import changed_lines
from bandung.web.desk.rows import Rows, pressed
from bandung.web.paging import Paging, page_number
from bandung.web.sentences import reader_language, translated

AT_ONCE, AT_LEAST = 24, 8
"""Lines of a plan that one page of the editor shows, fewer the more parties each of them can name: more would not fit a
slow line."""
MOST_NEW = 15


@at_desk
def edit(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """The editor. Queries: six beside those of every page of the desk."""
    mandate = desk.acting("propose", "plan", relation="partner")
    code = desk.party.code
    row = partnerships.own_initiative(f"{register}/{record}", code)
    check_is_partner(code, partners=row.partners, facilitators=row.facilitators, stage=row.stage)
    sheet = _Editor(request, desk, row)
    status = 200
    if request.method == "POST" and pressed(request.POST):
        sheet.rows.changed(pressed(request.POST))
    elif request.method == "POST":
        told = sheet.told()
        if told is not None and request.POST.get("what") == "propose":
            plan = sheet.proposed(told, mandate.post)
            if plan is not None:
                messages.success(request, _done(plan))
                return redirect("plan-version", register, record, plan.register, plan.record)
        elif told is not None:
            sheet.compare(told)
        status = 422 if sheet.is_wrong else 200
    return render(request, "bandung/plans/edit.html", sheet.words(), status=status)


def _done(plan: Plan) -> str:
    if plan.holds_at is not None:
        return gettext("The plan is in effect: the change concerns nobody but your party.")
    return gettext("Proposed. It is in effect as soon as everybody concerned has consented.")


class _Editor:
    """The editor's page: the plan as it is, the sheet, its rows, and what they change."""

    def __init__(self, request: HttpRequest, desk: Desk, row: Initiative) -> None:
        self.desk, self.row = desk, row
        self.current = queries.in_effect(row.uid)
        self.begun = self._begun_from(request)
        self.names = party_names(row.readers, reader_language())
        said = self.begun.says if self.begun else None
        self.items: Sequence[Item] = said.items if said else ()
        number = page_number(request.GET.get("page", ""))
        at_once = max(AT_LEAST, AT_ONCE - len(row.everybody))
        self.paging = Paging(number, at_once, len(self.items), {"of": [request.GET.get("of", "")]})
        first = (number - 1) * at_once
        self.here = self.items[first : first + at_once]
        outputs = output_titles(said)
        data = request.POST if request.method == "POST" else None
        self.form = PlanForm(data, is_first=self.current is None, initial={
            "title": text_of(said.title, said.language) if said else "",
            "language": reader_language(),
            "outputs": "\n".join(outputs.values()),
        })  # fmt: skip
        parties = [(code, self.names.get(code, code)) for code in row.everybody]
        there = {party for item in self.here for party in item.concerned} - set(row.everybody)
        parties += [(code, self.names.get(code, code)) for code in sorted(there)]
        self.rows = Rows(
            LineRow, "lines", data, initial=[line_shown(item, outputs) for item in self.here],
            least=0 if self.items else 3, most=at_once + MOST_NEW, parties=parties,
            outputs=self.form.named_outputs(),
        )  # fmt: skip
        self.difference: dict[str, Any] | None = None

    def _begun_from(self, request: HttpRequest) -> Plan | None:
        """The version that the sheet starts from: a proposal of one's own if it is named, else the one in effect."""
        name = request.GET.get("of", "")[:161]
        if name:
            found = queries.version(name, self.desk.party.code)
            if found.initiative == self.row.uid and found.register == self.desk.party.code:
                return found
        return self.current

    @property
    def is_wrong(self) -> bool:
        return bool(self.form.errors) or any(each.errors for each in self.rows.told)

    def told(self) -> dict[str, Any] | None:
        """What the sheet says, as the record of a plan knows it; None if it cannot be read."""
        rows_fit, form_fits = self.rows.is_valid(), self.form.is_valid()
        if not (rows_fit and form_fits):
            return None
        said = self.begun.says if self.begun else None
        typed = self.form.cleaned_data
        language = typed["language"]
        outputs = outputs_told(self.form.named_outputs(), said, language)
        keys = {name: each["key"] for name, each in zip(self.form.named_outputs(), outputs, strict=True)}
        return {
            "title": title_told(said, typed["title"], language),
            "language": language,
            "outputs": outputs,
            "items": self._items({each["key"] for each in outputs}, keys, language),
            "reason": {language: typed["reason"]} if typed.get("reason") else None,
        }

    def _items(self, outputs: set[str], keys: dict[str, str], language: str) -> list[Any]:
        """All lines in their order, those of this page as they were typed."""
        by_key = {item.key: item for item in self.items}
        mine = {item.key for item in self.here}
        taken = {item.key for item in self.items}
        rows: list[Any] = []
        for each in self.rows.told:
            key = each.cleaned_data["key"]
            if key not in mine or key in (row["key"] for row in rows):
                key = free_key(each.cleaned_data["title"], taken)
                taken.add(key)
            rows.append(each.told(by_key.get(key), key, language, keys))
        at = self.items.index(self.here[0]) if self.here else len(self.items)
        others = [item.model_dump(mode="json") for item in self.items if item.key not in mine]
        for each in others:
            each["output"] = each["output"] if each["output"] in outputs else None
        return [*others[:at], *rows, *others[at:]]

    def compare(self, told: dict[str, Any]) -> None:
        """Look at what the sheet changes, and whom it concerns; nothing is written."""
        code, old = self.desk.party.code, self.current.says if self.current else None
        stays = stays_of(self.row)
        try:
            after = self.current.digest if self.current else None
            plan: PlanRecord = actions.plan_of(self.row, code, told, after=after, at=self.desk.at)
            rules.check_plan(plan, old, stays=stays, at=self.desk.at)
        except BandungError as refusal:
            self._refuse(refusal)
            return
        asked = rules.asked(old, plan, author=code, stays=stays, at=self.desk.at)
        self.difference = {
            "changes": changed_lines(old, plan, self.names),
            "asked": ", ".join(self.names.get(each, each) for each in sorted(asked)),
            "same": len(rules.changes(old, plan).same),
        }

    def proposed(self, told: dict[str, Any], by: str) -> Plan | None:
        """The proposal once it is written; None if it was refused, with the reason in the sheet."""
        seen = self.form.data.get("seen", "")
        try:
            return actions.propose(
                initiative=self.row.uid, party=self.desk.party.code, told=told, by=by, at=self.desk.at, seen=seen
            )
        except BandungError as refusal:
            self._refuse(refusal)
            return None

    def _refuse(self, refusal: BandungError) -> None:
        """What is wrong with a line stands at that line, where it is on this page."""
        if isinstance(refusal, BadRecord):
            for problem in refusal.problems:
                self.form.add_error(None, translated(problem))
        else:
            self.form.refuse(refusal)

    def words(self) -> dict[str, Any]:
        return {
            "area": "initiatives",
            "row": self.row,
            "form": self.form,
            "rows": self.rows,
            "sheet": self.form.name,
            "current": self.current,
            "begun": self.begun,
            "seen": self.form.data.get("seen", self.current.digest if self.current else ""),
            "paging": self.paging,
            "others": len(self.items) - len(self.here),
            "difference": self.difference,
        }


urlpatterns = [path(f"{BASE}edit/", edit, name="plan-edit")]
