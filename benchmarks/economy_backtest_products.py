"""Are the products that are near what a country sells those it comes to sell? Looked back on, beside simple rankings.

    BANDUNG_DATA=… python benchmarks/economy_backtest_products.py [--draws 500] [--save]

How it is judged was written down before the first run, and nothing of it was changed after.

**First table.** The lists of main exports in The World Factbook (``data/README.md``): edition 2015, of no fixed length,
against the five largest of 2023. A country with a product in its list of 2015 *has* it: presence, not amounts. Matrix:
countries that list at least 4 products or groups, then products and groups that at least 3 of those list. Groups
("chemicals") are columns, never candidates. Candidates: products of the matrix that a country with a list of both years
did not list in 2015, and that nothing in either of its lists may hold ("fruits" may hold bananas); what is not known is
no candidate. Right: those among its five largest of 2023. So nearness is judged, not the whole score of
``opportunities``: an advantage, and what a market buys, have no meaning where there is presence alone.

**Second table** (only where BANDUNG_DATA is). The same five of 2023 after exports of 1998-2000 in amounts, SITC
revision 2 added up to the same products. These amounts are means over partners, not sums, so an advantage is rough; and
23 years lie between. A country has a product where its advantage is 1 or more; the cuts are the same.

Rankings: *nearness* is density; *score of paths* its place among what the country does not have (half), with those of
complexity (PCI) and gain (outlook_change; a quarter each). *How many* counts countries, *size* is what the world sold,
*alike* the share of listed products that two countries have in common. Pooled AUC and precision are over all candidates
of all countries; AUC within is the mean over countries with at least one right and one wrong. In brackets: 95 of 100
draws of the countries with replacement. What is equal counts in proportion. Since right is what is *large* in 2023,
size has the best of it from the start.
"""

import argparse
import csv
import gzip
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from main_exports import Lists, kinds, lists, product_of_sitc

from bandung.economy.backtest import auc, precision
from bandung.economy.complexity import Baskets, Complexity, advantage, complexity_of, presence
from bandung.economy.paths import WEIGHTS
from bandung.reference.countries import countries
from bandung.site import environment

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_backtest_products.txt"
AMOUNTS = Path("trade") / "country_product_sitc4_1998_2000.csv.gz"
LISTED, LISTED_BY = 4, 3
"""A country counts with so many products at least, a product with so many countries."""
RENAMED = {"ROM": "ROU"}
"""Codes of the amounts that have changed since."""
Floats = npt.NDArray[np.float64]
Marks = npt.NDArray[np.bool_]


@dataclass(frozen=True)
class Past:
    """What countries had: ``found`` of the cut matrix, and each candidate by country and product: open, and right."""

    found: Complexity
    open: Marks
    right: Marks


def cut(made: Marks) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Countries with enough products, then products with enough of those countries."""
    rows = np.flatnonzero(made.sum(axis=1) >= LISTED)
    return rows, np.flatnonzero(made[rows].sum(axis=0) >= LISTED_BY)


def present(places: list[str], products: list[str], made: Marks) -> Complexity:
    """All indicators where presence alone is known: whatever is above zero is had."""
    lines = np.flatnonzero(made.any(axis=1))
    places = [places[at] for at in lines]
    basket = Baskets(2015, tuple(places), tuple(products), made[lines].astype(np.float64), (), (), 0)
    return complexity_of(basket, threshold=1e-6)


def listed(before: Lists) -> Complexity:
    places = sorted(before.named)
    codes = sorted(set().union(*before.named.values()))
    made = np.array([[code in before.named[place] for code in codes] for place in places])
    rows, columns = cut(made)
    return present([places[at] for at in rows], [codes[at] for at in columns], made[np.ix_(rows, columns)])


def candidates(found: Complexity, before: Lists | None, after: Lists) -> Past:
    """Which products of which countries are judged, and which of them came."""
    empty: set[str] = set()
    unknown, came, judged = (np.zeros(found.made.shape, dtype=np.bool_) for _each in range(3))
    for row, place in enumerate(found.baskets.countries):
        held = after.perhaps.get(place, empty) | (before.perhaps.get(place, empty) if before else empty)
        for column, code in enumerate(found.baskets.products):
            judged[row, column] = place in after.named and kinds()[code] == "product"
            came[row, column] = code in after.named.get(place, empty)
            unknown[row, column] = code in held
    open_ = judged & ~found.made & ~unknown
    return Past(found, open_, open_ & came)


def places_of(values: Floats) -> Floats:
    """From 0, the least, to 1, the most; what is equal has the same place."""
    return np.searchsorted(np.sort(values), values) / max(len(values) - 1, 1)


def score_of_paths(found: Complexity) -> Floats:
    """The score of the first step of ``paths``, of every product that a country does not have."""
    score = np.full(found.made.shape, np.nan)
    for row, made in enumerate(found.made):
        parts = {"near": found.density[row], "complex": found.found.pci, "gain": found.outlook_change[row]}
        at = np.flatnonzero(~made & ~np.isnan(found.found.pci) & ~np.isnan(found.density[row]))
        score[row, at] = sum(WEIGHTS[name] * places_of(values[at]) for name, values in parts.items())
    return score


def alike(made: Marks) -> Floats:
    """How alike the baskets of two countries are: what both have over what either has (Jaccard); 0 with itself."""
    ones = made.astype(np.float64)
    both, size = ones @ ones.T, ones.sum(axis=1)
    likeness: Floats = both / np.maximum(size[:, None] + size - both, 1)
    np.fill_diagonal(likeness, 0)
    return likeness


def share_with(weights: Floats, made: Marks) -> Floats:
    """The share of other countries, by their weights, that have each product; NaN where none has a weight."""
    with np.errstate(invalid="ignore"):
        share: Floats = weights @ made / weights.sum(axis=1, keepdims=True)
    return share


def rankings(found: Complexity) -> dict[str, Floats]:
    """Each ranking as a matrix of countries and products, higher is better."""
    made, like = found.made, alike(found.made)
    regions = {it.code: it.subregion for it in countries()}
    region = np.array([regions[place] for place in found.baskets.countries])
    neighbours = (region[:, None] == region) & ~np.eye(len(region), dtype=np.bool_)
    every = np.ones(made.shape)
    return {
        "nearness": found.density,
        "score of paths": score_of_paths(found),
        "complexity alone": every * found.found.pci,
        "gain alone": found.outlook_change,
        "how many have it": every * made.sum(axis=0),
        "share of its region": share_with(neighbours.astype(np.float64), made),
        "the most alike country": share_with((like == like.max(axis=1, keepdims=True)).astype(np.float64), made),
        "all countries, as alike": share_with(like, made),
    }


def measured(scores: Floats, past: Past, rows: npt.NDArray[np.intp]) -> tuple[float, ...]:
    """Pooled AUC, mean AUC within a country, precision at 20 and at 100, over some countries (some more than once)."""
    scores = np.where(np.isnan(scores), -np.inf, scores)
    each = {row: (scores[row][past.open[row]], past.right[row][past.open[row]]) for row in set(rows.tolist())}
    within = {row: auc(*one) for row, one in each.items()}
    values, right = (np.concatenate([each[row][part] for row in rows.tolist()]) for part in (0, 1))
    inside = np.array([within[row] for row in rows.tolist()])
    inside = inside[~np.isnan(inside)]
    mean = float(inside.mean()) if inside.size else float("nan")
    return auc(values, right), mean, precision(values, right, 20), precision(values, right, 100)


def printed(past: Past, orders: Mapping[str, Floats], simplest: str, draws: int) -> list[str]:
    """One line for each ranking, for nearness and the score less the simplest on the same draws, and for chance."""
    draw, rows = np.random.default_rng(20), np.flatnonzero(past.open.any(axis=1))
    picks = [rows[draw.integers(0, len(rows), len(rows))] for _each in range(draws)]
    drawn = {name: np.array([measured(scores, past, pick) for pick in picks]) for name, scores in orders.items()}
    whole = {name: np.array(measured(scores, past, rows)) for name, scores in orders.items()}
    for name in ("nearness", "score of paths"):
        short = f"{name} less {simplest}"
        drawn[short], whole[short] = drawn[name] - drawn[simplest], whole[name] - whole[simplest]
    lines = [f"{'':40}{'AUC':25}{'AUC within':25}{'P@20':25}P@100"]
    for name, values in whole.items():
        low, high = np.nanpercentile(drawn[name], [2.5, 97.5], axis=0)
        sign = "+" if " less " in name else ""
        told = (f"{it:{sign}.3f} [{a:{sign}.3f}, {b:{sign}.3f}]" for it, a, b in zip(values, low, high, strict=True))
        lines.append(f"  {name:38}" + "".join(f"{it:25}" for it in told).rstrip())
    chance = past.right.sum() / past.open.sum()
    return [*lines, f"  {'chance':38}{'0.500':25}{'0.500':25}{chance:<25.3f}{chance:.3f}"]


def counted(past: Past, after: Lists) -> list[str]:
    """What there was to judge, and where the five largest of 2023 went."""
    found = past.found
    column = {code: at for at, code in enumerate(found.baskets.products)}
    went: dict[str, int] = defaultdict(int)
    for row, place in enumerate(found.baskets.countries):
        for code in after.named.get(place, ()):
            if kinds()[code] == "group" or code not in column:
                went["not a product of the matrix"] += 1
            elif found.made[row, column[code]]:
                went["had before"] += 1
            else:
                went["came: to be found" if past.right[row, column[code]] else "perhaps had before"] += 1
    groups = sum(kinds()[code] == "group" for code in column)
    return [
        f"{len(found.made)} countries, {len(column) - groups} products and {groups} groups; judged: "
        f"{int(past.open.any(axis=1).sum())} countries, {int(past.open.sum()):,} candidates, {past.right.sum()} right",
        "products of the lists of 2023: " + ", ".join(f"{name} {count}" for name, count in sorted(went.items())),
    ]


def sold(path: Path) -> tuple[Complexity, list[str]]:
    """Exports of 1998-2000 by product, cut as the lists are; and what had to stay out."""
    known = {it.code for it in countries()}
    values: dict[tuple[str, str], float] = defaultdict(float)
    gone, left, total = set(), 0.0, 0.0
    with gzip.open(path, "rt", encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            place, code = row["country"].upper(), product_of_sitc(row["product"])
            place, value = RENAMED.get(place, place), float(row["value"])
            total += value
            if place not in known or code is None:
                gone |= {place} - known
                left += value
                continue
            values[place, code] += value
    places, codes = (sorted({it[at] for it in values}) for at in (0, 1))
    matrix = np.array([[values.get((place, code), 0.0) for code in codes] for place in places])
    rows, columns = cut(presence(advantage(matrix)))
    places, codes = [places[at] for at in rows], [codes[at] for at in columns]
    basket = Baskets(1999, tuple(places), tuple(codes), matrix[np.ix_(rows, columns)], (), (), 0)
    told = f"left out: {100 * left / total:.1f} % of the amounts, of no product here or no country now"
    return complexity_of(basket), [f"{told} ({' '.join(sorted(gone))})"]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=500)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    before, after = lists(2015), lists(2023)
    lines = [
        f"{year}: {len(it.named)} countries, {it.rows:,} entries, {it.aside} left aside"
        for year, it in ((2015, before), (2023, after))
    ]
    past = candidates(listed(before), before, after)
    lines += ["\nLists of 2015 (of no fixed length), the five largest of 2023; presence alone", *counted(past, after)]
    lines += printed(past, rankings(past.found), "how many have it", options.draws)
    path = (ROOT / environment.value("BANDUNG_DATA")).resolve() / AMOUNTS
    lines.append("\nAmounts of 1998-2000 (means over partners), the five largest of 2023")
    if path.is_file():
        found, told = sold(path)
        past = candidates(found, None, after)
        every = np.ones(found.made.shape)
        orders = rankings(found) | {
            "size only": every * found.baskets.values.sum(axis=0),
            "advantage only": found.rca,
            "share of what the country sells": found.baskets.values / found.baskets.values.sum(axis=1, keepdims=True),
        }
        lines += [*counted(past, after), *told]
        lines += printed(past, orders, "size only", options.draws)
    else:
        lines.append(f"not made: BANDUNG_DATA has no {AMOUNTS}")
    print("\n".join(lines))
    if options.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
