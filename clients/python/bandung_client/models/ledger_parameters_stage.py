from typing import Literal

LedgerParametersStage = Literal["", "budget", "commitment", "delivery"]

LEDGER_PARAMETERS_STAGE_VALUES: set[LedgerParametersStage] = {
    "",
    "budget",
    "commitment",
    "delivery",
}


def check_ledger_parameters_stage(value: str) -> LedgerParametersStage:
    if value in LEDGER_PARAMETERS_STAGE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {LEDGER_PARAMETERS_STAGE_VALUES!r}")
