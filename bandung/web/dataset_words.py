"""Files of others in words: states, statuses, what was found, what was left and why."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from bandung.datasets.models import DatasetVersion
from bandung.datasets.undoing import STAYS
from bandung.standards.iati.finding.reasons import Place, Reason
from bandung.standards.iati.findings import VERDICTS, Verdict
from bandung.standards.iati.mapping.taking_choices import CHOICES, NAMES
from bandung.standards.iati.mapping.taking_left import REASONS
from bandung.values.errors import _ as sentence
from bandung.web.naming import name_of
from bandung.web.sentences import reader_language
from bandung.web.templatetags.bandung import number

VERSION_STATES: Mapping[str, object] = {
    "waiting": _("Waiting to be read"), "reading": _("Being read"), "ready": _("Read: waits for your word"),
    "refused": _("Refused"),
}  # fmt: skip
IMPORT_STATES: Mapping[str, object] = {
    "begun": _("Begins"), "running": _("Being taken over"), "done": _("Taken over"), "undoing": _("Being undone"),
    "undone": _("Undone"),
}  # fmt: skip
UNDER_WAY = ("waiting", "reading", "begun", "running", "undoing")
STATUSES: Mapping[str, object] = {
    "new": pgettext_lazy("activity", "New"), "changed": _("Changed since"), "same": _("Taken over, the same"),
    "older": _("Older than what you have"), "duplicate": _("Perhaps there already"), "here": _("Ours already"),
    "problem": _("Cannot be taken over"),
}  # fmt: skip
FOUND: Mapping[str, object] = {
    "south": _("South-South or triangular"), "south-south": _("South-South"), "triangular": _("Triangular"),
    "other": _("Neither was found"),
}  # fmt: skip
GRADES: Mapping[str, object] = {
    "carries": _("carries it out"), "promotes": _("makes it possible"), "mentions": _("only mentions it"),
}  # fmt: skip
SORTS: Mapping[str, object] = {
    "file": _("As in the file"), "title": _("By title"), "sure": _("Surest first"), "latest": _("Latest years first"),
    "reporter": _("By reporter"),
}  # fmt: skip
BECAME: Mapping[str, object] = {
    "new": _("written anew"), "changed": _("changed"), "same": _("stood so already"), "withdrawn": _("withdrawn"),
    "refused": _("not written"),
}  # fmt: skip
WHY_ALIKE: Mapping[str, object] = {
    "identifier": _("the same identifier"), "alike": _("the same words, countries and time"),
    "data set": _("taken over from other data"), "file": _("the same identifier earlier in this file"),
    "own": _("a record of ours"),
}  # fmt: skip
STAGES: Mapping[str, object] = {
    "commitment": _("Committed"), "budget": _("Budgeted"), "delivery": _("Delivered"),
}  # fmt: skip
KINDS_OF_MONEY: Mapping[str, object] = {
    "transaction": _("Transactions"), "budget": _("Budgets"), "planned-disbursement": _("Planned disbursements"),
}  # fmt: skip
CLOSED = sentence("The year %(year)s was closed.")


def found_as(grade: str, cooperation: str) -> str:
    """What was found of an activity, in a few words; empty where nothing was."""
    if grade not in ("carries", "promotes"):
        return ""
    kind = {"south-south": FOUND["south-south"], "triangular": FOUND["triangular"]}.get(cooperation, FOUND["south"])
    return f"{kind}: {GRADES[grade]}"


def verdict(version: DatasetVersion) -> str:
    """The verdict of its validation as a sentence."""
    return gettext(VERDICTS[Verdict(version.verdict)]) if version.verdict else ""


def said(told: Mapping[str, Any]) -> str:
    """A sentence that was kept with its places."""
    return gettext(told["sentence"]) % told.get("places", {}) if told.get("sentence") else ""


@dataclass(frozen=True, slots=True)
class Rest:
    """What was left of an activity for one reason, as pages show it."""

    element: str
    line: int
    why: str
    said: str
    times: int
    money: str


def rests(left: Iterable[Mapping[str, Any]]) -> list[Rest]:
    """What was left, in words."""
    return [
        Rest(
            each["element"], each["line"], why_left(each), str(each.get("said", "")), int(each.get("times", 1)),
            "; ".join(f"{money(amount)} {currency}" for _kind, currency, amount in each.get("money", ())),
        )
        for each in left
    ]  # fmt: skip


def why_left(each: Mapping[str, Any]) -> str:
    template = REASONS.get(str(each["reason"]), str(each["reason"]))
    return gettext(template) % {"sentence": said(each)} if "%(sentence)s" in template else gettext(template)


def money(amount: str) -> str:
    """An amount as people read it, its cents alone where there are any."""
    whole, _point, part = str(amount).partition(".")
    shown = number(int(whole))
    return f"{shown}.{part}" if part.strip("0") else str(shown)


def reason(told: Mapping[str, Any]) -> str:
    """Why something was found, as a sentence."""
    one = Reason(
        told["rule"], Place(told.get("element", ""), int(told.get("line", 0))), words=told.get("words", ""),
        code=told.get("code", ""),
    )  # fmt: skip
    try:
        return one.sentence(gettext)
    except KeyError:  # of a rule that was renamed since
        return str(told["rule"])


def choices_in_words(choices: Mapping[str, str]) -> list[tuple[str, str]]:
    """How activities are read: each choice and what was chosen."""
    told = []
    for name, values in CHOICES.items():
        value = choices.get(name) or next(iter(values))
        told.append((gettext(NAMES[name]), gettext(values[value])))
    country = choices.get("recipient", "")
    told.append((gettext(NAMES["recipient"]), name_of("country", country, reader_language()) if country else "–"))
    return told


def alike_in_words(each: Mapping[str, Any]) -> dict[str, Any]:
    """What an activity may be a duplicate of."""
    uid = str(each.get("uid", ""))
    register, _slash, record = uid.partition("/")
    return {
        "uid": uid, "register": register, "record": record, "title": each.get("title") or uid,
        "why": WHY_ALIKE.get(str(each.get("why")), ""), "number": each.get("number"),
    }  # fmt: skip


def stays(why: Iterable[str]) -> str:
    return " ".join(gettext(STAYS[each]) for each in why if each in STAYS)
