from typing import Literal

ThreadShapeMovesItem = Literal["accept", "answer", "ask", "decline", "follow-up", "hand-on", "outcome"]

THREAD_SHAPE_MOVES_ITEM_VALUES: set[ThreadShapeMovesItem] = {
    "accept",
    "answer",
    "ask",
    "decline",
    "follow-up",
    "hand-on",
    "outcome",
}


def check_thread_shape_moves_item(value: str) -> ThreadShapeMovesItem:
    if value in THREAD_SHAPE_MOVES_ITEM_VALUES:
        return value
    raise TypeError(f"Unexpected value {value!r}. Expected one of {THREAD_SHAPE_MOVES_ITEM_VALUES!r}")
