"""The sheet of an act on its way: what is kept of it, what was typed, which rows a button adds, the act that comes."""

from collections.abc import Mapping
from typing import Any

from django.http import QueryDict
from django.utils.translation import gettext

from bandung.commissions import actions, drafts, queries, rules
from bandung.commissions.models import AgendaItem, CommissionSession
from bandung.partnerships.models import Initiative
from bandung.records.commissions import CommissionAct as CommissionActRecord
from bandung.records.kinds import read
from bandung.values.errors import BandungError
from bandung.web.cards import party_names
from bandung.web.desk.commission_forms import period_of
from bandung.web.desk.commission_sheets import (
    ActForm,
    DecisionRow,
    ProjectRow,
    days_typed,
    project_told,
    refuse,
    typed_of,
    typed_texts,
)
from bandung.web.desk.party import Desk
from bandung.web.desk.rows import Rows, as_typed, pressed
from bandung.web.sentences import reader_language

MOST = 60
"""Rows of one kind that the sheet takes; a longer act goes over the API."""


class Editor:
    """The sheet on its way: what is kept, what was typed, and the act that comes of it."""

    def __init__(self, desk: Desk, row: CommissionSession, data: QueryDict | None = None) -> None:
        self.desk, self.row, self.code = desk, row, desk.party.code
        self.languages = list(row.says.languages)
        self.names = party_names(row.parties, reader_language())
        self.draft = queries.drafted(row.uid, self.code)
        self.table = queries.on_the_table(row)
        self.portfolio = queries.portfolio(row)
        self.items = [item for side in queries.agenda(row, self.code).values() for item in side]
        self.kept: dict[str, Any] = self.draft.body if self.draft else self._begun()
        self._fill(data)

    @classmethod
    def of_draft(cls, desk: Desk, row: CommissionSession) -> "Editor":
        """The sheet as it is kept, as if it had been sent just now: to be checked."""
        editor = cls(desk, row)
        editor._fill(_sent(editor.kept))
        return editor

    def _begun(self) -> dict[str, Any]:
        """A sheet that nobody has written in: the version on the table, else what the session says of itself."""
        if self.table:
            return typed_of(self.table[0].says) | {"based_on": self.table[0].digest}
        says, programme = self.row.says, self.row.says.programme
        form = {
            "on": (says.until or says.on).isoformat(),
            **{f"title_{code}": text for code, text in says.title.items()},
            **({f"place_{code}": text for code, text in says.place.items()} if says.place else {}),
        }
        form |= days_typed(programme)
        return {"form": form, "decisions": [], "projects": []}

    def _fill(self, data: QueryDict | None) -> None:
        told: Mapping[str, Any] = self.kept
        named = {code: self.names.get(code, code) for code in self.row.partners}
        self.form = ActForm(data, languages=self.languages, initial=told["form"])
        self.decisions = Rows(
            DecisionRow, "decisions", data, initial=told["decisions"], most=MOST, languages=self.languages
        )
        self.projects = Rows(
            ProjectRow, "projects", data, initial=told["projects"], most=MOST, languages=self.languages, parties=named
        )

    def typed(self) -> dict[str, Any]:
        """Everything as it stands in the sheet, unchecked."""
        return {
            "form": {name: value for name, value in as_typed(self.form).items() if value},
            "decisions": [_typed(each) for each in self.decisions],
            "projects": [_typed(each) for each in self.projects],
            "based_on": self.kept.get("based_on", ""),
        }

    def save(self, told: Mapping[str, Any], edition: str) -> None:
        """Keep it in the party's own draft.

        :raises DraftChanged: if a colleague saved another edition meanwhile.
        """
        relation = "own" if self.row.register == self.code else "partner"
        mandate = self.desk.acting("write", "act draft", relation=relation)
        seen = int(edition) if edition.isascii() and edition.isdigit() else 0
        self.draft = drafts.save(
            session=self.row.uid, party=self.code, told=told, by=mandate.post, at=self.desk.at, edition=seen
        )

    def pressed(self, data: QueryDict) -> dict[str, Any] | None:
        """What is kept after a button that adds, removes, moves or takes over a row; None if it was none of them."""
        button, taken, told = pressed(data), data.get("take", ""), self.typed()
        if button:
            self.decisions.changed(button)
            self.projects.changed(button)
            for rows in (self.decisions, self.projects):
                told[rows.name] = [dict(each.initial) for each in rows]
            return told
        if taken:
            self._take(taken, told)
            return told
        if data.get("what") == "rebase" and self.table:
            return told | {"based_on": self.table[0].digest}
        return None

    def _take(self, uid: str, told: dict[str, Any]) -> None:
        """Add a row from an item of the agenda, or from an initiative of the portfolio."""
        for name in ("decisions", "projects"):
            told[name] = [row for row in told[name] if row]
        item = next((each for each in self.items if each.uid == uid), None)
        initiative = next((each for each in self.portfolio if each.uid == uid), None)
        about = next((each for each in self.portfolio if item and each.uid == _uid(item)), None)
        if item is not None and item.type != "project":
            text = item.says.text or item.says.title
            told["decisions"].append({f"text_{code}": said for code, said in text.items()})
        elif item is not None:
            titles = {f"title_{code}": text for code, text in item.says.title.items()}
            told["projects"].append((self._from(about) if about else {}) | titles)
        elif initiative is not None:
            told["projects"].append(self._from(initiative))

    def _from(self, row: Initiative) -> dict[str, Any]:
        says = row.says
        sides = {each.party: each.organisations[0].name for each in says.participations if each.organisations}
        return {
            **{f"title_{code}": text for code, text in row.title.items()},
            **{f"side_{party}": name for party, name in sides.items() if party in self.row.partners},
            "sector": says.sectors[0],
            "initiative": row.uid,
            **days_typed(says.period),
        }

    def is_valid(self) -> bool:
        valid = [each for each in (self.form, self.decisions, self.projects) if not each.is_valid()] == []
        shared = {"", *(each.uid for each in self.portfolio)}
        for row in self.projects.told if valid else ():
            if row.cleaned_data["initiative"] not in shared:
                row.add_error(None, gettext("The initiative that this project names is not shared by all parties now."))
                valid = False
        return valid

    def act(self) -> CommissionActRecord | None:
        """The act that was typed; where it cannot be one, the fields say why."""
        if not self.is_valid():
            return None
        try:
            made: CommissionActRecord = read(CommissionActRecord, self._told())
            rules.check_texts(made)
            rules.check_days(made, starts=self.row.starts)
        except BandungError as refusal:
            refuse(self.form, self.decisions.told, self.projects.told, refusal, self.languages)
            return None
        return made

    def _told(self) -> dict[str, Any]:
        told, languages = self.form.cleaned_data, self.languages
        texts = {name: typed_texts(told, name, languages) for name in ("place", "preamble", "next_place")}
        initiatives = {each.uid: each.reference for each in self.portfolio}
        projects = [project_told(each, languages, initiatives) for each in self.projects.told]
        programme, years = typed_texts(told, "programme", languages), period_of(told["start"], told["last"])
        return texts | {
            "id": actions.next_act_id(self.row.uid, self.code),
            "session": self.row.reference,
            "number": told["number"],
            "title": typed_texts(told, "title", languages) or {},
            "parties": list(self.row.parties),
            "languages": languages,
            "on": told["on"],
            "decisions": [{"text": typed_texts(each.cleaned_data, "text", languages)} for each in self.decisions.told],
            "programme": {"title": programme or {}, "period": years or {}, "middle": told["middle"],
                          "projects": projects} if programme or projects else None,
            "next_on": told["next_on"],
            "based_on": self.kept.get("based_on") or None,
        }  # fmt: skip


def _sent(kept: Mapping[str, Any]) -> QueryDict:
    """What a browser would send of a sheet that is kept."""
    data = QueryDict(mutable=True)
    data.update(kept["form"])
    for name in ("decisions", "projects"):
        for number, row in enumerate(kept[name]):
            data.appendlist(name, str(number))
            data.update({f"{name}-{number}-{field}": value for field, value in row.items()})
    return data


def _typed(form: Any) -> dict[str, Any]:
    return {name: value for name, value in as_typed(form).items() if value}


def _uid(item: AgendaItem) -> str:
    named = item.says.initiative
    return f"{named.register_code}/{named.record}" if named else ""
