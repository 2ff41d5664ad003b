"""Initiatives that were there before this app: on which offers they rest."""

from django.db import migrations


def fill(apps, _schema_editor):
    """What the reader writes from now on, for the rows that are there already; a rebuild says the same."""
    table = apps.get_model("reviews", "Resting")
    lines = {}
    initiatives = apps.get_model("partnerships", "Initiative").objects
    for uid in list(initiatives.values_list("uid", flat=True)):
        for each in initiatives.values_list("body", flat=True).get(uid=uid).get("offers", ()):
            offer = f"{each['register_code']}/{each['record']}"
            lines[f"{uid}#{offer}"] = table(uid=f"{uid}#{offer}", initiative=uid, offer=offer)
    table.objects.bulk_create(lines.values(), batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("reviews", "0001_initial"),
        ("partnerships", "0003_index_of_the_board"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
