"""Rows of budgets, which are split over quarters, and of planned disbursements."""

from bandung.standards.iati.document import Element, line_of
from bandung.standards.iati.flat.amounts import CENTS, Amount, decimal_text
from bandung.standards.iati.flat.current import Children, Current
from bandung.standards.iati.flat.reading import day, grouped, modern
from bandung.standards.iati.flat.shares import Quarter, quarters, split

_Periods = tuple[str, str]


def budget(current: Current, number: int, element: Element) -> None:
    """The row of a budget, and its parts by quarter, place and sector."""
    children, line = grouped(element), line_of(element)
    start, end = day(children.get("period-start")), day(children.get("period-end"))
    amount = current.amount("budget", number, line, children, start)
    head = (
        str(number), *current.named("BudgetType", modern("budget", element.get("type") or "1")),
        *current.named("BudgetStatus", element.get("status") or "1"),
    )  # fmt: skip
    current.put("budgets", current.at(line, *head, *_days(children), *amount.row()))
    spans = quarters(start, end) if start and end else []
    if spans:
        _split(current, line, head, amount, spans)
        return
    current.listed(line, "budget", "bad-period" if start and end else "no-date", number=number, amount=amount)
    current.split("budget_splits", line, (*head, "", "", "", ""), amount, current.places, current.sectors)


def _split(current: Current, line: int, head: tuple[str, ...], amount: Amount, spans: list[Quarter]) -> None:
    days = [span.days for span in spans]
    units = split(amount.units, days) if amount.units is not None else [None] * len(days)
    cents = split(amount.cents, days) if amount.cents is not None else [None] * len(days)
    for span, part, usd in zip(spans, units, cents, strict=True):
        when = (str(span.year), str(span.quarter), span.start.isoformat(), span.end.isoformat())
        of_quarter = amount._replace(
            units=part, cents=usd, text="" if part is None else decimal_text(part, amount.decimals),
            usd="" if usd is None else decimal_text(usd, CENTS),
        )  # fmt: skip
        current.split("budget_splits", line, (*head, *when), of_quarter, current.places, current.sectors)


def planned_disbursement(current: Current, number: int, element: Element) -> None:
    """The row of a planned disbursement."""
    children, line = grouped(element), line_of(element)
    start, end = day(children.get("period-start")), day(children.get("period-end"))
    amount = current.amount("planned-disbursement", number, line, children, start)
    if start is None:
        current.listed(line, "planned-disbursement", "no-date", number=number, amount=amount)
    elif end and end < start:
        current.listed(line, "planned-disbursement", "bad-period", number=number, amount=amount)
    kind = current.named("BudgetType", element.get("type") or "1")
    current.put("planned_disbursements", current.at(
        line, str(number), *kind, *_days(children), *amount.row(), *current.from_to(children)
    ))  # fmt: skip


def _days(children: Children) -> _Periods:
    start, end = day(children.get("period-start")), day(children.get("period-end"))
    return start.isoformat() if start else "", end.isoformat() if end else ""
