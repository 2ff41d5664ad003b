"""The act of a joint commission on paper: its languages side by side, numbered, with the consents of its parties."""

from collections.abc import Mapping, Sequence
from typing import Final

from bandung import reference
from bandung.printing import values
from bandung.printing.blocks import Block, Field, Writer, columns
from bandung.printing.document import Paper, Printed, Signature, check_digest, render, signature_blocks
from bandung.printing.parts import annexes, authority, done, lines_of, over, stated
from bandung.records.commissions import Commission, CommissionAct, Programme, ProgrammeProject
from bandung.records.kinds import body as body_of

KIND: Final = "commission-act"
_WIDTHS = (3.4, 4.0, 2.2, 2.8)
"""Shares of title, institutions, period and budget."""


def act_pdf(
    act: CommissionAct,
    *,
    parties: Mapping[str, Mapping[str, str]],
    session: Commission | None,
    consents: Sequence[Signature],
    digest: str,
    verify_address: str,
    body: str = "",
) -> bytes:
    """The act as PDF/UA: two languages side by side, one or more than two one after another.

    ``parties`` gives the names of each party by language. ``body`` is the record's text where it stands in a register.

    :raises CannotPrint: if the digest is not that of the record, or the printer refuses it.
    """
    body = body or body_of(act)
    check_digest(body, digest)
    named_here = {code: parties[code] for code in act.parties if code in parties}
    printed = Printed.of(KIND, named_here, consents, verify_address, session)
    writer = Writer(columns(act.languages), printed.parties)
    first = writer.languages[0]
    named = {each: over(values.words(each)["act"], act.number) for each in writer.languages}
    return render(
        Paper(
            writer=writer,
            title=f"{named[first]} – {act.title.best(first)[1]}",
            author=", ".join(writer.party(code)(first) for code in act.parties),
            label=" / ".join(named.values()),
            running=named,
            blocks=_blocks(writer, act, session, printed.consents),
            digest=digest,
            body=body,
            printed=printed,
        )
    )


def _blocks(
    writer: Writer, act: CommissionAct, session: Commission | None, consents: Sequence[Signature]
) -> list[Block]:
    blocks = [_head(writer, act, session)]
    if act.preamble is not None:
        blocks.append(writer.item(texts=act.preamble))
    if act.decisions:
        blocks.append(writer.heading(writer.word("decisions")))
        blocks += [writer.item(f"{number}.", texts=each.text) for number, each in enumerate(act.decisions, start=1)]
    if act.programme is not None:
        blocks += _programme(writer, act.programme)
    if act.next_on is not None or act.next_place is not None:
        blocks += [writer.heading(writer.word("next_session")), writer.item(fields=_next(writer, act))]
    blocks += annexes(writer, act.documents)
    blocks += [writer.heading(writer.word("closing")), done(writer, act.place, act.on)]
    if len(writer.languages) > 1:
        blocks.append(authority(writer))
    return blocks + signature_blocks(writer, act.parties, consents)


def _head(writer: Writer, act: CommissionAct, session: Commission | None) -> Block:
    fields: list[Field] = [(writer.word("parties"), lines_of(*map(writer.party, act.parties)))]
    if session is not None:
        fields.append((writer.word("session"), writer.lines(session.title)))
        fields.append((writer.word("basis"), stated(session.basis)))
        on, until = session.on, session.until
        fields.append(
            (
                writer.word("held_on"),
                lambda language: [" – ".join(values.day(each, language) for each in (on, until) if each is not None)],
            )
        )
        place = writer.lines(session.place) if session.place is not None else lines_of(writer.word("online"))
        fields.append((writer.word("place"), place))
    return writer.title(
        lambda language: over(values.words(language)["act"], act.number), writer.text(act.title), fields
    )


def _programme(writer: Writer, programme: Programme) -> list[Block]:
    period = programme.period
    fields: list[Field] = [(writer.word("period"), lambda language: [values.period(period, language)])]
    review = programme.middle or values.middle(period)
    if review is not None:
        fields.append((writer.word("mid_term_review"), lambda language: [values.day(review, language)]))
    blocks = [writer.heading(writer.word("programme")), writer.item(title=writer.text(programme.title), fields=fields)]
    if programme.projects:
        blocks.append(writer.table(_WIDTHS, [_project(writer, each) for each in programme.projects]))
    return blocks


def _project(writer: Writer, project: ProgrammeProject) -> list[Field]:
    def institutions(language: str) -> list[str]:
        return [
            f"{writer.party(each.party)(language)}{values.colon(language)}{each.institution}"
            for each in project.counterparts
        ]

    def title(language: str) -> list[str]:
        named = writer.text(project.title)(language)
        if project.sector is None:
            return [named]
        sector = reference.sector(project.sector).name(values.said_in(language))
        return [named, f"{values.words(language)['sector']}{values.colon(language)}{sector}"]

    def period(language: str) -> list[str]:
        return [values.period(project.period, language) if project.period else values.words(language)["not_stated"]]

    def budget(language: str) -> list[str]:
        return [writer.text(project.budget)(language) or values.words(language)["not_stated"]]

    return [
        (writer.word("project"), title),
        (writer.word("institutions"), institutions),
        (writer.word("period"), period),
        (writer.word("budget"), budget),
    ]


def _next(writer: Writer, act: CommissionAct) -> list[Field]:
    fields: list[Field] = []
    on = act.next_on
    if on is not None:
        fields.append((writer.word("held_on"), lambda language: [values.day(on, language)]))
    fields.append((writer.word("place"), writer.lines(act.next_place)))
    return fields


def print_again(act: CommissionAct, printed: Printed, *, digest: str, body: str) -> bytes:
    """The act once more, from what the document itself holds."""
    return act_pdf(
        act,
        parties=printed.parties,
        session=printed.session,
        consents=printed.consents,
        digest=digest,
        verify_address=printed.verify_address,
        body=body,
    )
