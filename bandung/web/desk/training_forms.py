"""The sheets of training: a session, an application, a decision, who came; and an expert of the roster."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.introductions.actions import in_its_language
from bandung.parties.errors import TakenReference
from bandung.records.kinds import read
from bandung.records.training import Participant, Session
from bandung.values import LANGUAGES, BadValue
from bandung.values.errors import BandungError
from bandung.values.errors import _ as sentence
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.naming import name_of, reading
from bandung.web.sentences import reader_language, translated

LEVELS: Choices = [
    ("introductory", _("Beginners")), ("intermediate", _("Practitioners")), ("advanced", _("Specialists")),
    ("trainers", _("Those who will train others")),
]  # fmt: skip


def languages() -> Choices:
    """Every language by name, those of the pages first."""
    language = reader_language()
    codes = [each.code for each in reference.languages()]
    named = sorted((code not in LANGUAGES, name_of("language", code, language), code) for code in codes)
    return [(code, name) for _further, name, code in named]


def sectors() -> Choices:
    language = reader_language()
    named = ((each.code, name_of("sector", each.code, language)) for each in reference.sectors())
    return [(code, f"{name} ({code})") for code, name in named]


def _day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def _area(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


def _many() -> forms.SelectMultiple:
    return forms.SelectMultiple(attrs={"size": 6})


def revised(former: Mapping[str, str] | None, typed: str, language: str = "") -> dict[str, str]:
    """A text in its languages after it was edited: untouched it stays as it was; emptied, the version shown is gone.

    ``language`` is that of what was typed; without it, that of the version shown, or what the text seems to be in.
    """
    shown = reading(former, reader_language()) if former else None
    if former and shown and "".join(typed.split()) == "".join(shown.text.split()):
        return dict(former)
    if not typed:
        return {code: text for code, text in (former or {}).items() if shown and code != shown.language}
    language = language or (shown.language if shown else next(iter(in_its_language(typed))))
    return {**(former or {}), language: typed}


class SessionForm(Sheet):
    """A time and place at which a training offer is held."""

    offer = forms.ChoiceField(label=_("Training offer"))
    start = forms.DateField(label=_("First day"), widget=_day())
    last = forms.DateField(label=_("Last day"), widget=_day(), required=False)
    apply_by = forms.DateField(label=_("Applications are taken until"), widget=_day(), required=False)
    place = forms.CharField(label=_("Place"), required=False, max_length=500)
    online = forms.BooleanField(label=_("It can be attended online"), required=False)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=100_000)
    level = forms.ChoiceField(label=_("For whom"), choices=LEVELS)
    languages = forms.MultipleChoiceField(label=_("Languages"), choices=languages, required=False, widget=_many())
    costs = forms.CharField(label=_("Who bears travel, stay and fees"), required=False, widget=_area())

    def __init__(self, *given: Any, offers: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["offer"].choices = offers  # type: ignore[attr-defined]

    def session(self, identifier: str, offer: Any, before: Mapping[str, Any]) -> Session:
        """What was typed, as a record; texts in languages that were not shown stay as they were ``before``.

        :raises BadRecord: with all that is wrong with it.
        """
        told = self.cleaned_data
        period = {"start": told["start"], "end": told["last"] + timedelta(days=1) if told["last"] else None}
        texts = {name: revised(before.get(name), told[name]) for name in ("place", "costs")}
        record: Session = read(Session, {
            "id": identifier, "offer": offer.model_dump(), "period": period, "online": told["online"],
            "seats": told["seats"], "level": told["level"], "languages": told["languages"],
            "apply_by": told["apply_by"], **{name: text or None for name, text in texts.items()},
        })  # fmt: skip
        return record

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if not told.get("place") and not told.get("online"):
            self.add_error("place", _("Name a place, or say that it can be attended online."))
        return told


def said_of(session: Session) -> dict[str, Any]:
    """A session as its form shows it."""
    return {
        "offer": f"{session.offer.register_code}/{session.offer.record}",
        "start": session.period.start,
        "last": session.period.end - timedelta(days=1) if session.period.end else None,
        "apply_by": session.apply_by,
        "place": reading(session.place, reader_language()).text if session.place else "",
        "online": session.online,
        "seats": session.seats,
        "level": session.level,
        "languages": list(session.languages),
        "costs": reading(session.costs, reader_language()).text if session.costs else "",
    }


class ApplyForm(Sheet):
    """An application: one person a line, as a post."""

    participants = forms.CharField(
        label=_("Participants, one a line: post; institution; competences. No names, please."), widget=_area(6)
    )
    note = forms.CharField(label=_("Your note to the provider"), required=False, widget=_area(4))

    def people(self) -> Sequence[Participant]:
        """
        :raises BadValue: naming the line that lacks a post or an institution.
        """
        return [
            _participant(number, line)
            for number, line in enumerate(self.cleaned_data["participants"].splitlines(), 1)
            if line.strip()
        ]


def _participant(number: int, line: str) -> Participant:
    parts = [part.strip() for part in line.split(";", 2)]
    if len(parts) < 2 or not all(parts[:2]):
        raise BadValue(
            sentence("Line %(line)s needs a post and an institution, with a semicolon between them."),
            field="participants",
            line=number,
        )
    told = {"post": parts[0], "institution": parts[1], "competences": (parts[2:] or [""])[0] or None}
    found: Participant = read(Participant, told)
    return found


class DecisionForm(Sheet):
    """How many of an application get a seat, and how many wait for one."""

    seats = forms.IntegerField(label=_("Seats given"), min_value=0, max_value=100_000)
    waiting = forms.IntegerField(label=_("On the waiting list"), min_value=0, max_value=100_000, initial=0)
    text = forms.CharField(label=_("A word to them"), required=False, widget=_area())


class AttendanceForm(Sheet):
    """Who came, as numbers."""

    attended = forms.IntegerField(label=_("How many came"), min_value=0, max_value=100_000)
    completed = forms.IntegerField(label=_("How many completed it"), min_value=0, max_value=100_000, required=False)


class ExpertForm(Sheet):
    """An expert of the party's own roster."""

    post = forms.CharField(label=_("Post"), max_length=200)
    institution = forms.CharField(label=_("Institution"), max_length=90, required=False)
    competences = forms.CharField(label=_("Competences"), required=False, widget=_area(), max_length=20_000)
    sectors = forms.MultipleChoiceField(label=_("Sectors"), choices=sectors, required=False, widget=_many())
    languages = forms.MultipleChoiceField(label=_("Languages"), choices=languages, required=False, widget=_many())
    available_from = forms.DateField(label=_("Available from"), widget=_day(), required=False)
    available_until = forms.DateField(label=_("Available until"), widget=_day(), required=False)
    days_a_year = forms.IntegerField(label=_("Days a year"), min_value=0, max_value=366, required=False)
    name = forms.CharField(label=_("Name (seen by your party alone)"), max_length=200, required=False)
    mailbox = forms.EmailField(label=_("Mailbox (seen by your party alone)"), required=False)


class InstitutionForm(Sheet):
    """An institution as the register describes it, in the language of the page."""

    identifier = forms.CharField(label=_("Reference number, of small letters, digits and hyphens"), max_length=80)
    name = forms.CharField(label=_("Name"), max_length=300)
    type = forms.ChoiceField(label=_("Kind of institution"))
    country = forms.ChoiceField(label=_("Country"), required=False)
    address = forms.URLField(label=_("Web address"), required=False, assume_scheme="https")
    languages = forms.MultipleChoiceField(label=_("Languages"), choices=languages, required=False, widget=_many())
    competences = forms.CharField(label=_("Competences"), required=False, widget=_area())

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        language = reader_language()
        self.fields["type"].choices = [  # type: ignore[attr-defined]
            (each.code, name_of("institution type", each.code, language)) for each in reference.institution_types()
        ]
        self.fields["country"].choices = [("", "–"), *sorted(  # type: ignore[attr-defined]
            ((each.code, name_of("country", each.code, language)) for each in reference.countries()),
            key=lambda each: each[1],
        )]  # fmt: skip

    def refuse(self, refusal: BandungError) -> None:
        """As every sheet does; what is wrong with the reference number stands at its field."""
        if isinstance(refusal, TakenReference):
            self.add_error("identifier", translated(refusal))
        else:
            super().refuse(refusal)

    def _place(self, path: str, sentence: str) -> None:
        super()._place("identifier" if path == "id" else path, sentence)

    def told(self, before: dict[str, Any] | None) -> dict[str, Any]:
        """The record; texts in other languages than the page's stay as they were."""
        said, former, language = self.cleaned_data, before or {}, reader_language()
        return {
            "id": said["identifier"].lower(),
            "name": revised(former.get("name"), said["name"], language),
            "type": said["type"],
            "country": said["country"] or None,
            "address": said["address"] or None,
            "languages": said["languages"],
            "competences": revised(former.get("competences"), said["competences"], language) or None,
        }
