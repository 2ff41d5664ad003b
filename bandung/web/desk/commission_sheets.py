"""The sheet of an act: its texts in every language, decisions and projects as rows; as typed, or as a record."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.records.commissions import CommissionAct, ProgrammeProject
from bandung.records.errors import BadRecord
from bandung.reference import UnknownCode
from bandung.values import BadValue
from bandung.values.errors import BandungError
from bandung.web.desk.commission_forms import area, day, line, period_of
from bandung.web.desk.introduction_forms import Sheet
from bandung.web.desk.rows import RowForm
from bandung.web.naming import direction_of, name_of
from bandung.web.sentences import reader_language, translated

TEXTS: Mapping[str, tuple[Any, int]] = {
    "title": (_("Title of the act"), 1), "place": (_("Place"), 1), "preamble": (_("Preamble"), 5),
    "programme": (_("Title of the programme"), 1), "next_place": (_("Place of the next session"), 1),
}  # fmt: skip
"""Texts of the act by name: label, and lines of the field."""
_CODE = re.compile(r"(\d{3,5})\)?\s*$")
_PATH = re.compile(r"(decisions|programme\.projects)\[(\d+)\]\.?(.*)")
_PROGRAMME = {"programme.title": "programme", "programme.middle": "middle", "programme.period": "last"}


def in_languages(
    form: forms.Form, name: str, label: Any, languages: Sequence[str], *, rows: int = 1, most: int = 20_000
) -> None:
    """Add a field for each language of the act, marked with its language and direction."""
    reader = reader_language()
    for code in languages:
        attrs = {"lang": code, "dir": direction_of(code)}
        widget = line(**attrs) if rows == 1 else area(rows, **attrs)
        named = f"{label} ({name_of('language', code, reader)})"
        form.fields[f"{name}_{code}"] = forms.CharField(label=named, required=False, max_length=most, widget=widget)


def side_by_side(form: forms.Form, name: str, languages: Sequence[str]) -> list[Any]:
    """The fields of one text, in the order of the languages."""
    return [form[f"{name}_{code}"] for code in languages]


def typed_texts(told: Mapping[str, Any], name: str, languages: Sequence[str]) -> dict[str, str] | None:
    """What was typed for a text, by language; None for nothing at all."""
    found = {code: told[f"{name}_{code}"] for code in languages if told.get(f"{name}_{code}")}
    return found or None


class ActForm(Sheet):
    """What an act says beside its decisions and projects."""

    number = forms.CharField(label=_("Number of the act"), required=False, max_length=100, widget=line())
    on = forms.DateField(label=_("Date of the act"), required=False, widget=day())
    start = forms.DateField(label=_("First day of the programme"), required=False, widget=day())
    last = forms.DateField(label=_("Last day of the programme"), required=False, widget=day())
    middle = forms.DateField(label=_("Mid-term review"), required=False, widget=day())
    next_on = forms.DateField(label=_("Next session"), required=False, widget=day())

    def __init__(self, *given: Any, languages: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        for name, (label, rows) in TEXTS.items():
            in_languages(self, name, label, languages, rows=rows)
        self.texts_of = {name: side_by_side(self, name, languages) for name in TEXTS}


class DecisionRow(RowForm):
    """One decision, in every language of the act."""

    def __init__(self, *given: Any, languages: Sequence[str], **named: Any) -> None:
        super().__init__(*given, **named)
        in_languages(self, "text", _("Decision"), languages, rows=3)
        self.text = side_by_side(self, "text", languages)
        self.rest: list[Any] = []


class ProjectRow(RowForm):
    """One project of the programme, with the institution that answers for it on each side."""

    sector = forms.CharField(
        label=_("Sector"), required=False, max_length=300, widget=line(list="sectors", autocomplete="off")
    )
    start = forms.DateField(label=_("First day"), required=False, widget=day())
    last = forms.DateField(label=_("Last day"), required=False, widget=day())
    initiative = forms.CharField(required=False, max_length=161, widget=forms.HiddenInput)

    def __init__(self, *given: Any, languages: Sequence[str], parties: Mapping[str, str], **named: Any) -> None:
        super().__init__(*given, **named)
        in_languages(self, "title", _("Project"), languages, most=300)
        for code, name in parties.items():
            label = _("Institution of %(party)s") % {"party": name}
            self.fields[f"side_{code}"] = forms.CharField(label=label, required=False, max_length=500, widget=line())
        in_languages(self, "budget", _("Who bears which costs"), languages, rows=2)
        self.sides = tuple(parties)
        self.text = side_by_side(self, "title", languages)
        self.also = side_by_side(self, "budget", languages)
        self.rest = [self["sector"], self["start"], self["last"], *(self[f"side_{code}"] for code in parties)]

    def clean_sector(self) -> str:
        """A code, however it was typed: alone, or after the name as the list offers it."""
        typed = self.cleaned_data["sector"].strip()
        found = _CODE.search(typed)
        try:
            return reference.sector(found.group(1)).code if found else reference.sector(typed).code if typed else ""
        except UnknownCode as refusal:
            raise forms.ValidationError(translated(refusal)) from refusal


def project_told(
    form: ProjectRow, languages: Sequence[str], initiatives: Mapping[str, Mapping[str, str]]
) -> dict[str, Any]:  # fmt: skip
    """A row as a project of a record; ``initiatives`` gives references by uid, of those that the party may name."""
    told = form.cleaned_data
    sides = [{"party": code, "institution": told[f"side_{code}"]} for code in form.sides if told[f"side_{code}"]]
    return {
        "title": typed_texts(told, "title", languages) or {},
        "initiative": initiatives.get(told["initiative"]),
        "sector": told["sector"] or None,
        "counterparts": sides,
        "period": period_of(told["start"], told["last"]),
        "budget": typed_texts(told, "budget", languages),
    }


def typed_of(act: CommissionAct) -> dict[str, Any]:
    """An act as the sheet shows it: what a draft keeps."""
    programme = act.programme
    form: dict[str, Any] = {"number": act.number, "on": act.on.isoformat(), "next_on": _iso(act.next_on)}
    texts = {
        "title": act.title, "place": act.place, "preamble": act.preamble, "next_place": act.next_place,
        "programme": programme.title if programme else None,
    }  # fmt: skip
    for name, text in texts.items():
        form |= _flat(name, text)
    if programme is not None:
        form |= days_typed(programme.period) | {"middle": _iso(programme.middle)}
    return {
        "form": form,
        "decisions": [_flat("text", each.text) for each in act.decisions],
        "projects": [project_typed(each) for each in (programme.projects if programme else ())],
    }


def project_typed(each: ProgrammeProject) -> dict[str, Any]:
    """A project as its row shows it."""
    named = each.initiative
    return {
        "sector": each.sector or "",
        "initiative": f"{named.register_code}/{named.record}" if named else "",
        **{f"side_{side.party}": side.institution for side in each.counterparts},
        **_flat("title", each.title), **_flat("budget", each.budget), **days_typed(each.period),
    }  # fmt: skip


def _flat(name: str, text: Mapping[str, str] | None) -> dict[str, str]:
    return {f"{name}_{code}": said for code, said in (text or {}).items()}


def days_typed(period: Any) -> dict[str, str]:
    """First and last day of a period as its fields show them."""
    if period is None:
        return {}
    return {"start": _iso(period.start), "last": _iso(period.end - timedelta(days=1) if period.end else None)}


def _iso(value: Any) -> str:
    return value.isoformat() if value else ""


def refuse(
    form: ActForm, decisions: Sequence[DecisionRow], projects: Sequence[ProjectRow], refusal: BandungError,
    languages: Sequence[str],
) -> None:  # fmt: skip
    """Put every problem at the field of the sheet where it belongs, and where there is none above the form."""
    problems: Iterable[Any] = refusal.problems if isinstance(refusal, BadRecord) else [refusal]
    for problem in problems:
        path = getattr(problem, "path", "") or (problem.field if isinstance(problem, BadValue) else "")
        target, name = _at(path, form, decisions, projects)
        wanted = str(problem.places.get("language") or path.rpartition(".")[2])
        order = [f"{name}_{wanted}", name, *(f"{name}_{code}" for code in languages)]
        field = next((each for each in order if each in target.fields), None)
        target.add_error(field, translated(problem))


def _at(
    path: str, form: ActForm, decisions: Sequence[DecisionRow], projects: Sequence[ProjectRow]
) -> tuple[forms.Form, str]:  # fmt: skip
    """The form and the name of the field of which a path of the record speaks."""
    found = _PATH.match(path)
    if found is None:
        known = next((field for start, field in _PROGRAMME.items() if path.startswith(start)), None)
        return form, known or path.partition(".")[0].partition("[")[0]
    rows: Sequence[forms.Form] = decisions if found.group(1) == "decisions" else projects
    number, name = int(found.group(2)), found.group(3).partition(".")[0]
    return (rows[number], "last" if name == "period" else name) if number < len(rows) else (form, "")
