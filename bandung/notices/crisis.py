"""A crisis is told at once: to those whose offers could help, at the desk, by e-mail, and to their focal points."""

from collections.abc import Iterable
from datetime import datetime

from bandung import reference
from bandung.exchange import crisis
from bandung.exchange.models import Need
from bandung.notices.actions import tell
from bandung.registers.readers import ReadEntry
from bandung.values import LANGUAGES


def follow_crises(entries: Iterable[ReadEntry]) -> None:
    """For each public need of a crisis that was just read, an urgent job that tells whom it concerns.

    Finding them takes a search, and telling them takes mails: neither keeps the person waiting who publishes.
    """
    from bandung.notices.tasks import tell_of_crisis

    for entry in entries:
        is_public_need = (entry.kind, entry.act, entry.audience) == ("need", "publish", "public")
        if is_public_need and entry.record is not None and entry.record.crisis is not None:
            tell_of_crisis.enqueue(entry.uid)


def tell_parties(uid: str, at: datetime) -> int:
    """Tell the parties that could help with the need of an open crisis; how many people and mailboxes had not heard.

    Safe to repeat: nobody is told twice of the same need.
    """
    need = crisis.open_needs(at.date()).filter(pk=uid).first()
    if not isinstance(need, Need):
        return 0
    places = {"title": need.body.get("title", {}), "country": _names_of(need.country)}
    told = 0
    for each in crisis.matching_parties(need, on=at.date()):
        told += tell("crisis", party=each.party, about=("need", uid), places=places, at=at, urgent=True)
    return told


def _names_of(country: str) -> dict[str, str]:
    """A country's name in every language of the node; a body without a country has none."""
    return {language: reference.country(country).name(language) for language in LANGUAGES} if country else {}
