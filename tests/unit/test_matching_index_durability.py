"""One writes at a time, readers go on reading, and a write cut short leaves what was there before."""

import os
import signal
import subprocess
import sys
import threading
import time
from datetime import date
from pathlib import Path

import pytest

from bandung.matching.directions import directions
from bandung.matching.encoders import HashingEncoder
from bandung.matching.index import Index, IndexBusy, Query
from bandung.matching.lexical import Lexical
from bandung.matching.statements import Filters, Statement
from bandung.matching.store import Store

ON = date(2025, 1, 1)


class Encoder(HashingEncoder):
    languages = frozenset({"en"})


def offer(name: str, title: str = "An offer") -> Statement:
    return Statement(
        id=name, record="offer", titles={"en": title}, language="en", countries=("IND",), sectors=(name[:3],)
    )


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = Index.create(tmp_path / "index", Encoder())
    index.add([offer("old-1", "Wells"), offer("old-2", "Pumps")])
    return index


@pytest.mark.parametrize("stage", [(Store, "append"), (Lexical, "append")])
def test_a_write_that_breaks_off_changes_nothing_and_the_next_one_works(
    index: Index, monkeypatch: pytest.MonkeyPatch, stage: tuple[type, str]
) -> None:
    def broken(*_arguments: object) -> None:
        raise OSError("no space left")

    with monkeypatch.context() as patch:
        patch.setattr(*stage, broken)
        with pytest.raises(OSError, match="no space left"):
            index.add([offer("lost", "Turbines"), offer("old-1", "Wells renewed")])
    reopened = Index.open(index.folder, Encoder())
    assert reopened.ids() == ["old-1", "old-2"]
    assert reopened.statement(reopened.row("old-1")).titles == {"en": "Wells"}
    assert reopened.page(Filters(), on=ON, text="turbines") == ([], 0)
    reopened.add([offer("new", "Roads")])
    assert reopened.page(Filters(), on=ON, text="turbines") == ([], 0)
    assert reopened.page(Filters(), on=ON, text="roads") == (["new"], 1)
    assert reopened.columns["sector"].of(reopened.row("new")) == ("new",)
    found = reopened.retrieve(Query({"en": "roads"}, directions([offer("x", "Roads")], Encoder())[0]), Filters(), on=ON)
    assert reopened.row("new") in found.rows


def test_readers_read_while_another_holds_the_lock(index: Index) -> None:
    reader = Index.open(index.folder, Encoder())
    with index._writing():
        assert reader.page(Filters(), on=ON)[1] == 2
        assert Index.open(index.folder, Encoder()).ids() == ["old-1", "old-2"]


def test_a_second_writer_waits_and_then_says_so(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    other = Index.open(index.folder, Encoder())
    monkeypatch.setattr("bandung.matching.index._PATIENCE", 0.05)
    with index._writing(), pytest.raises(IndexBusy, match="Another process is writing"):
        other.add([offer("late")])
    assert other.add([offer("late")]) == 1


def test_writers_in_several_threads_lose_nothing(index: Index) -> None:
    def write(name: str) -> None:
        for number in range(5):
            index.add([offer(f"{name}-{number}")])

    threads = [threading.Thread(target=write, args=(name,)) for name in "abc"]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert len(index) == 2 + 15
    assert len(Index.open(index.folder, Encoder())) == 17


_WRITER = """
import sys
from pathlib import Path
from bandung.matching.directions import directions
from bandung.matching.encoders import HashingEncoder
from bandung.matching.index import Index
from bandung.matching.statements import Statement
index = Index.open(Path(sys.argv[1]), HashingEncoder())
print("ready", flush=True)
for number in range(100_000):
    name = f"{sys.argv[2]}-{number}"
    index.add([Statement(id=name, record="offer", titles={"en": f"offer {number}"}, language="en")])
    print(number, flush=True)
"""


def test_what_was_acknowledged_survives_a_killed_writer(index: Index) -> None:
    acknowledged: list[str] = []
    for attempt in range(3):
        with subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(index.folder), str(attempt)], stdout=subprocess.PIPE, text=True
        ) as writer:
            assert writer.stdout is not None
            assert writer.stdout.readline() == "ready\n"
            acknowledged.append(f"{attempt}-{writer.stdout.readline().strip()}")
            time.sleep(0.05 + 0.07 * attempt)
            os.kill(writer.pid, signal.SIGKILL)
            acknowledged += [f"{attempt}-{line.strip()}" for line in writer.stdout if line.endswith("\n")]
        reopened = Index.open(index.folder, Encoder())
        assert set(acknowledged) <= set(reopened.ids())
        for each in reopened.ids():
            assert reopened.statement(reopened.row(each)).id == each
        assert reopened.page(Filters(), on=ON, text="offer", limit=1)[1] == len(reopened) - 2
