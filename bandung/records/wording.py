"""What columns say to the person who fills them in: hints with an example, and words for the codes of short lists."""

import gettext
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from bandung.values.errors import _
from bandung.values.quantity import UNITS

_CATALOGUES = Path(__file__).resolve().parents[1] / "locale"
_FOLDERS = {"zh": "zh_Hans"}

HINTS: Mapping[str, str] = {
    "id": _("A short name of your own that stays the same, such as milk-banks-2026; small letters, digits, hyphens."),
    "language": _("The language that your text is written in, such as fr or French."),
    "title": _("What it is, in one line, such as “Low-cost human milk banks”."),
    "summary": _("What it is, for whom and how it works, in a few sentences."),
    "sectors": _("One or several sectors by number or name, such as 12220 or Basic health care; separate them with ;"),
    "sdgs": _("Goals or targets by number, such as 3 or 3.2; separate several with ;"),
    "domain": _("One of the six domains, such as social."),
    "kind": _("What is offered, such as training."),
    "kinds": _("What is asked for, such as training; separate several with ;"),
    "plan_objective": _("The objective that it serves, such as “Reduce neonatal mortality to 12 per 1,000”."),
    "countries": _("Whose it is, by code or name, such as MDG or Madagascar; separate several with ;"),
    "region": _("Only for a regional body: its region, such as Southern Africa."),
    "partners_wanted": _("Countries you would like to work with, such as BRA or Brazil; separate several with ;"),
    "replicated_in": _("Other countries where it has already been used, such as PER; Peru; separate several with ;"),
    "organisations.name": _("The name of an organisation that stands behind it, such as Ministry of Health."),
    "organisations.type": _("What sort of organisation it is, such as government."),
    "organisations.institution": _("The reference number of the institution in this register, where it has one."),
    "modalities": _("How it is shared, by code or name, such as B1; separate several with ;"),
    "modality": _("How it is or should be shared, in your own words, such as “two missions and a course”."),
    "working_languages": _("Languages in which the work can be done, such as pt; fr; separate several with ;"),
    "conditions": _("What it needs to work, such as a steady power supply; cost sharing belongs here too."),
    "place": _("Where it is or is wanted, such as Antananarivo and two district hospitals."),
    "framework": _("The agreement, commission or programme under which it stands, such as IBSA Fund."),
    "period.start": _("The first day on which it is available or needed, such as 2026-11-24."),
    "period.end": _("The last day on which it is available or needed, such as 2027-03-31; this day still counts."),
    "capacity.text": _("How much there is, in words, such as “twenty places a year”."),
    "capacity.amount": _("How much there is, as a number, such as 20."),
    "capacity.unit": _("What the number counts, such as seat, or a currency code such as USD."),
    "capacity.left": _("How much of it is still free, in the same unit, such as 12."),
    "proof.text": _("A result that shows that it works, such as “Deaths fell by a third in four hospitals”."),
    "proof.address": _("Where the result can be checked, such as https://example.org/evaluation"),
    "sources.address": _("Where this was stated, such as https://example.org/page"),
    "sources.seen_on": _("The day on which the source was read, such as 2026-11-24."),
    "sources.note": _("What the source is, such as Annual report, page 12."),
    "crisis.glide": _("The GLIDE number, such as TC-2022-000010-MDG, where there is one."),
    "crisis.text": _("The crisis in words, such as Cyclone Batsirai; needed where there is no GLIDE number."),
    "crisis.deadline": _("The day by which it must be there, such as 2026-12-10."),
    "standby.what": _("What stands ready for a crisis: brigade, equipment or stock."),
    "standby.ready_in_hours": _("How soon it can leave, in hours, such as 48."),
    "technology.licence": _("Under which licence it may be used, such as free of charge, or CC BY 4.0."),
    "technology.adaptation": _("What may or must be adapted, such as tropical climate, local timber."),
    "technology.training": _("Which training comes with it, such as two weeks on site."),
    "technology.origin": _("The community whose knowledge it is, where it is a community's own."),
    "technology.community_consent": _("Whether that community has agreed: given, asked, not-needed or not-stated."),
    "stated_on": _("The day on which the owner said so, such as 2026-11-24."),
    "claimed_from.register_code": _("Filled in by Bandung: the register of the report that was taken over."),
    "claimed_from.record": _("Filled in by Bandung: the reference number of the report that was taken over."),
    "claimed_from.digest": _("Filled in by Bandung: the digest of the report that was taken over."),
    "adapted_from.register_code": _("Filled in by Bandung: the register of the offer that this one was adapted from."),
    "adapted_from.record": _("Filled in by Bandung: the reference number of the offer that this one was adapted from."),
    "adapted_from.digest": _("Filled in by Bandung: the digest of the offer that this one was adapted from."),
}
"""Column (without part and language) to one sentence."""

CHOICE_NAMES: Mapping[str, Mapping[str, str]] = {
    "unit": UNITS,
    "standby": {"brigade": _("brigade"), "equipment": _("equipment"), "stock": _("stock")},
    "consent": {
        "given": _("given"),
        "asked": _("asked for"),
        "not-needed": _("not needed"),
        "not-stated": _("not stated"),
    },
    "group": {"A": _("money"), "B": _("in kind, with a price"), "C": _("in kind, without a price")},
    "contribution stage": {"commitment": _("Committed"), "budget": _("Budgeted"), "delivery": _("Delivered")},
    "channel": {
        "direct": _("Direct"),
        "multilateral-earmarked": _("Through a multilateral body, earmarked"),
        "multilateral-core": _("To a multilateral body as a whole"),
        "regional-body": _("Through a regional body"),
        "joint-fund": _("Through a joint fund"),
    },
    "cost": {"direct": _("Direct cost"), "indirect": _("Indirect cost")},
    "quality": {"measured": _("Measured"), "estimated": _("Estimated"), "not-stated": _("Not stated")},
    "level": {
        "introductory": _("Beginners"),
        "intermediate": _("Practitioners"),
        "advanced": _("Specialists"),
        "trainers": _("Those who will train others"),
    },
}
"""Short lists of ours that are no reference list: code to its word."""


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("django", _CATALOGUES, [_FOLDERS.get(language, language)], fallback=True)


def translated(sentence: str, language: str) -> str:
    """The sentence in one of our languages; in English where it has not been translated."""
    return _catalogue(language).gettext(sentence) if sentence else ""
