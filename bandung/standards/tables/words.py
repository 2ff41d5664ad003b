"""Words for the codes that stand in tables, in the reader's language."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from bandung.records.naming import LISTS, name_in
from bandung.records.wording import CHOICE_NAMES, translated
from bandung.reference.tables import Coded, names
from bandung.values.errors import _

CODES: Mapping[str, Mapping[str, str]] = {
    "role": {
        "provider": _("provider"), "recipient": _("recipient"), "both": _("both"), "facilitator": _("facilitator"),
    },
    "form": {"financial": _("financial"), "in-kind": _("in kind")},
    "standing": {"declared": _("declared"), "reported": _("reported by a source")},
    "said": {
        "reported": _("reported by a source"), "declared": _("declared"), "confirmed": _("confirmed"),
        "partly": _("confirmed in part"), "disputed": _("disputed"), "settled": _("settled by both"),
    },
    "confidentiality": {"public": _("for everybody"), "parties": _("for the parties named in it")},
    "why": {
        "counted-in-units": _("counted in units only"), "no-amount": _("no amount stated"),
        "no-rate": _("no exchange rate"), "contested": _("contested and not counted here"),
    },
    "framework": {
        "south-south": _("South-South"), "triangular": _("triangular"), "regional": _("regional"),
    },
    "basis": {
        "bilateral": _("bilateral"), "triangular": _("triangular"), "regional": _("regional"),
        "subregional": _("subregional"), "interregional": _("interregional"), "multilateral": _("multilateral"),
    },
    "type": {"action": _("action"), "project": _("project"), "programme": _("programme")},
    "pillar": {"1": _("I: cross-border flows"), "2": _("II: global and regional expenditure")},
    "instrument": {
        "grant": _("grant"), "concessional-loan": _("concessional loan"),
        "interest-free-loan": _("interest-free loan"), "credit-line": _("line of credit"),
        "other-loan": _("other loan"), "export-credit": _("export credit"), "debt-relief": _("debt relief"),
        "budget-support": _("budget support"), "joint-fund": _("joint fund"),
        "core-contribution": _("core contribution"), "currency-swap": _("currency swap"),
        "guarantee": _("guarantee"), "in-kind": _("in kind"),
    },
}  # fmt: skip
"""Table of a column to its codes and their words."""


DATA: Mapping[str, tuple[str, str]] = {
    "ibero sector": ("ibero", "sectors_v0"), "ibero area": ("ibero", "areas_v0"),
}  # fmt: skip
"""Table of a column to the standard and the data file that has its codes."""


@cache
def coded(table: str) -> Mapping[str, Coded]:
    """The codes of a data file of a standard, in its order."""
    package, name = DATA[table]
    text = (files(f"bandung.standards.{package}") / "data" / f"{name}.csv").read_text(encoding="utf-8")
    return {row["code"]: Coded(row["code"], names(row)) for row in csv.DictReader(text.splitlines())}


def word(table: str, code: str, language: str) -> str:
    """What a code is called; the code itself where its list does not have it."""
    if table in CODES:
        return translated(CODES[table].get(code, code), language)
    if table in DATA:
        return coded(table)[code].name(language) if code in coded(table) else code
    if table in CHOICE_NAMES or table in LISTS:
        return name_in(table, code, language) or code
    return code
