"""The sheets of an introduction: asking for it, and one for each thing that a side can say in it."""

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung import reference
from bandung.introductions.actions import in_its_language
from bandung.records.errors import BadRecord
from bandung.values import LANGUAGES, BadValue, Texts
from bandung.values.errors import BandungError
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language, translated

Choices = list[tuple[str, Any]]

SAYS = {
    "accept": _("Accept"), "decline": _("Decline"), "hand-on": _("Hand on to an institution"), "ask": _("Ask"),
    "answer": _("Answer"), "follow-up": _("Say how it goes on"), "outcome": _("Say how it ended"),
}  # fmt: skip
"""What the buttons say."""
SAID = {
    "accept": _("accepts"), "decline": _("declines"), "hand-on": _("hands it on to an institution"),
    "ask": _("asks"), "answer": _("answers"), "follow-up": _("tells how it goes on"),
    "outcome": _("tells how it ended"),
}  # fmt: skip
"""What the history says, after the name of the party."""
EXPLAINED = {
    "accept": _("You are willing to be put in contact; both sides are asked again after 30, 90 and 180 days."),
    "decline": _("Say why, so that the other side learns from it. You can still accept later."),
    "hand-on": _("One of your institutions goes on from here; the thread stays with your party."),
    "ask": _("What do you have to know before you can go on?"),
    "answer": _("Whatever the other side should know."),
    "follow-up": _("A few words now keep it awake and answer the question that the clock asks both sides."),
    "outcome": _("Your side’s account; the other side gives its own."),
}
WHY: Choices = [
    ("", "–"),
    ("subject", _("It is about something else")), ("capacity", _("No capacity is left")),
    ("timing", _("Not at this time")), ("language", _("No common working language")),
    ("conditions", _("The conditions differ too much")), ("cost", _("The costs cannot be borne")),
    ("priorities", _("It is not among the priorities")), ("other", _("Another reason")),
]  # fmt: skip
OUTCOMES: Choices = [
    ("", "–"),
    ("led-to-initiative", _("It led to an initiative")), ("learned-from", _("We learned from it")),
    ("going-on", _("It is going on")), ("no-fit", _("It did not fit")),
]  # fmt: skip
STATES = {
    "asked": _("Not answered yet"), "handed-on": _("Handed on, not answered yet"), "accepted": _("Accepted"),
    "declined": _("Declined"), "withdrawn": _("Taken back"), "concluded": _("Concluded"), "dormant": _("Dormant"),
}  # fmt: skip
DIRECTIONS = {"asked-of-us": _("Asked of us"), "asked-by-us": _("Asked by us")}


def _languages() -> Choices:
    language = reader_language()
    also = {code for country in reference.countries() for code in reference.official_languages(country.code)}
    named = sorted((name_of("language", code, language), code) for code in also - {*LANGUAGES})
    ours = [(code, name_of("language", code, language)) for code in LANGUAGES]
    return [("", gettext("Find out from the text")), *ours, *((code, name) for name, code in named)]


def _area(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto"})


class Sheet(forms.Form):
    """A form whose name makes sure that sending it twice is saying it once."""

    sheet = forms.RegexField(r"^[0-9a-f]{32}$", required=False, widget=forms.HiddenInput)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        self.name = self.data.get("sheet") or uuid4().hex
        del self.fields["sheet"]

    def texts(self, field: str) -> Texts | None:
        """What was written in a field, in its language; None if nothing was.

        :raises BadValue: see ``in_its_language``.
        """
        written = self.cleaned_data.get(field, "")
        return in_its_language(written, self.cleaned_data.get("language", ""), field=field) if written else None

    def refuse(self, refusal: BandungError) -> None:
        """Put every problem where it belongs: at its field if there is one, else above the form."""
        if isinstance(refusal, BadRecord):
            for problem in refusal.problems:
                self._place(problem.path, translated(problem))
        else:
            self._place(refusal.field if isinstance(refusal, BadValue) else "", translated(refusal))

    def _place(self, path: str, sentence: str) -> None:
        first = path.partition(".")[0].partition("[")[0]
        field = next((each for each in (path, first) if each in self.fields), None)
        self.add_error(field, sentence)


class AskForm(Sheet):
    """A request to be introduced."""

    note = forms.CharField(label=_("Your note to them"), widget=_area(7))
    language = forms.ChoiceField(label=_("Language of your note"), choices=_languages, required=False)
    resting_on = forms.ChoiceField(label=_("It rests on"), required=False)
    institution = forms.ChoiceField(label=_("On behalf of"), required=False)

    def __init__(self, *given: Any, own: Choices, institutions: Choices, kind: str, **named: Any) -> None:
        super().__init__(*given, **named)
        none = gettext("no need of ours") if kind == "offer" else gettext("no offer of ours")
        self.fields["resting_on"].choices = [("", none), *own]  # type: ignore[attr-defined]
        self.fields["institution"].choices = institutions  # type: ignore[attr-defined]
        if not own:
            del self.fields["resting_on"]
        if len(institutions) < 2:
            del self.fields["institution"]


class MoveForm(Sheet):
    """One thing that a side says; which fields it has depends on what it is."""

    why = forms.ChoiceField(label=_("Why"), choices=WHY, required=False)
    institution = forms.ChoiceField(label=_("One of your institutions"), required=False)
    handed_to = forms.CharField(label=_("or another one, by name"), max_length=500, required=False)
    outcome = forms.ChoiceField(label=_("How it ended"), choices=OUTCOMES, required=False)
    initiative = forms.CharField(label=_("Name or number of the initiative"), max_length=500, required=False)
    text = forms.CharField(label=_("Your words"), required=False, widget=_area(4))
    language = forms.ChoiceField(label=_("Language of your words"), choices=_languages, required=False)

    def __init__(self, *given: Any, says: str, institutions: Choices, **named: Any) -> None:
        super().__init__(*given, auto_id=f"{says}-%s", **named)
        self.says = says
        kept = {"text", "language", *FIELDS.get(says, ())}
        for name in set(self.fields) - kept:
            del self.fields[name]
        if "institution" in self.fields:
            self.fields["institution"].choices = [("", "–"), *institutions]  # type: ignore[attr-defined]
        if "why" in self.fields and says == "outcome":
            self.fields["why"].label = _("Why it did not fit")
        self.fields["text"].required = says in ("ask", "answer", "follow-up")

    @property
    def label(self) -> Any:
        return SAYS[self.says]

    @property
    def explanation(self) -> Any:
        return EXPLAINED[self.says]

    def more(self, institutions: Iterable[Any]) -> dict[str, Any]:
        """What the record of a message knows beside its text."""
        told = {name: self.cleaned_data.get(name) or None for name in ("why", "outcome", "initiative")}
        return {name: value for name, value in told.items() if value} | self._handed(institutions)

    def _handed(self, institutions: Iterable[Any]) -> dict[str, Any]:
        chosen = self.cleaned_data.get("institution", "")
        for each in institutions:
            if chosen and each.uid == chosen:
                return {"handed_to": organisation(each)}
        named = self.cleaned_data.get("handed_to", "")
        return {"handed_to": {"name": named, "type": "public-institution"}} if named else {}


FIELDS: dict[str, Sequence[str]] = {
    "decline": ("why",),
    "hand-on": ("institution", "handed_to"),
    "outcome": ("outcome", "initiative", "why"),
}
"""What a move has beside words and their language."""


def organisation(institution: Any) -> dict[str, Any]:
    """An institution as introductions name it."""
    name = Texts(institution.body["name"]).best(reader_language())[1]
    return {"name": name, "type": institution.type, "institution": institution.uid.partition("/")[2]}
