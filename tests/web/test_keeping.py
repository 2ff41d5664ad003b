"""Parts of pages are made once for each question."""

from concurrent.futures import ThreadPoolExecutor
from threading import Event

import pytest

from bandung.web.keeping import kept


def test_a_part_is_made_once_however_many_ask_at_a_time() -> None:
    made, go = [], Event()

    @kept(8)
    def part(question: str) -> str:
        go.wait(5)
        made.append(question)
        return question.upper()

    with ThreadPoolExecutor(2) as people:
        answers = [people.submit(part, "brazil") for _ in range(2)]
        go.set()

        assert [answer.result() for answer in answers] == ["BRAZIL", "BRAZIL"]
    assert made == ["brazil"]


def test_another_question_gets_another_answer() -> None:
    @kept(8)
    def part(question: str) -> str:
        return question.upper()

    assert (part("a"), part("b")) == ("A", "B")


def test_what_could_not_be_made_is_tried_again() -> None:
    tries = []

    @kept(8)
    def part(question: str) -> str:
        tries.append(question)
        if len(tries) == 1:
            raise ValueError
        return question

    with pytest.raises(ValueError):
        part("a")
    assert part("a") == "a"
