"""What is done in the background with a file that is only checked."""

from django_tasks import task

from bandung.datasets import checks


@task()  # type: ignore[untyped-decorator]
def check_kept(key: str) -> None:
    """Check a file that was sent; safe to repeat."""
    checks.run(key)
