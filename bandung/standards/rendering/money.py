"""Money between whole cents, in which it is added, and amounts, as people read them."""

from decimal import Decimal

from bandung.standards.tables.sheets import Cell


def amount(cents: int | Decimal | None) -> Decimal | None:
    """Cents as an amount."""
    return None if cents is None else Decimal(cents) / 100


def cents(amount: Cell) -> int | None:
    """An amount as a table has it, in whole cents."""
    return int(amount * 100) if isinstance(amount, Decimal) else None


def share(coverage: Decimal | None) -> Decimal | None:
    """A share to four places, as tables show it."""
    return None if coverage is None else round(coverage, 4)
