"""The broad section a product is in: 21 of the Harmonized System, ten of SITC, those of industries by their letter.

Somebody who looks at what a country sells sees in these whether it is minerals, clothes or machines, before she reads
one name. Names are short; the law is the publisher’s text. Sections of the Harmonized System: World Customs
Organization, HS Nomenclature, by chapters. Of industries: United Nations, ISIC revision 4, Statistical Papers M 4
(2008), by letters.
"""

from collections.abc import Mapping

from bandung.sources.products import product_name
from bandung.values.errors import _

HS: tuple[tuple[int, str], ...] = (
    (5, _("Animals and what comes of them")), (14, _("Plants and what comes of them")), (15, _("Fats and oils")),
    (24, _("Food, drinks and tobacco")), (27, _("Minerals and fuels")), (38, _("Chemicals")),
    (40, _("Plastics and rubber")), (43, _("Hides and leather")), (46, _("Wood, cork and straw")),
    (49, _("Paper and print")), (63, _("Textiles and clothing")), (67, _("Footwear and headgear")),
    (70, _("Stone, ceramics and glass")), (71, _("Precious stones and metals")), (83, _("Base metals")),
    (85, _("Machines and electrical equipment")), (89, _("Vehicles, aircraft and ships")),
    (92, _("Instruments and clocks")), (93, _("Arms")), (96, _("Furniture, toys and the like")),
    (97, _("Art and antiques")),
)  # fmt: skip
"""The last chapter of each section, and its name."""
ISIC4: Mapping[str, str] = {
    "A": _("Agriculture, forestry and fishing"), "B": _("Mining and quarrying"), "C": _("Manufacturing"),
    "H": _("Transport and storage"), "J": _("Information and communication"),
}  # fmt: skip
"""Letter to the name of sections of which the list of products has parts only."""


def section_of(classification: str, code: str) -> str:
    """The section of a product, a sentence to be translated; empty where none is known."""
    if classification.startswith("HS"):
        chapter = int(code[:2]) if code[:2].isascii() and code[:2].isdigit() else 0
        return next((name for last, name in HS if 0 < chapter <= last), "")
    if classification == "SITC2":
        found = product_name(classification, code[:1])
        return "" if found == code[:1] else found
    if classification == "ISIC4" and code:
        return ISIC4.get(code[0]) or product_name(classification, code[0])
    return ""
