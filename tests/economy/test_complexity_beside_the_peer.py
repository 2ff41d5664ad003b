"""Where ecomplexity 0.5.3 (Harvard Growth Lab) is right we give the same, and where it is wrong this says why."""

import csv
from pathlib import Path

import numpy as np

from bandung.economy.complexity import baskets, complexity_of, indices
from bandung.economy.engine import Facts, open_engine

PRINTED = Path(__file__).parent / "data" / "complexity_of_nine_countries.csv"
"""Made exports of nine countries and what ecomplexity 0.5.3 prints for them, with its settings as they are."""


def printed() -> list[dict[str, str]]:
    with PRINTED.open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def exports() -> Facts:
    return open_engine(threads=1).read(
        [
            {"year": 2020, "country": row["country"], "product": row["product"], "value": float(row["value"])}
            for row in printed()
            if float(row["value"])
        ]
    )


def test_every_indicator_equals_the_peer() -> None:
    found = complexity_of(baskets(exports(), 2020))
    shape = found.rca.shape
    spread = {
        "rca": found.rca, "mcp": found.made, "density": found.density, "cog": found.cog,
        "diversity": found.made.sum(axis=1)[:, None], "ubiquity": found.made.sum(axis=0),
        "eci": found.found.eci[:, None], "pci": found.found.pci, "coi": found.coi[:, None],
    }  # fmt: skip

    for name, ours in spread.items():
        theirs = np.array([float(row[name]) for row in printed()]).reshape(shape)
        assert np.allclose(np.broadcast_to(ours, shape), theirs, rtol=0, atol=1e-9), name


def test_density_among_the_nearest() -> None:
    """Their knn=5 counts how many of the nearest a country makes, 0 to 5: weights are worked out and left unused."""
    theirs = [1, 2, 3, 0, 1, 1, 1, 3, 1, 1, 1, 1]  # of Kenya, product by product

    found = complexity_of(baskets(exports(), 2020), neighbours=5)
    country = found.baskets.countries.index("KEN")
    compared = 0

    for product, counted in enumerate(theirs):
        near = np.delete(found.proximity[product], product)
        nearest = np.argsort(-near, kind="stable")
        if near[nearest[4]] == near[nearest[5]]:
            continue  # which of two equally near ones is the fifth is anybody's choice
        compared += 1
        makes = np.delete(found.made[country], product)[nearest[:5]]
        assert makes.sum() == counted
        weights = near[nearest[:5]]
        assert np.isclose(found.density[country, product], weights[makes].sum() / weights.sum())
    assert compared > 2
    assert np.nanmin(found.density) >= 0
    assert np.nanmax(found.density) <= 1


def test_two_blocks() -> None:
    """Theirs is 1 for all of one block and -1 for all of the other: which block, and nothing of complexity."""
    made = np.array([[1, 1, 0, 0], [1, 0, 0, 0], [1, 1, 0, 0], [0, 0, 1, 1], [0, 0, 1, 0], [0, 0, 0, 1]], dtype=bool)
    theirs = [1, 1, 1, -1, -1, -1]

    found = indices(made)

    assert list(found.country_block) == [0, 0, 0, 1, 1, 1]
    assert not np.allclose(found.eci, theirs)
    assert np.allclose(found.eci[:3], np.array([1, -2, 1]) / 2**0.5)


def test_a_row_that_is_there_twice() -> None:
    """Theirs keeps the first: Argentina would sell 1,000 and lose the 55 that come after. Ours sells 1,055."""
    rows = exports().rows()
    more = open_engine(threads=1).read([{**rows[0], "value": 1000.0}, *rows])

    found = baskets(more, 2020)

    assert found.values[0, 0] == 1055
