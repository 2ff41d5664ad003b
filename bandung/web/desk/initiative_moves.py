"""The sheets of moving on: what each move asks for, what it lacks, and a document by its digest."""

import hashlib
from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from bandung.partnerships.stages import GUARDS, SHOWN, StageMove
from bandung.records.partnerships import Document, NamedAct
from bandung.values import BadValue
from bandung.values.errors import _ as sentence
from bandung.web.desk.initiative_forms import area, day, in_language, line
from bandung.web.desk.introduction_forms import Sheet
from bandung.web.desk.training_forms import languages
from bandung.web.partnership_words import DOCUMENTS, MOVES_SAID, choices, currencies

BY_DOCUMENT = {"report": "final-report", "evaluation": "evaluation"}
"""Guard to the kind of the document that answers it."""
LOOK_BACK: Mapping[str, Any] = {
    "final-report": _("Name the final report that holds"),
    "evaluation": _("Name the finished review as the evaluation"),
}
LARGEST_FILE = 200_000_000
"""Bytes of which a digest is taken in one request."""
ENDING = ("withdrawn", "cancelled", "expired", "rejected", "closed", "terminated")
"""Moves after which nothing can be added; whoever makes one says that she knows."""


def digest_of(file: UploadedFile) -> str:
    """The SHA-256 of a file that was sent; the file itself is not kept.

    :raises BadValue: if it is too large to be read in a request.
    """
    if file.size is None or file.size > LARGEST_FILE:
        raise BadValue(
            sentence("The file is larger than %(most)s MB. Compute its SHA-256 yourself and type it."),
            field="file",
            most=LARGEST_FILE // 1_000_000,
        )
    told = hashlib.sha256()
    for part in file.chunks():
        told.update(part)
    return told.hexdigest()


class DocumentForm(Sheet):
    """A document that stands outside the registers: its title, and its digest, taken from the file or typed."""

    document_title = forms.CharField(label=_("Title of the document"), max_length=300, required=False, widget=line())
    document_kind = forms.ChoiceField(label=_("Kind of document"), choices=choices(DOCUMENTS), required=False)
    file = forms.FileField(
        label=_("The file, from which its SHA-256 is taken; the file itself is not kept"), required=False
    )
    digest = forms.RegexField(
        r"^\s*[0-9a-fA-F]{64}\s*$", label=_("or its SHA-256, as 64 hexadecimal digits"), required=False,
        widget=forms.TextInput(attrs={"dir": "ltr", "spellcheck": "false"}),
    )  # fmt: skip
    document_language = forms.ChoiceField(label=_("Language of the document"), required=False)
    document_on = forms.DateField(label=_("Date of the document"), required=False, widget=day())

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        if "document_language" in self.fields:
            self.fields["document_language"].choices = [("", "–"), *languages()]  # type: ignore[attr-defined]

    def document(self, kind: str = "") -> dict[str, Any] | None:
        """The document as a part of a record; None where none was named.

        :raises BadValue: if its title is missing, or there is a title without a file or digest.
        """
        typed = self.cleaned_data
        file, title = typed.get("file"), typed.get("document_title", "")
        named = typed.get("digest", "").strip().lower()
        if not (file or title or named):
            return None
        if not title:
            raise BadValue(sentence("Give the document a title."), field="document_title")
        if not (file or named):
            raise BadValue(sentence("Choose the file, or type its SHA-256."), field="file")
        return {
            "title": in_language(title, typed.get("document_language", ""), "document_title"),
            "digest": digest_of(file) if file else named,
            "kind": kind or typed.get("document_kind") or "other",
            "language": typed.get("document_language") or None,
            "on": typed.get("document_on"),
            "name": file.name[:500] if file and file.name else None,
        }


Session = tuple[str, dict[str, str]]
"""How a session of a joint commission is called in a list, and how a record refers to it."""


class StageForm(DocumentForm):
    """One move: it asks for exactly what the guards of that move want to know."""

    look_back = forms.BooleanField(required=False, initial=True)
    session = forms.ChoiceField(label=_("Session of a joint commission"), required=False)
    text = forms.CharField(label=_("In words"), required=False, widget=area(3), max_length=20_000)
    signed_act = forms.ChoiceField(label=_("Signed act of a joint commission that names it"), required=False)
    act_name = forms.CharField(
        label=_("Act that approves it, by name and number"), required=False, max_length=500, widget=line()
    )
    act_on = forms.DateField(label=_("Date of the act"), required=False, widget=day())
    budget = forms.CharField(
        label=_("Who bears which costs; also say so where nobody has stated an amount"), required=False, widget=area(3)
    )
    on = forms.DateField(label=_("It holds from"), required=False, widget=day())
    costs_not_known = forms.BooleanField(label=_("The costs are not known"), required=False)
    sure = forms.BooleanField(label=_("Yes, end it: after this nothing can be added"))

    def __init__(
        self, *given: Any, way: StageMove, partners: Mapping[str, str], acts: Sequence[NamedAct] = (),
        sessions: Mapping[str, Session] | None = None, documents: Mapping[str, Document] | None = None,
        initial: Mapping[str, Any] | None = None, **named: Any,
    ) -> None:  # fmt: skip
        super().__init__(*given, auto_id=f"{way.to}-%s", initial=initial, **named)
        self.way, self.partners = way, partners
        kinds = [kind for guard, kind in BY_DOCUMENT.items() if guard in way.guards]
        self.found = next((documents[kind] for kind in kinds if kind in documents), None) if documents else None
        self.acts = {each.record.digest: each for each in acts if each.record is not None}
        self.fields["signed_act"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *((code, f"{each.name} ({each.on})") for code, each in self.acts.items()),
        ]  # fmt: skip
        self.sessions = sessions or {}
        self.fields["session"].choices = [  # type: ignore[attr-defined]
            ("", "–"), *((uid, label) for uid, (label, _reference) in self.sessions.items()),
        ]  # fmt: skip
        self._only_what_is_asked()
        if "counterparts" in way.guards:
            for code, name in partners.items():
                label = gettext("Institution that answers for the work: %(party)s") % {"party": name}
                self.fields[f"counterpart-{code}"] = forms.CharField(
                    label=label, required=False, max_length=500, widget=line()
                )
        if "costs" in way.guards:
            for code, name in partners.items():
                label = gettext("Costs of %(party)s") % {"party": name}
                self.fields[f"cost-{code}"] = forms.DecimalField(label=label, required=False, min_value=0)
                self.fields[f"unit-{code}"] = forms.ChoiceField(
                    label=gettext("Currency, %(party)s") % {"party": name}, choices=[("USD", "USD"), *currencies()]
                )
        if self.ends:
            self.fields["sure"] = self.fields.pop("sure")

    def _only_what_is_asked(self) -> None:
        asked = set(self.way.guards)
        kept = {"text"}
        kept |= {"act_name", "act_on"} if "act" in asked else set()
        kept |= {"signed_act"} if "act" in asked and self.acts else set()
        kept |= {"sure"} if self.ends else set()
        kept |= {"session"} if "session" in asked and self.sessions else set()
        kept |= {"budget"} if "budget" in asked else set()
        kept |= {"look_back"} if self.found else set()
        kept |= {"costs_not_known"} if "costs" in asked else set()
        kept |= {"on"} if asked & {"start", "reason", "act"} else set()
        if asked & {*BY_DOCUMENT, "act"}:
            kept |= {"document_title", "file", "digest", "document_language", "document_on"}
        for name in set(self.fields) - kept:
            del self.fields[name]
        if self.found:
            self.fields["look_back"].label = LOOK_BACK[self.found.kind]
            self.order_fields(["look_back"])
        if asked & {"statement", "reason"}:
            self.fields["text"].label = gettext(GUARDS[next(each for each in ("statement", "reason") if each in asked)])
        elif asked & {"evaluation", "session"}:
            which = "evaluation" if "evaluation" in asked else "session"
            self.fields["text"].label = gettext(GUARDS[which])

    @property
    def label(self) -> Any:
        return MOVES_SAID[self.way.to]

    @property
    def leads_to(self) -> str:
        return gettext(SHOWN.get(self.way.to, self.way.to))

    @property
    def ends(self) -> bool:
        return self.way.to in ENDING

    def move(self) -> dict[str, Any]:
        """What the record of the move says beside its stage and what it is about.

        :raises BadValue: if a document is named by half.
        """
        typed, asked = self.cleaned_data, set(self.way.guards)
        document_kind = next((kind for guard, kind in BY_DOCUMENT.items() if guard in asked), "commission-act")
        document = self.document(document_kind) if "file" in self.fields else None
        if document is None and self.found is not None and typed.get("look_back"):
            document = self.found.model_dump(mode="json")
        act = None
        if typed.get("act_name"):
            act = {"name": typed["act_name"], "on": typed["act_on"], "document": document}
        if typed.get("signed_act"):
            act = self.acts[typed["signed_act"]].model_dump() | {"document": document}
        session = self.sessions.get(typed.get("session", ""))
        return {
            "text": in_language(typed["text"]),
            "act": act,
            "session": session[1] if session else None,
            "budget": in_language(typed.get("budget", ""), field="budget"),
            "on": typed.get("on"),
            "document": None if "act" in asked else document,
            "counterparts": [
                {"party": code, "institution": typed[f"counterpart-{code}"]}
                for code in self.partners
                if typed.get(f"counterpart-{code}")
            ],
            "costs": [
                {"party": code, "amount": str(typed[f"cost-{code}"]), "unit": typed[f"unit-{code}"]}
                for code in self.partners
                if typed.get(f"cost-{code}") is not None
            ],
            "costs_not_known": typed.get("costs_not_known", False),
        }
