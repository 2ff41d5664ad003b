"""A round before it is proposed: its terms, the obligations and credit lines that it takes, and what it comes to."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

from bandung.parties.models import Party
from bandung.payments import errors as wrong
from bandung.payments import lines, queries, rules, telling
from bandung.payments.arithmetic import NO_RESULT, concluded, limits_of
from bandung.records import payments as records
from bandung.records.kinds import read
from bandung.values import BadValue
from bandung.values.errors import _

Row = Mapping[str, Any]


def prepare(terms: Row, *, party: str) -> records.ClearingRound:
    """A round as it would be proposed, for everybody to look at before; nothing is written.

    Of ``terms``, ``obligations`` are uids; where none is named, all that its members owe each other, confirmed, in the
    currencies that have a rate, up to the last day, as far as the party can read. ``limits`` begin with the credit
    lines in force between its members that the party can read; those named are lower, or of pairs without a line.

    :raises AboveLine: if a limit is higher than a line.
    :raises NotAMember: if the party is none. :raises NothingToClear: if there is nothing. :raises TooMany: if there is
    too much. :raises CannotClear: if one cannot be in it. :raises NoRate: if one has a currency without a rate.
    :raises BadValue, BadRecord: with all that is wrong.
    """
    uids = _uids(terms.get("obligations"))
    told = numbered(terms, "round")
    shape: records.ClearingRound = read(records.ClearingRound, {**told, **_EMPTY})
    if party not in shape.members:
        raise wrong.NotAMember
    check_parties(set(shape.members))
    currencies = {shape.unit, *(each.currency for each in shape.rates)}
    if len(uids) > records.MOST_OBLIGATIONS:
        raise wrong.TooMany(most=records.MOST_OBLIGATIONS)
    if uids:
        rows = queries.named(uids, party)
    else:
        rows = list(queries.clearable(party, shape.members, shape.until, currencies)[: records.MOST_OBLIGATIONS + 1])
    if not rows:
        raise wrong.NothingToClear
    if len(rows) > records.MOST_OBLIGATIONS:
        raise wrong.TooMany(most=records.MOST_OBLIGATIONS)
    for row in rows:
        if row.state != rules.CONFIRMED or not {row.debtor, row.creditor} <= set(shape.members):
            raise wrong.CannotClear(uid=row.uid)
        if row.on > shape.until:
            raise wrong.AroseLater(uid=row.uid)
    told["obligations"] = [row.reference.model_dump() for row in rows]
    told["limits"] = _limits(shape, party)
    return concluded(told, map(telling.as_owed, rows))


def _limits(shape: records.ClearingRound, party: str) -> list[dict[str, Any]]:
    """What the author says, and the lines in force where it says nothing. :raises AboveLine: if it says more."""
    found, _left = lines.counted(queries.lines_between(shape.members, party), shape.unit, shape.until)
    return [
        {"creditor": each.creditor, "debtor": each.debtor, "amount": records.in_units(each.amount, shape.unit)}
        | ({"line": each.line.reference.model_dump()} if each.line else {})
        for each in lines.limits(limits_of(shape), found)
    ]


_ANY = {"register_code": "x", "record": "x", "digest": "0" * 64}
_EMPTY: Row = {"obligations": [_ANY], **NO_RESULT}


def numbered(row: Row, begins: str) -> dict[str, Any]:
    """What was told, without what was left empty; with a number, and never with another's salt."""
    told = {name: value for name, value in row.items() if name != "salt" and value not in (None, "", (), [], {})}
    told.setdefault("id", f"{begins}-{uuid4().hex[:12]}")
    return told


def check_parties(codes: set[str]) -> None:
    """A code is of ASCII letters alone, so nothing else is asked of the table."""
    known = set(Party.objects.filter(code__in=filter(_is_plain, codes)).values_list("code", flat=True))
    if missing := sorted(codes - known):
        raise wrong.UnknownParty(party=missing[0].encode("ascii", "replace").decode()[:80])


def _is_plain(code: str) -> bool:
    return code.isascii() and code.isprintable()


_UID = re.compile(r"[a-z0-9._-]{1,80}/[a-z0-9._-]{1,80}")


def _uids(named: Any) -> list[str]:
    if not named:
        return []
    if not isinstance(named, list | tuple) or not all(isinstance(each, str) and _UID.fullmatch(each) for each in named):
        raise BadValue(_("A list of obligations is expected here, each as register/record."), field="obligations")
    return list(named)
