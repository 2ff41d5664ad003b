"""The sheets of a joint commission: convening a session, an item of the agenda, a word on a version."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.introductions.actions import in_its_language
from bandung.records.commissions import AgendaItem, Commission
from bandung.records.kinds import read
from bandung.values import LANGUAGES, Texts
from bandung.web.commission_words import ITEMS
from bandung.web.desk.introduction_forms import Choices, Sheet
from bandung.web.desk.training_forms import languages
from bandung.web.naming import reading
from bandung.web.sentences import reader_language

SIDES = ("first", "second")
"""A sheet takes two languages; what more there are stays as it was."""


def day() -> forms.DateInput:
    return forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


def area(rows: int = 3, **more: Any) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows, "dir": "auto", **more})


def line(**more: Any) -> forms.TextInput:
    return forms.TextInput(attrs={"dir": "auto", **more})


def period_of(start: Any, last: Any) -> dict[str, Any] | None:
    """The days typed as a half-open period; who types the last day means it to be included."""
    return {"start": start, "end": last + timedelta(days=1) if last else None} if start or last else None


class ConveneForm(Sheet):
    """A session as its convener sees it: with whom, when, where, resting on what, in which languages."""

    partners = forms.MultipleChoiceField(label=_("With whom"), widget=forms.CheckboxSelectMultiple)
    first = forms.ChoiceField(label=_("First language of the act"), choices=languages)
    title_first = forms.CharField(label=_("Title in the first language"), max_length=300, widget=line())
    place_first = forms.CharField(label=_("Place, in the first language"), required=False, widget=line())
    second = forms.ChoiceField(label=_("Second language of the act"), choices=languages, required=False)
    title_second = forms.CharField(
        label=_("Title in the second language"), max_length=300, required=False, widget=line()
    )
    place_second = forms.CharField(label=_("Place, in the second language"), required=False, widget=line())
    online = forms.BooleanField(label=_("The delegations meet online"), required=False)
    on = forms.DateField(label=_("First day"), widget=day())
    until = forms.DateField(label=_("Last day"), widget=day(), required=False)
    number = forms.IntegerField(label=_("Number of the session"), min_value=1, max_value=1000, required=False)
    basis = forms.CharField(
        label=_("The agreement on which the commission rests, by name and year"), max_length=500, widget=line()
    )
    previous = forms.ChoiceField(label=_("Act of the session before"), required=False)
    start = forms.DateField(label=_("First day of the programme to agree on"), widget=day(), required=False)
    last = forms.DateField(label=_("Last day of the programme"), widget=day(), required=False)

    def __init__(self, *given: Any, partners: Choices, previous: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        self.fields["partners"].choices = partners  # type: ignore[attr-defined]
        self.fields["previous"].choices = [("", gettext("none on this node")), *previous]  # type: ignore[attr-defined]
        self.fields["second"].choices = [("", "–"), *languages()]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        if told.get("second") and told.get("second") == told.get("first"):
            self.add_error("second", _("Choose another language than the first, or none."))
        elif told.get("second") and not told.get("title_second"):
            self.add_error("title_second", _("Say it in this language as well: both have equal authority."))
        if not told.get("second") and (told.get("title_second") or told.get("place_second")):
            self.add_error("second", _("Which language is this?"))
        return told

    def session(
        self, identifier: str, party: str, previous: Mapping[str, Any], facilitators: Sequence[str], before: Any = None
    ) -> Commission:
        """What was typed, as a record. ``previous`` gives the references of acts by uid.

        :raises BadRecord: with all that is wrong with it.
        """
        told, former = self.cleaned_data, before or {}
        kept = [code for code in former.get("languages", ())[2:] if code not in (told["first"], told["second"])]
        places = self._side("place")
        record: Commission = read(Commission, {
            "id": identifier, "title": {**_only(former.get("title"), kept), **self._side("title")},
            "number": told["number"], "parties": [party, *told["partners"]], "facilitators": list(facilitators),
            "on": told["on"], "until": told["until"], "online": told["online"],
            "place": {**_only(former.get("place"), kept), **places} if places else None,
            "basis": told["basis"], "agreement": former.get("agreement"),
            "previous": previous.get(told["previous"]),
            "languages": [code for code in (told["first"], told["second"], *kept) if code],
            "programme": period_of(told["start"], told["last"]),
        })  # fmt: skip
        return record

    def _side(self, name: str) -> dict[str, str]:
        told = self.cleaned_data
        return {told[side]: told[f"{name}_{side}"] for side in SIDES if told[side] and told[f"{name}_{side}"]}


def _only(texts: Mapping[str, str] | None, codes: Sequence[str]) -> dict[str, str]:
    return {code: text for code, text in (texts or {}).items() if code in codes}


def said_of(session: Commission, party: str) -> dict[str, Any]:
    """A session as its form shows it."""
    shown: dict[str, Any] = {
        "partners": [code for code in session.parties if code != party],
        "online": session.online, "on": session.on, "until": session.until, "number": session.number,
        "basis": session.basis,
        "previous": f"{session.previous.register_code}/{session.previous.record}" if session.previous else "",
    }  # fmt: skip
    for side, code in zip(SIDES, session.languages, strict=False):
        shown |= {side: code, f"title_{side}": session.title.get(code, "")}
        shown[f"place_{side}"] = session.place.get(code, "") if session.place else ""
    if session.programme:
        end = session.programme.end
        shown |= {"start": session.programme.start, "last": end - timedelta(days=1) if end else None}
    return shown


class ItemForm(Sheet):
    """What one side brings to the table."""

    type = forms.ChoiceField(label=_("What it is"), choices=list(ITEMS.items()))
    title = forms.CharField(label=_("Title"), max_length=300, widget=line())
    text = forms.CharField(label=_("What your side proposes"), required=False, widget=area(4))
    language = forms.ChoiceField(label=_("Language"), required=False)
    initiative = forms.ChoiceField(label=_("Initiative that it is about"), required=False)

    def __init__(self, *given: Any, session: Commission, initiatives: Choices, **named: Any) -> None:
        super().__init__(*given, **named)
        first = [*session.languages, *(code for code in LANGUAGES if code not in session.languages)]
        every = dict(languages())
        self.fields["language"].choices = [  # type: ignore[attr-defined]
            ("", gettext("Find out from the text")), *((code, every[code]) for code in first),
        ]  # fmt: skip
        self.fields["initiative"].choices = [("", "–"), *initiatives]  # type: ignore[attr-defined]
        if not initiatives:
            del self.fields["initiative"]

    def item(self, session: Mapping[str, str], initiatives: Mapping[str, Any]) -> AgendaItem:
        """What was typed, as a record of the session with this reference.

        :raises BadRecord, BadValue: with what is wrong with it.
        """
        told = self.cleaned_data
        language = told["language"]
        record: AgendaItem = read(AgendaItem, {
            "id": f"item-{self.name[:16]}", "session": dict(session), "type": told["type"],
            "title": dict(in_its_language(told["title"], language, field="title")),
            "text": dict(in_its_language(told["text"], language, field="text")) if told["text"] else None,
            "initiative": initiatives.get(told.get("initiative", "")),
        })  # fmt: skip
        return record


class WordForm(Sheet):
    """A party's word on a version, with a reason where it wants to give one."""

    text = forms.CharField(label=_("A word with it"), required=False, widget=area(3))

    def word(self) -> Texts | None:
        """:raises BadValue: if it cannot be kept as a text."""
        written = self.cleaned_data["text"]
        return in_its_language(written, field="text") if written else None


def titles(rows: Sequence[Any]) -> Choices:
    """Rows with a title and a uid, as choices."""
    language = reader_language()
    return [(row.uid, reading(row.title, language).text) for row in rows]
