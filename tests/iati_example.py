"""The example of docs/explanation/iati-publishing.md, made anew: ``python -m tests.iati_example`` prints it."""

from datetime import UTC, datetime
from io import BytesIO

from lxml import etree

from bandung.records.canonical import digest
from bandung.records.kinds import as_json, body
from bandung.sample import initiatives
from bandung.sample.contributions import contributions
from bandung.standards.iati.document import Kind
from bandung.standards.iati.mapping import namespace
from bandung.standards.iati.mapping.activity import activity_of
from bandung.standards.iati.mapping.filing import write_file
from bandung.standards.iati.mapping.given import Given, Org, Sort, Standing, Stands, Told, World
from bandung.standards.iati.mapping.losing import WHYS, Losses
from bandung.standards.iati.mapping.namespace import Kept

AT = datetime(2026, 11, 24, tzinfo=UTC)
REGISTER, NAMED = "public-sources", "bra-slv-cisternas"
REPORTER = Org(REGISTER, {"en": "Public sources"}, "reporter")


def told() -> tuple[Told, World]:
    """An initiative of the demonstration that a source reports, with its line of the ledger."""
    initiative = next(each for each in initiatives() if each.id == NAMED)
    lines, _left_out = contributions([initiative], REGISTER)

    def kept(kind: str, record: object, seq: int) -> Kept:
        text = body(record)  # type: ignore[arg-type]
        return Kept(
            REGISTER, record.id, kind, seq, "2026-11-24T00:00:00Z", digest(text.encode()), as_json(record)  # type: ignore[attr-defined, arg-type]
        )  # fmt: skip

    given = tuple(Given(kept("contribution", each, 8), each, Standing("reported")) for each in lines)
    terms = kept("initiative", initiative, 7)
    whole = Told(
        terms.uid, Sort.WHOLE, AT, terms, initiative, Stands("reported"), secondary=True, contributions=given,
        address=f"https://node.example/pt/initiatives/{terms.uid}/",
    )  # fmt: skip
    return whole, World(REPORTER, {REGISTER: REPORTER}, AT.date())


def xml() -> str:
    """The activity; of our records only where they stand, as they are long."""
    activity = activity_of(*told())
    for record in list(namespace.record_elements(activity)):
        for field in list(record):
            record.remove(field)
        record.text = None
        record.append(etree.Comment(" every field of the record "))
    to = BytesIO()
    write_file(Kind.ACTIVITIES, [activity], to, licence="https://creativecommons.org/licenses/by/4.0/")
    return to.getvalue().decode()


def losses() -> str:
    """Its loss report as a table of Markdown."""
    account = Losses()
    activity_of(*told(), account)
    rows = ["| record | field | carried | why |", "|---|---|---|---|"]
    rows += [f"| {row.kind} | `{row.field}` | {row.fate} | {WHYS[row.why]} |" for row in account.rows()]
    counts = ", ".join(f"{count} {fate}" for fate, count in account.counts.items())
    return "\n".join([*rows, "", f"Values: {counts}."])


if __name__ == "__main__":
    print(f"```xml\n{xml()}```\n\n{losses()}")
