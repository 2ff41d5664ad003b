"""What a draft or a row looks like, among what its party and others have said of the same countries."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

import numpy as np
from django.db.models import Q

from bandung.clearance.models import Draft
from bandung.exchange import matches
from bandung.exchange.models import TABLES
from bandung.matching.directions import directions
from bandung.matching.lookalikes import Known, Lookalike, Lookalikes, weighed
from bandung.matching.statements import RecordKind
from bandung.matching.statements import Statement as Matchable
from bandung.parties.models import Party
from bandung.registers.models import in_order

LONGEST = 2_000
BRIEFLY = 300
"""Letters of the summary by which the many rows of a spreadsheet are compared."""
NEAREST = 20
"""Records that the index holds nearest in meaning, and that are compared word for word."""


@dataclass(frozen=True, slots=True)
class Twin:
    """Something that looks the same: a record that stands, or another open draft; how much, and why."""

    uid: str
    """``register/record`` of a record, ``draft:`` and its name for a draft."""
    title: Mapping[str, str]
    is_own: bool
    likeness: float
    reasons: Mapping[str, Any]

    @property
    def is_draft(self) -> bool:
        return self.uid.startswith("draft:")

    @property
    def register(self) -> str:
        """Whose register it stands in; empty for a draft."""
        return "" if self.is_draft else self.uid.partition("/")[0]

    @property
    def name(self) -> str:
        """Its name within the register, or the draft's."""
        return self.uid.removeprefix("draft:") if self.is_draft else self.uid.partition("/")[2]


def twins(draft: Draft, *, institution: str = "", limit: int = 3) -> list[Twin]:
    """What a draft looks like, in whatever language; itself, and the record that it is a new version of, left out.

    ``institution``: the one for which alone the reader holds mandates; she learns nothing of drafts of others.
    """
    party = Party.objects.get(code=draft.party)
    known, titles = everything_known(draft.kind, party, institution=institution)
    known = [each for each in known if each.uid not in (draft.uid, f"draft:{draft.pk}")]
    asked = of_told(draft.uid, draft.told)
    meant, directions = _meant(draft, [each.uid for each in known])
    known = [replace(each, direction=directions.get(each.uid)) for each in known]
    found = Lookalikes(known).like(replace(asked, direction=meant), limit=limit)
    return [as_twin(each, titles, draft.party) for each in found]


def everything_known(
    kind: str, party: Party, *, institution: str = "", longest: int = LONGEST
) -> tuple[list[Known], dict[str, Mapping[str, str]]]:
    """What a party's new need or offer is compared with, and the titles: its own records, what is reported of its
    country, and its open drafts. For an institution alone: what is public, and its own open drafts.
    """
    rows = TABLES[kind].objects.standing_records()
    about = Q(register=party.code)
    if party.speaks_for:
        about |= Q(country=party.speaks_for, audience="public")
    if institution:
        about &= Q(audience="public")
    stored = [row for batch in in_order(rows.filter(about), "uid") for row in batch]
    open_drafts = Draft.objects.open().within_reach(party.code, institution).filter(kind=kind)
    drafts = [each for batch in in_order(open_drafts, "pk") for each in batch]
    known = [of_told(row.uid, row.body, longest=longest) for row in stored]
    known += [of_told(f"draft:{each.pk}", each.told, longest=longest) for each in drafts]
    titles = {row.uid: row.body["title"] for row in stored}
    return known, titles | {f"draft:{each.pk}": {"": each.title} for each in drafts}


def of_told(uid: str, told: Mapping[str, Any], *, longest: int = LONGEST) -> Known:
    """What a record, or a draft that may not be one yet, is compared by; ``longest``: letters of its summary."""
    titles, summaries = _texts(told.get("title")), _texts(told.get("summary"))
    organisations = told.get("organisations") or ()
    return Known(
        uid,
        weighed({code: (titles.get(code, ""), summaries.get(code, "")[:longest]) for code in {*titles, *summaries}}),
        sectors=frozenset(map(str, told.get("sectors") or ())),
        institutions=frozenset(
            str(each["name"]).casefold() for each in organisations if isinstance(each, Mapping) and each.get("name")
        ),
        place=" ".join(_texts(told.get("place")).values()).casefold(),
    )


def as_twin(found: Lookalike, titles: Mapping[str, Mapping[str, str]], party: str) -> Twin:
    """A lookalike as pages show it."""
    own = found.uid.startswith(("draft:", f"{party}/"))
    return Twin(found.uid, titles.get(found.uid, {}), own, found.likeness, found.reasons)


def _texts(value: Any) -> dict[str, str]:
    if not isinstance(value, Mapping):
        return {}
    return {str(code): text for code, text in value.items() if isinstance(text, str)}


def _meant(draft: Draft, uids: Iterable[str]) -> tuple[Any, dict[str, Any]]:
    """The direction of a draft's texts, and of the few among ``uids`` that the index holds nearest to it."""
    index = matches.index()
    one = _statement(draft)
    names = {matches.key(draft.kind, uid): uid for uid in uids}
    rows = [index.row(name) for name in names if name in index]
    if not rows or not one.languages:
        return None, {}
    near = index.vectors(rows)[:, 1] @ directions([one], index.encoder)[0, 1]
    nearest = index.statements([rows[place] for place in np.argsort(-near)[:NEAREST]])
    both = directions([one, *nearest], index.encoder, with_names=False)[:, 1]
    return both[0], {names[each.id]: both[place] for place, each in enumerate(nearest, start=1)}


def _statement(draft: Draft) -> Matchable:
    titles, summaries = _texts(draft.told.get("title")), _texts(draft.told.get("summary"))
    return Matchable(
        "", cast(RecordKind, draft.kind), titles=titles, summaries=summaries, language=next(iter(titles), ""),
        sectors=tuple(map(str, draft.told.get("sectors") or ())),
    )  # fmt: skip
