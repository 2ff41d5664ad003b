"""Opening an initiative, and proposing other terms for one: the same sheet.

Who comes: an officer whose introduction was accepted, with both sides' need and offer known. She follows "open an
initiative" there, adds what each side expects for itself, and sends: three steps. Indicators can wait. Or a partner who
wants another role, another lead or a clearer result: she changes the sheet and says why; the others consent or do not.
"""

import re
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.translation import gettext

from bandung.introductions import queries as introductions
from bandung.introductions.errors import NoSuchIntroduction
from bandung.introductions.models import Introduction
from bandung.parties.models import Party
from bandung.partnerships import actions, queries
from bandung.partnerships.models import Initiative
from bandung.records.errors import BadRecord
from bandung.records.fields import Reference
from bandung.records.kinds import read
from bandung.records.partnerships import Described, Terms
from bandung.records.partnerships import Initiative as InitiativeRecord
from bandung.values.errors import BandungError
from bandung.web.desk.initiative_change import ChangeForm
from bandung.web.desk.initiative_forms import TermsForm, terms_shown
from bandung.web.desk.initiative_rows import (
    ParticipantRow,
    ResultRow,
    participant_shown,
    results_shown,
    results_told,
)
from bandung.web.desk.party import Desk, at_desk
from bandung.web.desk.rows import Rows, as_typed, pressed
from bandung.web.naming import reading
from bandung.web.partnership_words import ROLES, own_word
from bandung.web.sentences import reader_language, translated

MOST_PROGRAMMES = 200
NOT_A_PARTY_OF_IT = "reporter"


class Opening:
    """The whole page: the sheet, its two kinds of rows, and for a change why."""

    def __init__(self, request: HttpRequest, desk: Desk, row: Initiative | None) -> None:
        self.row, self.desk = row, desk
        self.data = request.POST if request.method == "POST" else None
        self.parties = {each.code: each for each in Party.objects.exclude(type=NOT_A_PARTY_OF_IT)}
        language = reader_language()
        self.names = {code: reading(each.name, language).text for code, each in self.parties.items()}
        self.introduction = None if row else _introduction(request, desk)
        self.programmes = _programmes(desk.party.code, row)
        self._begin(request)

    def _begin(self, request: HttpRequest) -> None:
        shown, people, results = self._initial()
        self.form = TermsForm(self.data, programmes=self.programmes, initial=shown)
        parties = sorted(self.names.items(), key=lambda each: each[1])
        roles = [(code, own_word(code, ROLES, self.desk.party.speaks_for)) for code in ROLES]
        self.participants = Rows(
            ParticipantRow, "participants", self.data, initial=people, least=2, parties=parties, roles=roles
        )
        self.results = Rows(ResultRow, "results", self.data, initial=results, least=2)
        self.change = None
        if self.row is not None:
            partners = [(code, self.names.get(code, code)) for code in self.row.partners]
            self.change = ChangeForm(
                self.data, request.FILES or None, partners=partners, documents=self.row.says.documents,
                initial={"lead": self.row.lead},
            )  # fmt: skip

    def _initial(self) -> tuple[dict[str, Any], list[dict[str, Any]], list[dict[str, Any]]]:
        if self.row is not None:
            terms = self.row.says
            people = [participant_shown(each) for each in terms.participations]
            return terms_shown(terms), people, results_shown(terms.results)
        results = [{"dimension": "development"}, {"dimension": "partnership"}]
        code, language = self.desk.party.code, reader_language()
        if self.introduction is None:
            return {"language": language}, [{"party": code, "role": "recipient"}, {"role": "provider"}], results
        shown, people = _from_introduction(self.introduction, code)
        return {"language": language} | shown, people, results

    def rearrange(self, button: str) -> None:
        """Add, remove or move a row; everything is shown as it was typed, and nothing is checked."""
        self.participants.changed(button)
        self.results.changed(button)
        name = self.form.name
        self.form = TermsForm(programmes=self.programmes, initial=as_typed(self.form))
        self.form.name = name
        if self.change is not None and self.row is not None:
            partners = [(code, self.names.get(code, code)) for code in self.row.partners]
            typed = as_typed(self.change)
            self.change = ChangeForm(partners=partners, documents=self.row.says.documents, initial=typed)

    def is_valid(self) -> bool:
        sheets = [self.form, self.participants, self.results, *([self.change] if self.change else [])]
        return [each for each in sheets if not each.is_valid()] == []

    def told(self) -> dict[str, Any]:
        """What was typed, as the fields of a record.

        :raises BadValue, NoSuchRecord: for a reference that names nothing which this party may read.
        """
        former = self.row.says if self.row else None
        before = self.row.body if self.row else {}
        language = self.form.cleaned_data["language"]
        lines = former.participations if former else ()
        countries = {code: each.speaks_for for code, each in self.parties.items()}
        kept = {name: value for name, value in before.items() if name in Described.model_fields}
        return kept | self.form.told(before) | {
            "participations": [each.told(lines, countries, language) for each in self.participants.told],
            "results": results_told(self.results.told, former.results if former else (), language),
            "needs": self._references("need", former.needs if former else ()),
            "offers": self._references("offer", former.offers if former else ()),
            "programme": self._programme(),
        }  # fmt: skip

    def _references(self, kind: str, former: tuple[Reference, ...]) -> list[dict[str, Any]]:
        """The needs or offers named; one that stood in the terms before keeps the version that they name."""
        known = {f"{each.register_code}/{each.record}": each for each in former}
        found = []
        for uid in self.form.named_in(f"{kind}s"):
            if uid in known:
                found.append(known[uid].model_dump())
            else:
                row = introductions.record_for(kind, uid, self.desk.party.code)
                found.append({"register_code": row.register, "record": row.record, "digest": row.digest})
        return found

    def _programme(self) -> dict[str, Any] | None:
        uid = self.form.cleaned_data.get("programme", "")
        row = Initiative.objects.filter(pk=uid).first() if uid else None
        return row.reference if row else None

    def refuse(self, refusal: BandungError) -> None:
        """Every problem at its row or field where it has one; above the sheet else."""
        if not isinstance(refusal, BadRecord):
            self.form.refuse(refusal)
            return
        for problem in refusal.problems:
            place = re.match(r"participations\[(\d+)\]\.?(\w+)?", problem.path)
            rows = self.participants.told
            if place and int(place[1]) < len(rows):
                row, field = rows[int(place[1])], place[2]
                row.add_error(field if field in row.fields else None, translated(problem))
            else:
                self.form.refuse(BadRecord([problem]))

    @property
    def words(self) -> dict[str, Any]:
        theirs = ""
        if self.introduction is not None:
            code = self.desk.party.code
            theirs = self.introduction.owner if self.introduction.asking == code else self.introduction.asking
        return {
            "area": "initiatives",
            "row": self.row,
            "form": self.form,
            "participants": self.participants,
            "results": self.results,
            "change": self.change,
            "seen": self.data.get("seen", "") if self.data else self.row.terms if self.row else "",
            "introduction": self.names.get(theirs, theirs),
            "introduction_uid": self.introduction.uid if self.introduction else "",
            "add_participant": gettext("Add a party"),
            "add_result": gettext("Add a result or an indicator"),
        }


@at_desk
def open_one(request: HttpRequest, desk: Desk) -> HttpResponse:
    """The sheet of an initiative that our party opens and leads. Queries: four beside those of the desk."""
    mandate = desk.acting("open", "initiative")
    sheet = Opening(request, desk, None)
    button = pressed(request.POST)
    if button:
        sheet.rearrange(button)
    elif request.method == "POST" and sheet.is_valid():
        try:
            told = sheet.told() | {"id": f"initiative-{sheet.form.name[:16]}", "lead": desk.party.code}
            if sheet.introduction is not None:
                told["introduction"] = _reference(sheet.introduction)
            record: InitiativeRecord = read(InitiativeRecord, told)
            made = actions.open_initiative(initiative=record, party=desk.party.code, by=mandate.post, at=desk.at)
        except BandungError as refusal:
            sheet.refuse(refusal)
        else:
            messages.success(request, gettext("It is open. The parties that you named read it now and can join."))
            return redirect("desk-initiative", made.register, made.record)
    wrong = request.method == "POST" and not button
    return render(request, "bandung/initiatives/open.html", sheet.words, status=422 if wrong else 200)


@at_desk
def change(request: HttpRequest, desk: Desk, register: str, record: str) -> HttpResponse:
    """Propose other terms. Queries: four beside those of the desk."""
    row = queries.own_initiative(f"{register}/{record}", desk.party.code)
    mandate = desk.acting("propose", "initiative")
    sheet = Opening(request, desk, row)
    button = pressed(request.POST)
    if button:
        sheet.rearrange(button)
    elif request.method == "POST" and sheet.is_valid() and sheet.change is not None:
        try:
            told = sheet.told() | sheet.change.told() | {
                "id": f"terms-{sheet.form.name[:16]}", "initiative": row.reference, "after": request.POST.get("seen"),
            }  # fmt: skip
            actions.propose_terms(terms=read(Terms, told), party=desk.party.code, by=mandate.post, at=desk.at)
        except BandungError as refusal:
            sheet.refuse(refusal)
        else:
            messages.success(request, gettext("Proposed. These terms hold when every partner has consented to them."))
            return redirect("desk-initiative", register, record)
    wrong = request.method == "POST" and not button
    return render(request, "bandung/initiatives/open.html", sheet.words, status=422 if wrong else 200)


def _introduction(request: HttpRequest, desk: Desk) -> Introduction | None:
    """The introduction that it begins from, where one of ours is named."""
    uid = request.POST.get("introduction", "") or request.GET.get("introduction", "")
    if not uid:
        return None
    try:
        return introductions.thread(uid, desk.party.code)
    except NoSuchIntroduction:
        return None


def _from_introduction(row: Introduction, own: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The sheet as an introduction fills it in: the need, the offer, and who has which role. Two queries."""
    asks_for_offer = row.kind == "offer"
    need, offer = (row.resting_on, row.about) if asks_for_offer else (row.about, row.resting_on)
    recipient, provider = (row.asking, row.owner) if asks_for_offer else (row.owner, row.asking)
    found = introductions.about_of([row], own)
    statement = found.get(("need", need)) or found.get(("offer", offer))
    shown: dict[str, Any] = {"needs": need, "offers": offer}
    if statement is not None:
        told, language = statement.body, reader_language()
        title = reading(told["title"], language, told["language"])
        shown |= {
            "title": title.text,
            "summary": reading(told["summary"], language, told["language"]).text,
            "language": title.language,
            "sectors": list(told.get("sectors", ())),
            "plan_objective": reading(told["plan_objective"], language).text if told.get("plan_objective") else "",
        }
    people = [{"party": recipient, "role": "recipient"}, {"party": provider, "role": "provider"}]
    return shown, sorted(people, key=lambda each: each["party"] != own)


def _reference(row: Introduction) -> dict[str, str]:
    register, _slash, record = row.uid.partition("/")
    return {"register_code": register, "record": record, "digest": row.digest}


def _programmes(party: str, row: Initiative | None) -> list[tuple[str, str]]:
    """Programmes of ours that it can belong to, and the one that it belongs to already."""
    language = reader_language()
    found = list(queries.of_party(party).filter(type="programme").order_by("-changed_at")[:MOST_PROGRAMMES])
    named = [
        (each.uid, reading(each.title, language, each.body["language"]).text)
        for each in found if row is None or each.uid != row.uid
    ]  # fmt: skip
    if row is not None and row.programme and row.programme not in dict(named):
        named.append((row.programme, row.programme))
    return named


urlpatterns = [
    path("initiatives/new/", open_one, name="initiative-open"),
    path("initiatives/<code:register>/<code:record>/terms/", change, name="initiative-terms"),
]
