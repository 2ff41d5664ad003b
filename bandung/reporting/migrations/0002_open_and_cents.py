"""Sums of any size; what was published for everybody says so."""

from django.db import migrations, models


def fill(apps, _schema_editor):
    """Sums as text. Annual tables that may count what others keep to its parties are to be published again."""
    versions = apps.get_model("reporting", "ReportVersion").objects
    for number, usd in list(versions.exclude(usd=None).values_list("pk", "usd")):
        versions.filter(pk=number).update(cents=str(usd))
    contents = apps.get_model("reporting", "ReportContent").objects
    published = apps.get_model("reporting", "PublishedReport").objects.filter(public=True)
    there = contents.filter(digest__in=published.values("rows"))
    there.exclude(head__contains='"type":"ibero"').update(open=True)
    there.filter(head__contains='"hidden":0,').exclude(initiatives__contains='"public": false').update(open=True)


def unfill(apps, _schema_editor):
    """Sums as numbers again."""
    versions = apps.get_model("reporting", "ReportVersion").objects
    for number, cents in list(versions.exclude(cents="").values_list("pk", "cents")):
        versions.filter(pk=number).update(usd=int(cents))


class Migration(migrations.Migration):
    dependencies = [("reporting", "0001_initial")]

    operations = [
        migrations.AddField(
            "reportcontent",
            "open",
            models.BooleanField(
                default=False, help_text="published for everybody: of others it counts only what everybody may read"
            ),
        ),
        migrations.AddField(
            "reportversion",
            "opened",
            models.CharField(max_length=64, blank=True, default="", help_text="of what was published of it for everybody"),
            preserve_default=False,
        ),
        migrations.AddField(
            "reportversion",
            "cents",
            models.TextField(
                blank=True, default="", help_text="US cents, of any size; empty where nothing could be valued"
            ),
            preserve_default=False,
        ),
        migrations.RunPython(fill, unfill),
        migrations.RemoveField("reportversion", "usd"),
    ]
