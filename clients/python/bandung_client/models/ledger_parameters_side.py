from typing import Literal

LedgerParametersSide = Literal["", "given", "received"]

LEDGER_PARAMETERS_SIDE_VALUES: set[LedgerParametersSide] = {
    "",
    "given",
    "received",
}


def check_ledger_parameters_side(value: str) -> LedgerParametersSide:
    if value in LEDGER_PARAMETERS_SIDE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEDGER_PARAMETERS_SIDE_VALUES!r}")
