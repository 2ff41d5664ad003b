"""How a notice reads: its sentence in the reader's language, and the page that it leads to."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import get_language, gettext, override

from bandung.notices.asking import link_token
from bandung.notices.kinds import KINDS
from bandung.notices.models import Notice

_AS_IN_RECORDS = {"zh-hans": "zh"}


def sentence(notice: Notice) -> str:
    """What happened, in the language that is active; texts of records in that language or the best other."""
    language = _AS_IN_RECORDS.get(get_language() or "en", get_language() or "en")
    places = {name: _best(value, language) for name, value in notice.places.items()}
    wanted = gettext(KINDS[notice.kind].sentence)
    return wanted % _Places(places)


PAGES = {
    "initiative": "desk-initiative", "plan": "plan", "commission": "commission", "fund": "fund", "call": "desk-call",
    "joint-proposal": "proposal", "award": "award", "return": "return",
    "obligation": "obligation", "clearing-round": "clearing-round",
    "review-rounds": "review-rounds", "contribution": "contribution", "same-contribution": "contribution-same",
}  # fmt: skip
"""Kind of what parties share, to the name of its page at the desk."""


class _Places(dict[str, str]):
    """A place that nobody filled stays empty: an incomplete notice is still told."""

    def __missing__(self, name: str) -> str:
        return "–"


def _best(value: Any, language: str) -> str:
    if not isinstance(value, Mapping):
        return str(value)
    texts: Mapping[str, str] = value
    return texts.get(language) or texts.get("en") or next(iter(texts.values()), "")


def path_of(notice: Notice) -> str:
    """The page that a notice leads to, in the active language."""
    if notice.about_kind in ("need", "offer", "introduction", "application") and "/" in notice.about:
        return reverse(notice.about_kind, args=tuple(notice.about.split("/", 1)))
    if notice.about_kind in ("draft", "webhook", "returns"):
        return reverse(notice.about_kind, args=(notice.about,))
    if notice.about_kind == "contributions":
        return f"{reverse('contributions-waiting')}?partner={notice.about}"
    if notice.about_kind == "obligations":
        return f"{reverse('payments')}?side=due&state=declared&partner={notice.about}"
    if notice.about_kind == "credit-line":
        return reverse("credit-lines")
    if notice.about_kind in PAGES:
        return reverse(PAGES[notice.about_kind], args=tuple(notice.about.split("/", 1)))
    return reverse("notices")


def mail_path_of(notice: Notice) -> str:
    """The page that a mail leads to: for a question, the one where it is answered without signing in."""
    token = link_token(notice)
    return reverse("still-so-link", args=(token,)) if token else path_of(notice)


def full_address(path: str) -> str:
    """A page's address as e-mail and feeds need it."""
    return f"{settings.NODE_ADDRESS.rstrip('/')}{path}"


def page_for(notice: Notice, language: str) -> str:
    """The whole address of a notice's page, in a person's language."""
    with override(language):
        return full_address(path_of(notice))
