"""What is told in an activity or an organisation of an IATI file: our records, and whose they are. Plain values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bandung.records.agreements import Agreement
from bandung.records.contributions import Contribution
from bandung.records.parties import Institution, Party
from bandung.records.partnerships import Described
from bandung.standards.iati.mapping.namespace import Kept

OWN = "urn:bandung:register:"
"""Before the code of a party that told no identifier of its own: an address of a register, never that of an agency."""


@dataclass(frozen=True, slots=True)
class Org:
    """A party as files name it. ``country`` is ISO 3166-1 alpha-3, ``type`` as in ``records.parties``."""

    code: str
    name: Mapping[str, str]
    type: str
    country: str = ""
    southern: bool | None = None
    registered: str = ""
    """Its identifier of https://org-id.guide, where it told one."""

    @property
    def ref(self) -> str:
        """How files name it: as registered, else by its register."""
        return self.registered or OWN + self.code


@dataclass(frozen=True, slots=True)
class Standing:
    """Where both sides stand on a contribution; no record of its own says it."""

    said: str = "declared"
    counts: bool = True
    confirmed_quantity: Decimal | None = None
    confirmed_amount: Decimal | None = None
    settled_quantity: Decimal | None = None
    settled_amount: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A contribution with its entry, where both sides are on it, and what its receiver said to everybody."""

    kept: Kept
    record: Contribution
    standing: Standing = Standing()
    words: tuple[Kept, ...] = ()


@dataclass(frozen=True, slots=True)
class Stands:
    """Where an initiative stands; its stage follows from moves and consents."""

    stage: str
    started: date | None = None
    """The day on which it began to be carried out, where that is known to everybody."""
    ended: date | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """The text of an agreement that everybody may read, and the address at which it stands."""

    kept: Kept
    record: Agreement
    address: str = ""


class Sort(StrEnum):
    """What an activity of a file is."""

    WHOLE = "whole"
    """An initiative, in the file of the party that leads or reports it."""
    SHARE = "share"
    """What another partner contributes to it, in that partner's file."""
    SINGLE = "single"
    """A contribution that belongs to no initiative which everybody may read."""


@dataclass(frozen=True, slots=True)
class Told:
    """One activity with everything of it that everybody may read.

    ``uid`` is ``register/record`` of the initiative's opening, or of the single contribution. ``terms`` and ``kept``
    are the terms in effect (None for a single one). ``lead`` leads or reports the initiative.
    """

    uid: str
    sort: Sort
    changed: datetime
    """When the newest entry behind it was signed."""
    kept: Kept | None = None
    terms: Described | None = None
    stands: Stands | None = None
    lead: str = ""
    secondary: bool = False
    """The file's party reports what others do."""
    contributions: tuple[Given, ...] = ()
    papers: tuple[Paper, ...] = ()
    shares: tuple[str, ...] = ()
    """Parties in whose files a share of it stands."""
    address: str = ""
    """Of its page."""

    @property
    def uid_of_programme(self) -> str:
        programme = self.terms.programme if self.terms else None
        return f"{programme.register_code}/{programme.record}" if programme else ""


@dataclass(frozen=True, slots=True)
class ToldParty:
    """A party with its institutions and the contributions of which its budgets and spending are the sums."""

    kept: Kept
    record: Party
    changed: datetime
    institutions: tuple[tuple[Kept, Institution], ...] = ()
    contributions: tuple[Given, ...] = ()


@dataclass(frozen=True, slots=True)
class World:
    """Who is who, and on which day: ``reporter`` is the party whose file it is."""

    reporter: Org
    orgs: Mapping[str, Org]
    on: date
    leads: Mapping[str, str] = field(default_factory=dict)
    """Initiative's uid to the party in whose file it stands whole."""

    def org(self, code: str) -> Org:
        """A party by its code; one that is not known is named by its code alone."""
        return self.orgs.get(code) or Org(code, {}, "")
