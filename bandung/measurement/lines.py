"""One line of the ledger as measurement sees it: flat, typed, the same from a table, a file or a notebook."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property

from bandung.records.contributions import Costs
from bandung.records.loans import Loan


@dataclass(frozen=True)
class Line:
    """A contribution with everything that both sides said of it. Empty text and None mean not stated.

    ``standing`` is ``declared`` (in the giver's own register) or ``reported`` (by a source). ``said`` is where the two
    sides stand: ``reported``, ``declared``, ``confirmed``, ``partly``, ``disputed`` or ``settled``. Countries are ISO
    3166-1 alpha-3, sectors and SDGs as in ``reference``.
    """

    uid: str
    """``register/record``."""
    digest: str
    seq: int
    """Of its entry in the register."""
    at: datetime
    standing: str
    title: str
    language: str
    stage: str
    year: int
    item: str
    list_version: str
    group: str
    channel: str
    giver: str = ""
    """The giving party's code."""
    giver_country: str = ""
    giver_name: str = ""
    southern: bool = True
    """Whether the giver counts as of the South; False for a facilitator of the North and for multilateral bodies."""
    recipient: str = ""
    recipient_country: str = ""
    recipient_name: str = ""
    """An organisation or a region, where no country is named."""
    initiative: str = ""
    basis: str = ""
    """bilateral, triangular, regional… of its initiative."""
    role: str = ""
    start: date | None = None
    end: date | None = None
    quantity: Decimal | None = None
    unit: str = ""
    profile: str = ""
    women: int | None = None
    men: int | None = None
    people_not_stated: int | None = None
    level: str = ""
    amount: Decimal | None = None
    currency: str = ""
    rate: Decimal | None = None
    """Units of the currency for one US dollar, as the giver states it."""
    rate_source: str = ""
    costs: Costs | None = None
    form: str = ""
    loan: Loan | None = None
    cost: str = "direct"
    quality: str = "not-stated"
    sector: str = ""
    sdgs: tuple[str, ...] = ()
    institution: str = ""
    counterpart: str = ""
    others: tuple[str, ...] = ()
    evidence: int = 0
    """How many documents it names by digest."""
    note: str = ""
    public: bool = False
    """Whether everybody may read it; otherwise it is for the parties that it names."""
    said: str = "declared"
    confirmed_quantity: Decimal | None = None
    """By the receiver, in the unit of the line; None where it gave no figure of its own."""
    confirmed_amount: Decimal | None = None
    settled_quantity: Decimal | None = None
    settled_amount: Decimal | None = None
    counts: bool = True
    """False where all concerned agreed that another line tells of the same contribution."""
    after_closing: bool = False
    """Written into a year that was closed already, and says so."""

    @cached_property
    def stands_quantity(self) -> Decimal | None:
        """What both settled on, else what the giver declares."""
        return self.settled_quantity if self.settled_quantity is not None else self.quantity

    @cached_property
    def stands_amount(self) -> Decimal | None:
        """What both settled on, else what the giver declares."""
        return self.settled_amount if self.settled_amount is not None else self.amount

    @property
    def people(self) -> int | None:
        known = [each for each in (self.women, self.men, self.people_not_stated) if each is not None]
        return sum(known) if known else None

    @property
    def goal(self) -> str:
        """The goal of the first SDG target that is named; empty where none is."""
        return self.sdgs[0].partition(".")[0] if self.sdgs else ""
