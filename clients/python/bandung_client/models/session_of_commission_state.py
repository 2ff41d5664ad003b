from typing import Literal

SessionOfCommissionState = Literal["confirmed", "convened", "held", "withdrawn"]

SESSION_OF_COMMISSION_STATE_VALUES: set[SessionOfCommissionState] = {
    "confirmed",
    "convened",
    "held",
    "withdrawn",
}


def check_session_of_commission_state(value: str) -> SessionOfCommissionState:
    if value in SESSION_OF_COMMISSION_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {SESSION_OF_COMMISSION_STATE_VALUES!r}")
