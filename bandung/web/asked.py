"""What a list is asked: filters, words, order and page, read from an address and written back into one."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, fields
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext_lazy

from bandung import reference
from bandung.matching.statements import Filters
from bandung.reference import UnknownCode
from bandung.values import BadValue
from bandung.values.errors import _
from bandung.web.paging import page_number

LONGEST_WORDS = 200
"""Characters of the words that narrow a list; whole texts belong on the search page."""
MOST_CODES = 100
"""How many values one address may name."""


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a list: its name in addresses and in the index, its field of Filters, its heading."""

    name: str
    field: str
    heading: object
    look_up: Callable[[str], object]


def _standing(code: str) -> str:
    if code not in ("said", "reported"):
        raise UnknownCode("standings", code, ("said", "reported"))
    return code


FACETS: tuple[Facet, ...] = (
    Facet("kind", "kinds", gettext_lazy("Kind"), reference.kind),
    Facet("domain", "domains", gettext_lazy("Domain"), reference.domain),
    Facet("sector", "sectors", gettext_lazy("Sector"), reference.sector),
    Facet("sdg", "sdgs", gettext_lazy("Sustainable Development Goal"), reference.sdg),
    Facet("region", "regions", gettext_lazy("Region"), reference.region),
    Facet("country", "countries", gettext_lazy("Country"), reference.country),
    Facet("group", "groups", gettext_lazy("Group of countries"), reference.group),
    Facet("language", "languages", gettext_lazy("Can be read in"), reference.language),
    Facet("standing", "standings", gettext_lazy("Whose word"), _standing),
)
BY_NAME: Mapping[str, Facet] = {facet.name: facet for facet in FACETS}
SORTS: Mapping[str, object] = {
    "newest": gettext_lazy("Newest first"),
    "oldest": gettext_lazy("Oldest first"),
    "title": gettext_lazy("By title"),
    "relevance": gettext_lazy("Most words first"),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """A list as an address asks for it; equal questions are equal and hash alike."""

    filters: Filters
    words: str = ""
    sort: str = "newest"
    page: int = 1

    @property
    def chosen(self) -> list[tuple[str, str]]:
        """(facet, code) of every filter, in the order of FACETS."""
        return [(facet.name, code) for facet in FACETS for code in getattr(self.filters, facet.field)]

    @property
    def query(self) -> dict[str, list[str]]:
        """The parameters of its address, without the page."""
        asked: dict[str, list[str]] = {"q": [self.words]} if self.words else {}
        for name, code in self.chosen:
            asked.setdefault(name, []).append(code)
        if self.sort != self.usual_sort:
            asked["sort"] = [self.sort]
        return asked

    @property
    def usual_sort(self) -> str:
        return "relevance" if self.words else "newest"

    @property
    def address(self) -> str:
        """The query of its first page, ready to follow a path: "?kind=training", or "?" alone."""
        return "?" + urlencode(self.query, doseq=True)

    def without(self, name: str, code: str) -> "Asked":
        """The same without one filter."""
        values = {each.name: getattr(self.filters, each.name) for each in fields(Filters)}
        field = BY_NAME[name].field
        values[field] = tuple(each for each in values[field] if each != code)
        return Asked(Filters(**values), self.words, self.sort)

    def without_words(self) -> "Asked":
        """The same without its words."""
        return Asked(self.filters, "", "newest" if self.sort == "relevance" else self.sort)


def filters_of(query: QueryDict) -> Filters:
    """The filters that an address names.

    :raises BadValue: for a code that its list does not have, or too many of them.
    """
    found: dict[str, tuple[str, ...]] = {}
    for facet in FACETS:
        codes = tuple(sorted({code for code in query.getlist(facet.name) if code}))
        if len(codes) > MOST_CODES:
            raise BadValue(
                _("At most %(most)s values of one filter can be asked for."), field=facet.name, most=MOST_CODES
            )
        for code in codes:
            try:
                facet.look_up(code)
            except UnknownCode as refusal:
                raise BadValue(refusal.sentence, field=facet.name, **refusal.places) from refusal
        found[facet.field] = codes
    return Filters(**found)  # type: ignore[arg-type]


def asked_of(query: QueryDict) -> Asked:
    """What an address asks of a list.

    :raises BadValue: for an unknown code, an order or a page that does not exist, or words that are too long.
    """
    words = " ".join(query.get("q", "").replace("\0", " ").split())
    if len(words) > LONGEST_WORDS:
        raise BadValue(
            _("A list is narrowed by a few words (at most %(most)s characters); the search page takes whole texts."),
            field="q", most=LONGEST_WORDS,
        )  # fmt: skip
    sort = query.get("sort") or ("relevance" if words else "newest")
    if sort not in SORTS:
        raise BadValue(_("Lists cannot be put in the order “%(value)s”."), field="sort", value=sort[:20])
    if sort == "relevance" and not words:
        sort = "newest"
    return Asked(filters_of(query), words, sort, page_number(query.get("page", "")))
