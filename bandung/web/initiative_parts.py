"""Parts of an initiative's page: who takes part, the line of steps, what waits for consent, its texts, its links."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from bandung.exchange import queries as exchange
from bandung.partnerships.models import AgreementText, Initiative, Move, Terms
from bandung.partnerships.stages import AGREEMENT_STATES, IN_FORCE, STEPS
from bandung.web.initiative_cards import stage_name
from bandung.web.initiative_cards import who as who_of
from bandung.web.naming import Reading, reading
from bandung.web.partnership_words import MOVES_SAID, ROLES, SUPPORTS, own_word
from bandung.web.sentences import reader_language

Proposal = Terms | Move | AgreementText


def lines_of(row: Initiative, names: Mapping[str, str], country: str = "") -> list[dict[str, Any]]:
    """Who takes part: each line of the terms, and since when the party is in it or out of it."""
    shown = []
    for told, line in zip(row.body["participations"], row.says.participations, strict=True):
        party = line.party or ""
        shown.append({
            "line": line,
            "name": who_of(told, names),
            "role": own_word(line.role, ROLES, country),
            "organisations": line.organisations if party or line.country else (),
            "days": days_of(line.period),
            "supports": ", ".join(str(SUPPORTS[each]) for each in line.supports),
            "is_lead": bool(party) and party == row.lead,
            "is_in": row.standing == "reported" or party in row.everybody,
            "left": datetime.fromisoformat(row.left[party]) if party in row.left else None,
        })  # fmt: skip
    return shown


def days_of(period: Any) -> tuple[date | None, date | None]:
    """The first and the last day of a period, as people say it."""
    if period is None:
        return None, None
    return period.start, period.end - timedelta(days=1) if period.end else None


def gone_of(row: Initiative, names: Mapping[str, str]) -> list[tuple[str, datetime]]:
    """Parties that left and whom the terms name no more."""
    return [
        (names.get(party, party), datetime.fromisoformat(at))
        for party, at in row.left.items()
        if party not in row.named
    ]  # fmt: skip


def steps_of(stage: str) -> list[dict[str, Any]]:
    """The straight way, and where on it the initiative stands; a stage beside the way stands at its end."""
    at = STEPS.index(stage) if stage in STEPS else None
    shown = [
        {"label": stage_name(each), "is_now": position == at, "is_done": at is not None and position < at}
        for position, each in enumerate(STEPS)
    ]
    return shown if at is not None else [*shown, {"label": stage_name(stage), "is_now": True, "is_done": False}]


def proposal_shown(row: Proposal, own: str, names: Mapping[str, str]) -> dict[str, Any]:
    """What one party proposes, in a sentence, with whose consent is there and whose is awaited."""
    given = [names.get(each, each) for each in row.must if each not in row.awaited]
    return {
        "row": row,
        "author": names.get(row.register, row.register),
        "what": what_of(row),
        "given": ", ".join(given),
        "awaited": ", ".join(names.get(each, each) for each in row.awaited),
        "awaits_us": own in row.awaited,
        "is_ours": row.register == own,
        "address": address_of(row),
    }


def what_of(row: Proposal) -> str:
    """A proposal in a few words."""
    if isinstance(row, Terms):
        return gettext("Other terms")
    if isinstance(row, AgreementText):
        return reading(row.title, reader_language()).text
    return str(MOVES_SAID.get(row.says.to, stage_name(row.says.to)))


def address_of(row: Proposal) -> str:
    """The page on which a proposal is read and answered."""
    register, _slash, record = row.initiative.partition("/")
    if isinstance(row, AgreementText):
        return reverse("agreement", args=(register, record, row.name)) + f"?version={row.digest}"
    kind = "terms" if isinstance(row, Terms) else "move"
    return reverse("initiative-proposal", args=(register, record, kind, row.register, row.record))


def state_name(state: str) -> str:
    """The state of an agreement's text in the reader's words."""
    return gettext(AGREEMENT_STATES.get(state, state))


def texts_by_name(versions: Sequence[AgreementText]) -> list[dict[str, Any]]:
    """The initiative’s agreements: of each the text in force, else the newest, and how many versions there are."""
    found: dict[str, list[AgreementText]] = {}
    for each in versions:
        found.setdefault(each.name, []).append(each)
    shown = []
    for name, texts in found.items():
        binding = next((each for each in texts if each.state in IN_FORCE), None)
        newest = binding or texts[-1]
        shown.append({
            "name": name,
            "title": reading(newest.title, reader_language()),
            "state": state_name(newest.state),
            "is_binding": newest.state == "in-force",
            "since": newest.since or newest.at,
            "number": len(texts),
            "open": sum(each.state == "proposed" for each in texts),
        })  # fmt: skip
    return shown


def links_of(references: Sequence[Any], table: Any, own: str) -> list[tuple[str, str, Reading | None]]:
    """(uid, address, title) of needs or offers, as far as the party may see them now. One query."""
    uids = [f"{each.register_code}/{each.record}" for each in references]
    rows = table.objects.in_bulk(uids) if uids else {}
    language = reader_language()
    shown: list[tuple[str, str, Reading | None]] = []
    for uid in uids:
        row = rows.get(uid)
        if row is None or not exchange.may_see(row, (own,)):
            shown.append((uid, "", None))
        else:
            address = reverse(row.kind_of_record, args=(row.register, row.record))
            shown.append((uid, address, reading(row.body["title"], language, row.body["language"])))
    return shown
