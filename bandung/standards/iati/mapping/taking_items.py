"""Which item of the list of modalities, financial form and channel the codes of an activity mean.

Aid type decides where it says more than finance type does: a scholarship is one whoever pays. Sources: the code lists
AidType, FinanceType and FlowType of IATI, which are those of the OECD's Creditor Reporting System.
"""

from collections.abc import Mapping
from typing import NamedTuple


class Item(NamedTuple):
    """An item of the list of modalities, with its group, financial form and channel."""

    item: str
    group: str
    form: str = ""
    channel: str = "direct"


_BY_AID: Mapping[str, Item] = {
    "A01": Item("A5", "A", "budget-support"), "A02": Item("A5", "A", "budget-support"),
    "B01": Item("A6", "A", "core-contribution"),
    "B02": Item("A6", "A", "core-contribution", "multilateral-core"),
    "B021": Item("A6", "A", "core-contribution", "multilateral-core"),
    "B022": Item("A6", "A", "core-contribution", "multilateral-core"),
    "B03": Item("A7", "A", "grant", "multilateral-earmarked"),
    "B031": Item("A7", "A", "grant", "multilateral-earmarked"),
    "B032": Item("A7", "A", "grant", "multilateral-earmarked"),
    "B033": Item("A7", "A", "grant", "multilateral-earmarked"),
    "B04": Item("A8", "A", "joint-fund", "joint-fund"),
    "D01": Item("B1", "B"), "D02": Item("B1", "B"), "E01": Item("B4", "B"), "E02": Item("B4", "B"),
    "F01": Item("A4", "A", "debt-relief"), "G01": Item("B13", "B"), "H02": Item("B12", "B"), "H03": Item("B12", "B"),
    "H04": Item("B12", "B"), "H05": Item("B12", "B"),
}  # fmt: skip


def item_of(aid_types: tuple[str, ...], finance_type: str, flow_type: str) -> Item | None:
    """What the codes of a transaction, or of its activity, mean; None for an investment."""
    for each in aid_types:
        if each in _BY_AID:
            return _BY_AID[each]
    number = finance_type if finance_type.isdecimal() else ""
    if len(number) == 3 and number[0] == "5":
        return None
    if len(number) == 3 and number[0] == "6":
        return Item("A4", "A", "debt-relief")
    if len(number) == 3 and number[:2] in ("45",):
        return Item("A3", "A", "export-credit")
    if len(number) == 3 and number[0] == "4":
        return Item("A2", "A", "concessional-loan") if flow_type == "10" else Item("A3", "A", "other-loan")
    if len(number) == 3 and number[0] == "3":
        return Item("A6", "A", "core-contribution", "multilateral-core")
    if number in ("1100", "1"):
        return Item("A3", "A", "guarantee")
    return Item("A1", "A", "grant" if number.startswith(("1", "2")) else "")
