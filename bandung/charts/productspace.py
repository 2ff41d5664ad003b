"""The product space of a country: products as points, filled where it makes them, a ring where it is near to them.

Across stands how complex a product is, up how much of what a product asks for the country has already, so that what
lies to the right and high up is both within reach and worth the way: after Hausmann, Hidalgo et al., "The Atlas of
Economic Complexity", MIT Press 2014. Points of one kind that lead nowhere are one shape, so that 800 of them stay
small.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bandung.charts.chart import STEPS_FILL, Chart, Table, Translate, checked_link, fingerprint, opening
from bandung.charts.errors import CannotDraw
from bandung.charts.key import KeyItem, drawn_key
from bandung.charts.scatter import EDGE, FOOT, HEAD, IN_TABLE, axes, checked_place, ends_beside, scale_of
from bandung.charts.text import escaped, number
from bandung.values.errors import _

MOST_PRODUCTS = 1_500
MADE, NEAR, FAR, NAME, STATE = _("makes it"), _("near"), _("far"), _("Product"), _("State")
DESCRIPTION = _("Products made: %(made)s; near: %(near)s; far: %(far)s.")
NO_PRODUCTS = _("No product is known.")
LOOKS = {
    MADE: f'fill="{STEPS_FILL[3]}" stroke="#fff"',
    NEAR: f'fill="#fff" stroke="{STEPS_FILL[3]}" stroke-width="1.8"',
    FAR: 'fill="#c4cad1"',
}
RADIUS = {MADE: 4.0, NEAR: 3.6, FAR: 2.0}


@dataclass(frozen=True, slots=True)
class Product:
    """A product, how complex it is, how much of what it asks for the country has; None is not known."""

    label: str
    complexity: float | None
    reach: float | None
    is_made: bool = False
    is_near: bool = False
    link: str | None = None

    @property
    def state(self) -> str:
        return MADE if self.is_made else NEAR if self.is_near else FAR


def product_space(
    products: Sequence[Product],
    *,
    title: str,
    across: str,
    up: str,
    language: str,
    name_header: str = "",
    description: str = "",
    origin: str = "",
    translate: Translate = str,
    width: int = 480,
    height: int = 400,
) -> Chart:
    """A point for each product; what is made or near has its name for the pointer and its link. All are in the table.

    :raises CannotDraw: if a figure is not finite, a link leads nowhere, or there are over 1,500 products.
    """
    if len(products) > MOST_PRODUCTS:
        raise CannotDraw(_("Here up to %(most)s can be drawn, not %(count)s."), most=MOST_PRODUCTS, count=len(products))
    for product in products:
        checked_place(product.complexity, product.reach, where=product.label)
        if product.link:
            checked_link(product.link, where=product.label)
    placed = [(p, p.complexity, p.reach) for p in products if p.complexity is not None and p.reach is not None]
    tall = scale_of([y for _p, _x, y in placed], height - FOOT - EDGE, HEAD + EDGE)
    wide = scale_of([x for _p, x, _y in placed], *ends_beside(tall, width, language))
    drawing = axes(wide, tall, across, up, width, height, language)
    for state in (FAR, MADE, NEAR):
        marks = "".join(_mark(p, wide.at(x), tall.at(y), translate(state)) for p, x, y in placed if p.state == state)
        if state == FAR and marks:
            marks = f'<path d="{marks}"/>'
        drawing += f"<g {LOOKS[state]}>{marks}</g>" if marks else ""
    items = [KeyItem(LOOKS[state], translate(state), RADIUS[state]) for state in (MADE, NEAR, FAR)]
    if len(placed) < len(products):
        left = number(len(products) - len(placed), language)
        items.append(KeyItem('fill="none"', translate(IN_TABLE) % {"count": left}))
    key, key_height = drawn_key(items, heading=name_header or translate(NAME), width=width, language=language)
    drawing += f'<g transform="translate(0 {height + 4})">{key}</g>'
    counts = {
        key: number(sum(p.state == state for p in products), language)
        for key, state in (("made", MADE), ("near", NEAR), ("far", FAR))
    }
    described = description or (translate(DESCRIPTION) % counts if products else translate(NO_PRODUCTS))
    start = opening(
        name=fingerprint(drawing, title, described, language), title=title, description=described, width=width,
        height=height + 4 + key_height, language=language, linked=any(p.link for p in products),
    )  # fmt: skip
    table = Table(
        (name_header or translate(NAME), translate(STATE), across, up),
        tuple((p.label, translate(p.state), p.complexity, p.reach) for p in products),
        tuple(p.link for p in products),
    )
    return Chart(f"{start}{drawing}</svg>", table, title, described, origin)


def _mark(product: Product, x: float, y: float, state: str) -> str:
    """A circle with its name; of what is far, a part of the one shape."""
    radius = RADIUS[product.state]
    if product.state == FAR:
        return f"M{x - radius:.0f} {y:.0f}a{radius:g} {radius:g} 0 1 0 {2 * radius:g} 0a2 2 0 1 0-{2 * radius:g} 0"
    told = escaped(f"{product.label}: {state}")
    marks = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:g}"><title>{told}</title></circle>'
    return f'<a href="{escaped(product.link)}" tabindex="-1">{marks}</a>' if product.link else marks
