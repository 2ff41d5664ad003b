from typing import Literal

LedgerParametersSaid = Literal["", "confirmed", "declared", "disputed", "partly", "reported", "settled"]

LEDGER_PARAMETERS_SAID_VALUES: set[LedgerParametersSaid] = {
    "",
    "confirmed",
    "declared",
    "disputed",
    "partly",
    "reported",
    "settled",
}


def check_ledger_parameters_said(value: str) -> LedgerParametersSaid:
    if value in LEDGER_PARAMETERS_SAID_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEDGER_PARAMETERS_SAID_VALUES!r}")
