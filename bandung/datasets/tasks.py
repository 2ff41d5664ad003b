"""What is done in the background with files of others: reading them, taking over, taking back."""

from uuid import UUID

from django_tasks import task


@task()  # type: ignore[untyped-decorator]
def read_version(name: str) -> None:
    """Read a file that came in."""
    from bandung.datasets import reading

    reading.read_through(UUID(name))


@task()  # type: ignore[untyped-decorator]
def take_over(name: str) -> None:
    """Write what was chosen, some hundred activities at a time; each once, however often this runs."""
    from bandung.datasets import writing

    writing.go_on(UUID(name))


@task()  # type: ignore[untyped-decorator]
def take_back(name: str, by: str, at: str) -> None:
    """Undo an import."""
    from datetime import datetime

    from bandung.datasets import undoing

    undoing.go_on(UUID(name), by=by, at=datetime.fromisoformat(at))
