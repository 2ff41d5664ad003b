"""Reasons in words: a template per feature, filled with names in the reader's language, made where it is shown."""

from collections.abc import Callable, Iterable, Mapping

from bandung import reference
from bandung.matching.ranking import Reason
from bandung.matching.subjects import name as topic_name
from bandung.values.errors import _

Translate = Callable[[str], str]

LEAST_SHOWN = 0.02
"""Contribution under which a reason is not worth a sentence."""

NAMES: Mapping[str, str] = {
    "meaning": _("Same meaning"),
    "words": _("Words in common"),
    "sector": _("Same sector"),
    "sdg": _("Same SDGs"),
    "kind": _("Kind of help"),
    "finance": _("Finance asked for"),
    "goods": _("Goods asked for"),
    "partner": _("Wanted partner"),
    "region": _("Same region"),
    "conditions": _("Like conditions"),
    "language": _("Common language"),
    "proof": _("Proof"),
    "replication": _("Used elsewhere"),
    "freshness": _("Freshness"),
    "capacity": _("Capacity left"),
    "cooperation": _("Earlier cooperation"),
    "standby": _("Stands ready"),
}
"""What each feature is called."""

MEANINGS: Mapping[str, str] = {
    "meaning": _(
        "The texts, sectors, SDGs and topics mean much the same, in whatever language (cosine of the "
        "encoder's directions)"
    ),
    "words": _("They share characteristic words, compared only within one language (share of the best BM25)"),
    "sector": _("The same purpose, or nearly as good the same sector (DAC/CRS)"),
    "sdg": _("The share of the need's goals that the offer serves, in full where it serves the same target"),
    "kind": _("The offer is of a kind that the need asks for: experts, training, equipment and so on"),
    "finance": _("The need asks for money and the offer is money"),
    "goods": _("The need asks for goods or relief and the offer is given in kind"),
    "partner": _("The need names the country or the institution that offers"),
    "region": _("The same region, or half as good the same continent"),
    "conditions": _("Like conditions: climate, income, least developed, landlocked, small island"),
    "language": _("A language in which officials of both commonly work"),
    "proof": _("Results are stated"),
    "replication": _("It has been used in other countries"),
    "freshness": _("Confirmed or reported within twelve months; after that half with every further year"),
    "capacity": _("The share of the stated capacity that is still free"),
    "cooperation": _("The two countries have worked together before"),
    "standby": _("For a need of a crisis: it stands ready, more so of the right kind and the sooner it can leave"),
}
"""What each feature says, in one line, for the page that explains matching."""

SENTENCES: Mapping[str, str] = {
    "meaning": _("The texts mean much the same (%(percent)s of 100)."),
    "words": _("The texts share characteristic words (%(percent)s of 100)."),
    "sector": _("Both are in the sector %(sectors)s."),
    "sdg": _("Both serve %(sdgs)s."),
    "kind": _("The need asks for what this is: %(kind)s."),
    "finance": _("The need asks for finance and this is finance."),
    "goods": _("The need asks for goods or relief and this is given in kind."),
    "partner": _("The need names %(named)s."),
    "region": _("Both are in %(region)s."),
    "conditions": _("The conditions are alike: %(conditions)s."),
    "language": _("A common language: %(languages)s."),
    "proof": _("Results are stated."),
    "replication": _("Already used in %(count)s other places: %(countries)s."),
    "freshness": _("Confirmed or reported on %(confirmed_on)s."),
    "capacity": _("%(percent)s of 100 of the stated capacity is free."),
    "cooperation": _("The two have worked together before (%(initiatives)s initiatives)."),
    "standby": _("It stands ready for a crisis: %(standby)s."),
}
"""What a reason says when it speaks for a match; filled by :func:`sentence`."""

UNJUDGED: Mapping[str, str] = {
    "meaning": _("One of the texts is in a language that the encoder does not know."),
    "words": _("There is no language in which both can be read, so their words could not be compared."),
    "sector": _("The sector is not stated, or covers several."),
    "sdg": _("The SDGs are not stated."),
    "kind": _("The kind of help is not stated."),
    "finance": _("The need does not ask for finance."),
    "goods": _("The need does not ask for goods or relief."),
    "proof": _("No results are stated."),
    "replication": _("It is not stated where else it is used."),
    "freshness": _("It is not known when this was last confirmed."),
    "capacity": _("The capacity is not stated."),
    "cooperation": _("Earlier cooperation was not looked up."),
    "standby": _("The need does not answer a crisis."),
}
"""Why a feature could not be judged; features without an entry: "not stated"."""

TOPICS = _("The texts mean much the same (%(percent)s of 100); both treat %(topics)s.")
"""What common meaning says where both name topics of the thesaurus."""

READY = _("It stands ready for a crisis: %(standby)s, ready in %(hours)s hours.")
"""What readiness says where the hours are stated."""
LATE = _("Not confirmed since %(confirmed_on)s.")
"""What freshness says of a word that nobody confirmed for more than twelve months; shown however little it counts."""
STANDBY: Mapping[str, str] = {"brigade": _("a brigade"), "equipment": _("equipment"), "stock": _("a stock")}
"""What stands ready, in words."""

ASPECTS: Mapping[str, str] = {
    "climate": _("climate"),
    "income": _("income"),
    "groups": _("least developed, landlocked or small island"),
}
"""The aspects of like conditions."""
ALIKE = 0.5
"""Likeness from which an aspect is named."""

NOT_STATED = _("This was not stated on both sides.")


def _listed(codes: Iterable[str], name: Callable[[str], str], most: int = 4) -> str:
    shown = [_name(code, name) for code in codes]
    return ", ".join(shown[:most]) + (" …" if len(shown) > most else "")


def _name(code: str, name: Callable[[str], str]) -> str:
    if not code:
        return ""
    try:
        return name(code)
    except reference.UnknownCode:
        return code


def sentence(reason: Reason, translate: Translate, language: str = "en") -> str:
    """One sentence for a reader: ``translate`` turns our templates into her language, ``language`` picks the names.

    Empty for a reason that has nothing to say (a contribution under LEAST_SHOWN, or a feature that speaks against).
    """
    facts = reason.facts
    if not facts.get("late") and (reason.contribution < LEAST_SHOWN or reason.value <= 0):
        return ""
    places = {
        "percent": round(100 * reason.value),
        "sectors": _listed(facts.get("sectors", ()), lambda code: reference.sector(code).name(language)),
        "sdgs": _listed(facts.get("sdgs", ()), lambda code: translate(_("SDG %(code)s")) % {"code": code}),
        "countries": _listed(facts.get("countries", ()), lambda code: reference.country(code).name(language)),
        "languages": _listed(facts.get("languages", ()), lambda code: reference.language(code).name(language)),
        "region": _name(facts.get("region", ""), lambda code: reference.region(code).name(language)),
        "kind": _name(facts.get("kind", ""), lambda code: reference.kind(code).name(language)),
        "conditions": ", ".join(translate(name) for aspect, name in ASPECTS.items() if facts.get(aspect, 0) >= ALIKE),
        "confirmed_on": facts.get("confirmed_on", ""),
        "count": facts.get("count", ""),
        "initiatives": facts.get("initiatives", ""),
        "standby": translate(STANDBY[facts["standby"]]) if "standby" in facts else "",
        "hours": facts.get("hours", ""),
    }
    places["named"] = facts.get("institution") or places["countries"]
    places["topics"] = _listed(facts.get("topics", ()), lambda code: topic_name(code, language))
    template = SENTENCES[reason.feature]
    if reason.feature == "meaning" and facts.get("topics"):
        template = TOPICS
    elif facts.get("late"):
        template = LATE
    elif "hours" in facts:
        template = READY
    return translate(template) % places


def unjudged(feature: str, translate: Translate) -> str:
    """Why a feature could not be judged, as a sentence."""
    return translate(UNJUDGED.get(feature, NOT_STATED))
