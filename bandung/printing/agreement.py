"""One version of an agreement on paper: its clauses numbered, its languages side by side, who contributes what."""

from collections.abc import Mapping, Sequence
from typing import Final

from bandung import reference
from bandung.printing import values
from bandung.printing.blocks import Block, Field, Writer, columns
from bandung.printing.document import Paper, Printed, Signature, check_digest, grouped, render, signature_blocks
from bandung.printing.parts import annexes, authority, lines_of, stated
from bandung.records.agreements import Agreement, Clause
from bandung.records.kinds import body as body_of
from bandung.records.partnerships import Planned

KIND: Final = "agreement"
_WIDTHS = (3, 4.4, 2.6, 1.2)
"""Shares of party, contribution, amount and year."""


def agreement_pdf(
    agreement: Agreement,
    *,
    parties: Mapping[str, Mapping[str, str]],
    consents: Sequence[Signature],
    digest: str,
    verify_address: str,
    body: str = "",
) -> bytes:
    """The agreement as PDF/UA: two languages side by side, one or more than two one after another.

    ``parties`` gives the names of each party by language. ``body`` is the record's text where it stands in a register.

    :raises CannotPrint: if the digest is not that of the record, or the printer refuses it.
    """
    body = body or body_of(agreement)
    check_digest(body, digest)
    bound = [each.party for each in agreement.parties]
    named_here = {code: parties[code] for code in bound if code in parties}
    printed = Printed.of(KIND, named_here, consents, verify_address)
    writer = Writer(columns(agreement.languages), printed.parties)
    first = writer.languages[0]
    named = {each: values.words(each)["agreement"] for each in writer.languages}
    title = agreement.title.best(first)[1]
    return render(
        Paper(
            writer=writer,
            title=title,
            author=", ".join(writer.party(code)(first) for code in bound),
            label=title if len(title) <= 100 else f"{title[:99]}…",
            running=named,
            blocks=_blocks(writer, agreement, bound, consents),
            digest=digest,
            body=body,
            printed=printed,
        )
    )


def _blocks(writer: Writer, agreement: Agreement, bound: Sequence[str], consents: Sequence[Signature]) -> list[Block]:
    blocks = [_head(writer, agreement), writer.heading(writer.word("clauses"))]
    blocks += [_clause(writer, f"{number}.", each) for number, each in enumerate(agreement.clauses, start=1)]
    if agreement.contributions:
        blocks.append(writer.heading(writer.word("contributions")))
        blocks.append(writer.table(_WIDTHS, [_contribution(writer, each) for each in agreement.contributions]))
    blocks += annexes(writer, agreement.documents)
    if len(writer.languages) > 1:
        blocks += [writer.heading(writer.word("closing")), authority(writer)]
    return blocks + signature_blocks(writer, bound, consents)


def _head(writer: Writer, agreement: Agreement) -> Block:
    def bound(language: str) -> list[str]:
        fixed = values.words(language)
        return [f"{writer.party(each.party)(language)} ({fixed[each.role]})" for each in agreement.parties]

    fields: list[Field] = [(writer.word("parties"), bound)]
    if agreement.period is not None:
        period = agreement.period
        fields.append((writer.word("period"), lambda language: [values.period(period, language)]))
    if agreement.amends is not None:
        fields.append((writer.word("amends"), stated(grouped(agreement.amends))))
    return writer.title(writer.word("agreement"), writer.text(agreement.title), fields)


def _clause(writer: Writer, number: str, clause: Clause) -> Block:
    fields: list[Field] = []
    if clause.held_by:
        fields.append((writer.word("held_by"), lines_of(*map(writer.party, clause.held_by))))
    if clause.country is not None:
        country = reference.country(clause.country)
        fields.append((writer.word("country"), lambda language: [country.name(values.said_in(language))]))
    title = writer.text(clause.title) if clause.title is not None else None
    return writer.item(number, title=title, texts=clause.text, fields=fields)


def _contribution(writer: Writer, planned: Planned) -> list[Field]:
    def giver(language: str) -> list[str]:
        named = [] if planned.giver is None else [writer.party(planned.giver)(language)]
        if planned.country is not None:
            named.append(reference.country(planned.country).name(values.said_in(language)))
        if planned.organisation is not None:
            named.append(planned.organisation)
        return named or [values.words(language)["not_stated"]]

    def what(language: str) -> list[str]:
        modality = reference.modality(planned.modality) if planned.modality is not None else None
        named = [] if modality is None else [modality.name(values.said_in(language))]
        return [*named, *writer.lines(planned.text)(language)]

    def how_much(language: str) -> list[str]:
        if planned.amount is None:
            return [values.words(language)["not_stated"]]
        return [values.amount(planned.amount, planned.unit, language)]

    year = [] if planned.year is None else [str(planned.year)]
    return [
        (writer.word("party"), giver),
        (writer.word("contribution"), what),
        (writer.word("amount"), how_much),
        (writer.word("year"), lambda _language: year),
    ]


def print_again(agreement: Agreement, printed: Printed, *, digest: str, body: str) -> bytes:
    """The agreement once more, from what the document itself holds."""
    return agreement_pdf(
        agreement,
        parties=printed.parties,
        consents=printed.consents,
        digest=digest,
        verify_address=printed.verify_address,
        body=body,
    )
