"""Background work: clocks run once, jobs outlive the process that did them, the worker lives beside the server."""

import subprocess
import sys
import time
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django_tasks import task
from django_tasks.base import TaskResultStatus
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult, get_date_max

from bandung.notices.clock import CLAIM_HOLDS, Clock, run_due
from bandung.notices.models import ClockRun, WorkerSeen
from bandung.site import worker
from bandung.site.beside import Beside
from tests.cast import AT

HOUR = timedelta(hours=1)


class Done:
    """What clocks have done."""

    def __init__(self) -> None:
        self.at: list[datetime] = []

    def __call__(self, at: datetime) -> None:
        self.at.append(at)


@task()
def make_account(name: str) -> None:
    get_user_model().objects.create_user(name)


@pytest.fixture
def jobs_in_the_database(settings: pytest.FixtureRequest) -> None:
    settings.TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default", "urgent"]}}  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_a_clock_runs_when_it_is_due_and_not_before() -> None:
    done = Done()
    clock = Clock("each hour", HOUR, done)

    for minutes in (0, 30, 59, 60, 90):
        run_due([clock], AT + timedelta(minutes=minutes))

    assert done.at == [AT, AT + HOUR]


@pytest.mark.django_db
def test_a_clock_that_another_process_runs_is_left_to_it() -> None:
    done = Done()
    ClockRun.objects.create(name="each hour", begun_at=AT)

    run_due([Clock("each hour", HOUR, done)], AT + timedelta(seconds=1))

    assert done.at == []


@pytest.mark.django_db
def test_a_clock_whose_process_died_is_run_again() -> None:
    done = Done()
    ClockRun.objects.create(name="each hour", begun_at=AT)

    run_due([Clock("each hour", HOUR, done)], AT + CLAIM_HOLDS)

    assert done.at == [AT + CLAIM_HOLDS]


@pytest.mark.django_db
def test_a_clock_that_fails_stops_no_other_and_is_tried_again(caplog: pytest.LogCaptureFixture) -> None:
    def fails(_at: datetime) -> None:
        raise RuntimeError("no disk")

    done = Done()
    clocks = [Clock("fails", HOUR, fails), Clock("works", HOUR, done)]

    assert run_due(clocks, AT) == ["works"]
    assert ClockRun.objects.get(name="fails").failed_at == AT
    clocks[0] = Clock("fails", HOUR, done)
    assert run_due(clocks, AT + HOUR) == ["fails", "works"]


@pytest.mark.django_db
def test_a_job_of_a_dead_worker_waits_for_another_and_fails_after_three() -> None:
    WorkerSeen.objects.create(worker="alive", seen_at=AT)
    jobs = {
        name: DBTaskResult.objects.create(
            status=TaskResultStatus.RUNNING, task_path="x.y", args_kwargs={"args": [], "kwargs": {}},
            backend_name="default", run_after=get_date_max(), started_at=AT - HOUR, worker_ids=workers,
            exception_class_path="", traceback="",
        )
        for name, workers in {"hers": ["alive"], "dead": ["gone"], "third": ["a", "b", "gone"]}.items()
    }  # fmt: skip

    worker.take_over(AT)

    states = {name: DBTaskResult.objects.get(pk=job.pk).status for name, job in jobs.items()}
    assert states == {"hers": "RUNNING", "dead": "READY", "third": "FAILED"}


@pytest.mark.django_db(transaction=True)
def test_working_once_runs_what_waits(jobs_in_the_database: None) -> None:
    make_account.enqueue("focal-point")
    assert isinstance(make_account.get_backend(), DatabaseBackend)

    worker.work_once(AT)

    assert get_user_model().objects.filter(username="focal-point").exists()


def test_a_worker_that_dies_is_started_again_and_ends_with_the_server(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bandung.site.beside.AGAIN_AFTER", 0.1)
    signs = tmp_path / "signs"
    program = f"import time; open({str(signs)!r}, 'a').write('x'); time.sleep(60)"
    beside = Beside(("-c", program))
    beside.start()

    _until(lambda: signs.exists() and signs.read_text() == "x")
    assert beside.process is not None
    beside.process.kill()
    _until(lambda: signs.read_text() == "xx")
    beside.end()

    assert beside.process.poll() is not None


def test_the_server_s_watcher_loads_no_django() -> None:
    program = "import sys, bandung.site.gunicorn; sys.exit('django' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0


def test_what_pages_left_is_let_go_between_them_and_not_after_each(monkeypatch: pytest.MonkeyPatch) -> None:
    from bandung.site import gunicorn

    done: list[int] = []
    monkeypatch.setattr("bandung.site.startup.let_go", lambda: done.append(1))
    monkeypatch.setattr(gunicorn, "_answered", count(1))

    for page in range(1, 2 * gunicorn.PAGES + 1):
        gunicorn.post_request(None, None, None, None)
        assert len(done) == page // gunicorn.PAGES


def _until(what: object, seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not what():  # type: ignore[operator]
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
