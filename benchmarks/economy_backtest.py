"""Which order of partners would have found the pairs whose trade grew most? Looked back on, beside simple orders.

    BANDUNG_DATA=… python benchmarks/economy_backtest.py [--draws 500] [--save]

Total trade among 60 countries, every fourth year (so that four years later stands for five). An order made of several
signs (gravity, trade now, growth of both sides, agreement) is fitted on 1996-2000 and 2000-2004 and judged once on
2008-2012, which neither it nor the orders of ``partners`` had seen; 2004-2008 and 2012-2016 had been looked at when
those were chosen. "Grew" is the tenth that rose most, in dollars or in proportion. In brackets: 95 of 100 draws of the
pairs with replacement. Products are judged by ``economy_backtest_products.py``, as far as lists of them allow.
"""

import argparse
from pathlib import Path

import duckdb
import numpy as np
import numpy.typing as npt

from bandung.economy import backtest
from bandung.economy.engine import Facts, open_engine
from bandung.economy.gravity import gravity
from bandung.economy.partners import partners
from bandung.site import environment
from bandung.sources.sample import COUNTRIES, sample

ROOT = Path(__file__).resolve().parents[1]
RESULTS = ROOT / "benchmarks" / "results" / "economy_backtest.txt"
SOME = COUNTRIES[:60]
STEP = 4
FITTED, HELD_OUT = (1996, 2000), 2008
Floats = npt.NDArray[np.float64]
SIGNS = ("value", "expected", "room", "own growth", "market growth", "seller growth", "agreement", "distance")


def panel(path: Path) -> Facts:
    with duckdb.connect() as database:
        rows = database.execute(
            "SELECT time::INTEGER AS year, exp AS exporter, imp AS importer, export AS value "
            f"FROM read_csv('{path}') WHERE exp IN {SOME} AND imp IN {SOME} AND exp <> imp AND export > 0"
        ).to_arrow_table()
    return open_engine(threads=1).read(rows)


def seen(totals: Facts, year: int) -> tuple[dict[str, Floats], dict[str, Floats], Floats, Floats]:
    """Simple and own orders of a year, the signs of each pair, what it traded then, and what four years later."""
    inside = sample(totals.engine)
    found = gravity(totals, inside["distances"], inside["agreements"], [year])
    ranked = partners(totals, found, year, before=year - STEP).kept()
    after = np.array(backtest.later_values(ranked, totals, year + STEP), dtype=np.float64)
    before = np.array(backtest.later_values(ranked, totals, year - STEP), dtype=np.float64)
    table = totals.engine.run(ranked.table.order_by("rank"))
    names = ("value", "expected", "bought", "bought_growth", "agreement", "distance")
    of = {name: table.column(name).to_numpy(zero_copy_only=False).astype(np.float64) for name in names}
    now, sellers = of["value"], table.column("exporter").to_numpy(zero_copy_only=False)
    both = (now > 0) & ~np.isnan(after)
    old = {code: before[sellers == code] for code in set(sellers)}
    seller = np.array([np.nansum(now[sellers == it]) / max(np.nansum(old[it]), 1) for it in sellers])
    orders = {
        "by size (expected)": of["expected"], "by room (expected / value)": of["expected"] / now,
        "size of the market only": of["bought"], "growth of the market only": of["bought_growth"],
        "most traded now": now, "least traded now": -now,
    }  # fmt: skip
    signs = {
        "value": now, "expected": of["expected"], "room": of["expected"] / now, "own growth": now / before,
        "market growth": of["bought_growth"], "seller growth": seller, "agreement": of["agreement"],
        "distance": of["distance"],
    }  # fmt: skip
    return {it: v[both] for it, v in orders.items()}, {it: v[both] for it, v in signs.items()}, now[both], after[both]


def columns(signs: dict[str, Floats]) -> Floats:
    """Each sign as its place among the pairs of the year, 0 to 1 (one half where unknown), and the places squared."""
    placed = []
    for name in SIGNS:
        values = signs[name]
        known = ~np.isnan(values)
        place = np.full(len(values), 0.5)
        place[known] = np.searchsorted(np.sort(values[known]), values[known], "right") / max(known.sum(), 1)
        placed.append(place)
    x = np.column_stack(placed)
    return np.column_stack([np.ones(len(x)), x, x**2])


def fit(x: Floats, grew: npt.NDArray[np.bool_], ridge: float = 1.0) -> Floats:
    """Weights of a logistic regression, held near zero by a ridge of 1 set beforehand; Newton's method."""
    weights, hold = np.zeros(x.shape[1]), ridge * np.eye(x.shape[1])
    for _step in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        change = np.linalg.solve(x.T * (p * (1 - p)) @ x + hold, x.T @ (grew - p) - hold @ weights)
        weights = weights + change
        if np.abs(change).max() < 1e-9:
            break
    return weights


def between(scores: Floats, grew: npt.NDArray[np.bool_], draws: int) -> tuple[str, str]:
    """Precision at 20 and AUC, each with its interval."""
    draw, told = np.random.default_rng(20), []
    picks = [draw.integers(0, len(grew), len(grew)) for _each in range(draws)]
    for measure in (backtest.precision, backtest.auc):
        low, high = np.nanpercentile([measure(scores[pick], grew[pick]) for pick in picks], [2.5, 97.5])
        told.append(f"{measure(scores, grew):.3f} [{low:.3f}, {high:.3f}]")
    return told[0], told[1]


def difference(one: Floats, other: Floats, grew: npt.NDArray[np.bool_], draws: int) -> str:
    """How much the one measures above the other on the same draws: precision at 20, then AUC."""
    draw, told = np.random.default_rng(20), []
    picks = [draw.integers(0, len(grew), len(grew)) for _each in range(draws)]
    for measure in (backtest.precision, backtest.auc):
        apart = [measure(one[pick], grew[pick]) - measure(other[pick], grew[pick]) for pick in picks]
        low, high = np.nanpercentile(apart, [2.5, 97.5])
        told.append(f"{measure(one, grew) - measure(other, grew):+.3f} [{low:+.3f}, {high:+.3f}]")
    return f"{told[0]:24}{told[1]}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--draws", type=int, default=500)
    parser.add_argument("--save", action="store_true")
    options = parser.parse_args()
    data = (ROOT / environment.value("BANDUNG_DATA")).resolve()
    totals = panel(data / "trade" / "penppml_bilateral_trade_rta_1964_2016.csv.gz")
    fitted = [seen(totals, year) for year in FITTED]
    orders, signs, now, after = seen(totals, HELD_OUT)
    lines = [f"{len(now):,} pairs of {len(SOME)} countries, {HELD_OUT} to {HELD_OUT + STEP}, held out"]
    for by in ("amount", "rate"):
        x = np.vstack([columns(each[1]) for each in fitted])
        marks = np.concatenate([backtest.most(backtest.rise(each[2], each[3], by)) for each in fitted])
        grew = backtest.most(backtest.rise(now, after, by))
        ours = {f"fitted on {FITTED[0]}-{FITTED[-1] + STEP}": columns(signs) @ fit(x, marks)}
        lines.append(f"\n{'grew in dollars' if by == 'amount' else 'grew in proportion':30}{'P@20':24}AUC")
        for name, values in (ours | orders).items():
            scores = np.where(np.isnan(values), -np.inf, values)
            precision, area = between(scores, grew, options.draws)
            lines.append(f"  {name:28}{precision:24}{area}")
        (fitted_scores,) = ours.values()
        rival = orders["most traded now" if by == "amount" else "least traded now"]
        lines.append(f"  {'fitted less simplest':28}{difference(fitted_scores, rival, grew, options.draws)}")
        lines.append(f"  {'chance':28}{grew.mean():<24.3f}0.500")
    lines.append("\nproducts: see economy_backtest_products; of amounts by product there is one year alone (BACI 2020)")
    print("\n".join(lines))
    if options.save:
        RESULTS.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
