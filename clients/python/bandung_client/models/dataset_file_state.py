from typing import Literal

DatasetFileState = Literal["reading", "ready", "refused", "waiting"]

DATASET_FILE_STATE_VALUES: set[DatasetFileState] = {
    "reading",
    "ready",
    "refused",
    "waiting",
}


def check_dataset_file_state(value: str) -> DatasetFileState:
    if value in DATASET_FILE_STATE_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {DATASET_FILE_STATE_VALUES!r}")
