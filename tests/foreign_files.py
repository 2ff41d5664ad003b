"""Small IATI files of others for tests, written by hand: Brazil gives, Mozambique receives, Japan pays for some."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from bandung.datasets import receiving
from bandung.datasets.models import Dataset, DatasetVersion
from tests.cast import AT, post

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n<iati-activities version="2.03" generated-datetime="2026-01-01">\n'


def an_activity(
    identifier: str = "BR-ABC-1",
    *,
    title: str = "South-South cooperation on milk banks",
    more: str = "",
    money: str = '<transaction><transaction-type code="3"/><transaction-date iso-date="2020-05-01"/>'
    '<value value-date="2020-05-01" currency="BRL">1000.50</value></transaction>',
    country: str = '<recipient-country code="MZ"/>',
    updated: str = "2026-01-01T00:00:00Z",
    collaboration: str = '<collaboration-type code="8"/>',
    giver: tuple[str, str] = ("BR-ABC", "Brazilian Cooperation Agency"),
) -> str:
    """An activity of 2.03, in the order of the schema; ``more`` stands at its end."""
    return f"""<iati-activity xml:lang="en" default-currency="USD" last-updated-datetime="{updated}">
<iati-identifier>{identifier}</iati-identifier>
<reporting-org ref="{giver[0]}" type="10"><narrative>{giver[1]}</narrative></reporting-org>
<title><narrative>{title}</narrative><narrative xml:lang="pt">{title} (pt)</narrative></title>
<description type="1"><narrative>Collecting and testing human milk.</narrative></description>
<participating-org ref="{giver[0]}" role="1" type="10"><narrative>{giver[1]}</narrative>
</participating-org>
<activity-status code="2"/>
<activity-date type="2" iso-date="2020-01-01"/><activity-date type="4" iso-date="2021-12-31"/>
{country}<sector vocabulary="1" code="12220"/>{collaboration}{money}{more}
</iati-activity>
"""


def a_file(*activities: str) -> bytes:
    """A file of these activities; one without any has an ordinary one."""
    return (HEAD + "".join(activities or (an_activity(),)) + "</iati-activities>\n").encode()


def a_dataset(party: str = "bra", name: str = "Brazil’s file", **more: Any) -> Dataset:
    """A data set that a party keeps."""
    told = {"address": "https://abc.example/iati.xml", "publisher": "ABC", "licence": "CC BY 4.0"} | more
    return receiving.create(party=party, by=post(party), at=AT, name=name, **told)


def brought(content: bytes, dataset: Dataset | None = None, *, name: str = "abc.xml") -> DatasetVersion:
    """A file that came in and was read."""
    held = dataset or a_dataset()
    version = receiving.add_file(dataset=held, pieces=[content], name=name, by=post(held.party), at=AT)
    return DatasetVersion.objects.select_related("dataset").get(pk=version.pk)


def an_upload(content: bytes, name: str = "abc.xml") -> SimpleUploadedFile:
    """A file as a form sends it."""
    return SimpleUploadedFile(name, content, content_type="application/xml")
