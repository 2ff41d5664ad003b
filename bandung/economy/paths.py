"""Where a country could go from what it makes, step by step; and what the members of a group could buy from each other.

Neither says that it will pay: it says where what is there already is of most use.
"""

from functools import reduce
from operator import add

import ibis
import numpy as np
import pyarrow as pa

from bandung.economy.complexity import Complexity
from bandung.economy.complexity.advantage import TIE
from bandung.economy.complexity.outlook import gain_weights
from bandung.economy.complexity.space import near_to, over, proximity_of
from bandung.economy.engine import Facts
from bandung.economy.opportunities import NotStated
from bandung.economy.tables import MEMBERS, TRADE
from bandung.economy.trade.advantage import comparative_advantage
from bandung.economy.trade.flows import between_countries

WEIGHTS = {"near": 0.5, "complex": 0.25, "gain": 0.25}
"""Of the place of a product by density, by its complexity, and by what it changes of the outlook (outlook_change)."""

_FIRST = 5
"""So many suppliers are named."""


def paths(found: Complexity, country: str, steps: int = 5) -> pa.Table:
    """A path of diversification: the best product not made yet, then the best after that one is made, and so on.

    At each step every product not made is placed from 0 to 1 among the others by its density (how much of what is near
    it the country makes), its complexity (PCI) and by how much the outlook of the country changes with it
    (outlook_change, not COG); the score is their mean with ``WEIGHTS``. Complexity and proximity stay as they are.
    Columns: step, product, score, near, complex, gain, density, pci, outlook_change. Ends early where nothing is left.

    :raises NotStated: if nothing is known of what the country exports in that year.
    """
    if country not in found.baskets.countries:
        raise NotStated(country=country, year=found.year)
    row = found.baskets.countries.index(country)
    made, near_sum, weight = found.made[row].copy(), found.near_sum, np.nan_to_num(found.found.weight)
    weights = gain_weights(near_sum, found.found)
    near = found.density[row] * near_sum if found.neighbours is None else near_to(found.made, made)
    gains = found.cog[row].copy() if not np.isnan(found.found.eci[row]) else (~made * weights) @ found.proximity
    rows = []
    for step in range(1, steps + 1):
        dense = over(near, near_sum)
        change = gains - (dense + over(np.ones(1), near_sum)) * weight
        open_ = np.flatnonzero(~made & ~np.isnan(found.found.pci) & ~np.isnan(dense))
        if not open_.size:
            break
        parts = {"near": dense, "complex": found.found.pci, "gain": change}
        placed = {name: _places(values[open_]) for name, values in parts.items()}
        score = sum(WEIGHTS[name] * each for name, each in placed.items())
        best = int(np.argmax(score))
        at = int(open_[best])
        rows.append(
            {"step": step, "product": found.baskets.products[at], "score": float(np.asarray(score)[best])}
            | {name: float(each[best]) for name, each in placed.items()}
            | {"density": float(dense[at]), "pci": float(found.found.pci[at]), "outlook_change": float(change[at])}
        )
        made[at] = True
        beside = proximity_of(found.made, at)
        near += beside
        gains -= weights[at] * beside
    return pa.Table.from_pylist(rows, schema=_STEPS)


_STEPS = pa.schema(
    [("step", pa.int32()), ("product", pa.string())]
    + [(name, pa.float64()) for name in ("score", *WEIGHTS, "density", "pci", "outlook_change")]
)


def _places(values: np.ndarray) -> np.ndarray:
    """From 0, the least, to 1, the most; what is equal has the same place."""
    if len(values) < 2:
        return np.ones(len(values))
    found: np.ndarray = np.searchsorted(np.sort(values), values) / (len(values) - 1)
    return found


def closable(trade: Facts, members: Facts, year: int, sold_by: Facts | None = None) -> Facts:
    """Products that members of a group buy from outside and that other members sell outside: chains it could close.

    A member counts as a supplier where it makes the product (comparative advantage of at least 1). Columns: rank,
    product, importer, from_outside, from_inside (US dollars that the importer buys), suppliers (codes, largest
    first, at most five), sold_outside (by all other suppliers), could = the smaller of from_outside and sold_outside.
    The same supply stands beside each importer: ``could`` cannot be added up over importers.

    :param trade: of the shape ``tables.TRADE``, with what everybody sells.
    :param members: of the shape ``tables.MEMBERS``, one group.
    :param sold_by: of the shape ``tables.EXPORTS``, where sums of the same trade are at hand: it is not added up again.
    """
    table = between_countries(TRADE.check(trade))
    table = table.filter(table.year == year)
    ours = MEMBERS.check(members).table
    ours = ours.filter(ours.year == year).select("country").distinct()
    codes = sorted(str(code) for code in members.engine.run(ours).column("country").to_pylist())
    bought = table.filter(table.importer.isin(codes))
    inside = bought.filter(bought.exporter.isin(codes)).group_by(["importer", "product"])
    outside = bought.filter(bought.exporter.notin(codes)).group_by(["importer", "product"])
    needs = outside.aggregate(from_outside=ibis._.value.sum())
    needs = needs.left_join(inside.aggregate(from_inside=ibis._.value.sum()), ["importer", "product"])
    needs = needs.select("importer", "product", "from_outside", from_inside=needs.from_inside.fill_null(0.0))
    sums = trade.with_(table) if sold_by is None else sold_by.with_(sold_by.table.filter(lambda it: it.year == year))
    made = comparative_advantage(sums).table
    made = made.filter(made.rca >= 1 - TIE).select("product", exporter=made.country)
    sold = table.filter(table.exporter.isin(codes) & table.importer.notin(codes))
    sold = sold.semi_join(made, ["product", "exporter"])
    sold = sold.group_by(["product", "exporter"]).aggregate(sold=sold.value.sum())
    rows = needs.inner_join(sold, "product")
    rows = rows.filter(rows.exporter != rows.importer)
    line = ["importer", "product", "from_outside", "from_inside"]
    window = ibis.window(group_by=line, order_by=[ibis.desc("sold"), "exporter"])
    rows = rows.mutate(place=ibis.row_number().over(window))
    first = {
        f"supplier_{at}": (rows.place == at).ifelse(ibis.literal(" ") + rows.exporter, "").max() for at in range(_FIRST)
    }
    lines = rows.group_by(line).aggregate(sold_outside=rows.sold.sum(), **first)
    names = reduce(add, (lines[name] for name in first)).strip()
    lines = lines.mutate(suppliers=names, could=ibis.least(lines.from_outside, lines.sold_outside))
    order = [ibis.desc("could"), "product", "importer"]
    return trade.with_(
        lines.mutate(rank=ibis.row_number().over(order_by=order) + 1)
        .select("rank", "product", "importer", "from_outside", "from_inside", "suppliers", "sold_outside", "could")
        .order_by("rank")
    )
