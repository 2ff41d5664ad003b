"""What a source of figures is, and how its files say what a table of ``economy.tables`` needs.

The sources themselves are in ``publishers``, one module each; ``cleaning`` reads them all in one way.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bandung.economy.tables import SHAPES, Shape
from bandung.values.errors import BandungError, _


class NoSuchSource(BandungError):
    status = 404
    sentence = _("There is no source of figures called “%(code)s”. There are: %(known)s.")


@dataclass(frozen=True, slots=True)
class Layout:
    """How the files of a publisher say what a shape needs.

    Expressions are SQL on the columns of the file, which are all text, quoted where needed. With ``years_across`` the
    years are columns: expressions then name ``period`` and ``cell``.
    """

    columns: tuple[str, ...]
    """Columns of the file that are read; one that is missing stops the loading."""
    parts: Mapping[str, str]
    """Column of the shape to the expression that gives it."""
    countries: Mapping[str, str]
    """Column of the shape that holds a country, to the list of ``country_codes`` its codes are of."""
    unit: str = "US dollars"
    """What the file's figures are in, told in the table's origin."""
    times: str = "1"
    """What a figure is multiplied with, to be in US dollars (or the unit of the shape)."""
    wanted: str = "TRUE"
    """Rows that speak of this table at all."""
    aside: Mapping[str, str] = field(default_factory=dict)
    """Reason to the condition under which a row is set aside, before its codes are looked at."""
    years_across: bool = False
    above_zero: bool = True
    """Whether a figure of zero or below is none."""
    digits: int = 0
    """How many digits a product has; a zero that was lost in front is put back."""
    revision_in_name: str = ""
    """A regular expression whose first group is the revision of the classification, in the name of the file."""
    revision: str = ""
    """Or an expression that gives it in each row."""
    revisions: Mapping[str, str] = field(default_factory=dict)
    """What the file calls a revision, to the name that we call it by, where they differ."""
    members: str = ""
    """A regular expression for the files inside a ZIP that are read."""
    header: str = ""
    """How the line with the names of columns begins, where lines stand above it."""
    unfold: Callable[[Path, Path], Path] | None = None
    """Makes a plain table of a file that is none (a workbook, lists inside cells): file, folder to write into."""


@dataclass(frozen=True, slots=True)
class FigureSource:
    """Somebody who publishes figures; ``shape`` is a name of ``economy.tables.SHAPES``."""

    code: str
    name: str
    publisher: str
    licence: str
    shape: str
    layout: Layout
    about: str
    addresses: tuple[str, ...] = ()
    """Where to fetch from; empty where the publisher asks for a visit or a key first: then from a folder."""
    page: str = ""
    """Where a person reads about it."""
    files: str = "*"
    """Which files of a folder are its copies, as a pattern."""

    @property
    def table(self) -> Shape:
        """The shape of its table."""
        return SHAPES[self.shape]
