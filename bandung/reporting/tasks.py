"""Long reports, made in the background."""

from django_tasks import task

from bandung.reporting import actions, iati_actions
from bandung.reporting.iati_models import IatiVersion
from bandung.reporting.models import ReportVersion
from bandung.values.errors import BandungError


@task()  # type: ignore[untyped-decorator]
def make_report(number: int) -> None:
    """Make a version that was begun. A refusal is written down where the party reads it."""
    row = ReportVersion.objects.filter(pk=number).first()
    if row is None:
        return
    try:
        actions.make(row)
    except BandungError:
        return


@task()  # type: ignore[untyped-decorator]
def make_iati(number: int) -> None:
    """Make IATI files that were begun. A refusal is written down where the party reads it."""
    row = IatiVersion.objects.filter(pk=number).first()
    if row is None:
        return
    try:
        iati_actions.make(row)
    except BandungError:
        return
