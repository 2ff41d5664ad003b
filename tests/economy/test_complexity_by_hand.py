"""Economic complexity of tables that are small enough to work out on paper."""

from typing import Any

import numpy as np
import pytest

from bandung.economy.complexity import (
    NoCode,
    NoExports,
    NotAnAmount,
    Standing,
    advantage,
    baskets,
    change,
    complexities,
    complexity_of,
    density,
    gain,
    indices,
    outlook,
    presence,
    proximity,
)
from bandung.economy.engine import Facts, open_engine

NESTED = np.array([[1, 1, 1], [1, 1, 0], [1, 0, 0]], dtype=bool)
"""One country makes three products, the second two of them, the third one: the eigenvalues are 1, 1/4 and 1/9."""


def table(*rows: tuple[int, str, str, float | None]) -> Facts:
    names = ("year", "country", "product", "value")
    return open_engine(threads=1).read([dict(zip(names, row, strict=True)) for row in rows])


def near(found: Any, expected: Any) -> bool:
    return bool(np.allclose(found, expected, rtol=0, atol=1e-12, equal_nan=True))


def test_advantage_is_the_share_in_a_basket_over_the_share_in_the_world() -> None:
    """40 of 100 of what the world sells is wheat; of what the first country sells, 30 of 40."""
    found = advantage(np.array([[30.0, 10.0], [10.0, 50.0]]))

    assert near(found, [[0.75 / 0.4, 0.25 / 0.6], [(1 / 6) / 0.4, (5 / 6) / 0.6]])


def test_who_is_exactly_average_makes_the_product() -> None:
    """Two countries that sell the same in the same parts; in floats some of their advantages are a little below 1."""
    values = np.array([[0.1, 0.3, 0.7], [0.2, 0.6, 1.4]])

    assert presence(advantage(values)).all()


def test_indices_of_nested_baskets() -> None:
    """The second eigenvector is (2, -1, -4), of products (-4, 2, 8): mean of countries -1, deviation √6."""
    found = indices(NESTED)

    assert near(found.eci, np.array([3, 0, -3]) / 6**0.5)
    assert near(found.pci, np.array([-3, 3, 9]) / 6**0.5)
    assert found.blocks[0].standing is Standing.ORDERED
    assert near(found.blocks[0].second, 0.25)


def test_proximity_density_and_distance_of_nested_baskets() -> None:
    space = proximity(NESTED)

    assert near(space, [[1, 2 / 3, 1 / 3], [2 / 3, 1, 1 / 2], [1 / 3, 1 / 2, 1]])
    assert near(density(NESTED, space), [[1, 1, 1], [5 / 6, 10 / 13, 5 / 11], [1 / 2, 4 / 13, 2 / 11]])


def test_outlook_and_gain_of_nested_baskets() -> None:
    found, space = indices(NESTED), proximity(NESTED)
    raw = np.array([0, 5 / 11 * 8, 4 / 13 * 2 + 2 / 11 * 8])

    assert near(outlook(NESTED, density(NESTED, space), found), (raw - raw.mean()) / raw.std())
    assert near(
        gain(NESTED, space, found),
        np.array([[0, 0, 0], [0, 0, 48 / 11], [0, 12 / 13 + 24 / 11, 6 / 13 + 48 / 11]]) / 6**0.5,
    )


def test_outlook_changes_by_what_comes_nearer_less_what_is_taken() -> None:
    """The third country has an outlook of 296/143; with the second product 520/143, with the third one 154/143."""
    found, space = indices(NESTED), proximity(NESTED)

    changes = change(gain(NESTED, space, found), NESTED, density(NESTED, space), space.sum(axis=0), found)

    assert near(changes[2], np.array([0, 224, -142]) / 143 / 6**0.5)


def test_density_among_the_nearest_is_a_share() -> None:
    """Nearest of the third product is the second (1/2), then the first (1/3)."""
    space = proximity(NESTED)

    assert near(density(NESTED, space, 1)[:, 2], [1, 1, 0])
    assert near(density(NESTED, space, 2)[:, 2], [1, 1, (1 / 3) / (5 / 6)])


def test_rows_of_one_product_are_added_up() -> None:
    found = baskets(table((2020, "KEN", "tea", 1.0), (2020, "KEN", "tea", 2.0), (2020, "IND", "tea", 4.0)), 2020)

    assert found.countries == ("IND", "KEN")
    assert near(found.values, [[4], [3]])


def test_what_is_not_exported_is_told_and_changes_nothing() -> None:
    known = [
        (2020, "KEN", "tea", 3.0),
        (2020, "KEN", "roses", 1.0),
        (2020, "IND", "tea", 4.0),
        (2020, "IND", "ships", 1.0),
    ]
    more = [
        (2020, "TUV", "tea", 0.0),
        (2020, "KEN", "coal", 0.0),
        (2020, "NRU", "tea", None),
        (2020, "IND", "nuts", None),
    ]

    plain, found = baskets(table(*known), 2020), baskets(table(*known, *more), 2020)

    assert found.without_exports == ("NRU", "TUV")
    assert found.not_exported == ("coal", "nuts")
    assert found.unstated == 2
    assert (found.countries, found.products) == (plain.countries, plain.products)
    assert near(complexity_of(found).found.eci, complexity_of(plain).found.eci)


def test_a_negative_value_is_refused() -> None:
    with pytest.raises(NotAnAmount, match="KEN in 2020: the value of product tea"):
        baskets(table((2020, "KEN", "tea", 5.0), (2020, "KEN", "tea", -1.0)), 2020)


def test_a_row_without_a_product_is_refused() -> None:
    figures = table((2020, "KEN", "tea", 5.0), (2020, "KEN", "roses", 1.0))
    without = figures.with_(figures.table.mutate(product=figures.table["product"].nullif("roses")))

    with pytest.raises(NoCode, match="no country or no product"):
        baskets(without, 2020)


def test_a_year_without_exports_is_refused() -> None:
    with pytest.raises(NoExports):
        baskets(table((2020, "KEN", "tea", 5.0)), 2021)


def test_blocks_are_solved_each_on_its_own() -> None:
    """The nested countries, and beside them two that share two other products."""
    made = np.zeros((5, 5), dtype=bool)
    made[:3, :3], made[3:, 3:] = NESTED, [[1, 1], [1, 0]]

    found = indices(made)

    assert list(found.country_block) == [0, 0, 0, 1, 1]
    assert list(found.product_block) == [0, 0, 0, 1, 1]
    assert near(found.eci[:3], indices(NESTED).eci)
    assert near(found.eci[3:], [1, -1])


def test_who_shares_nothing_has_no_index() -> None:
    made = np.zeros((4, 4), dtype=bool)
    made[:3, :3], made[3, 3] = NESTED, True

    found = indices(made)

    assert [block.standing for block in found.blocks] == [Standing.ORDERED, Standing.ALONE]
    assert near(found.eci[:3], indices(NESTED).eci)
    assert np.isnan(found.eci[3])
    assert np.isnan(found.pci[3])
    assert np.isnan(gain(made, proximity(made), found)[3]).all()
    assert np.isnan(outlook(made, density(made, proximity(made)), found)[3])


def test_who_makes_the_same_has_no_index() -> None:
    found = indices(np.ones((3, 4), dtype=bool))

    assert found.blocks[0].standing is Standing.ALIKE
    assert np.isnan(found.eci).all()


def test_where_several_orderings_would_do_none_is_chosen() -> None:
    """Three countries in a ring, each sharing one product with each: nothing says where the ring begins."""
    found = indices(np.array([[1, 1, 0], [0, 1, 1], [1, 0, 1]], dtype=bool))

    assert found.blocks[0].standing is Standing.OPEN
    assert np.isnan(found.eci).all()


def test_where_diversity_does_not_tell_rare_products_give_the_sign() -> None:
    """All make three things; two share theirs with fewer others, and stand above."""
    made = np.array([[1, 1, 1, 0, 0]] * 3 + [[1, 0, 0, 1, 1]] * 2, dtype=bool)

    found = indices(made)

    assert (found.eci[3:] > 0).all()
    assert (found.eci[:3] < 0).all()


def test_where_nothing_tells_the_first_country_is_above() -> None:
    made = np.array([[1, 1, 1, 0, 0]] * 2 + [[1, 0, 0, 1, 1]] * 2, dtype=bool)

    assert near(indices(made).eci, [1, 1, -1, -1])


def test_three_tables_over_several_years() -> None:
    rows = [
        (year, country, product, value + year - 2019)
        for year in (2019, 2020)
        for country, basket in {"BRA": (9, 5, 2), "KEN": (8, 3, 0), "TUV": (4, 0, 0)}.items()
        for product, value in zip("ABC", basket, strict=True)
        if value
    ]

    found = complexities(table(*rows))

    assert len(found.countries) == 6
    assert len(found.products) == 6
    assert len(found.pairs) == 18
    assert found.pairs.columns == (
        "year", "country", "product", "value", "rca", "made", "density", "distance", "cog", "outlook_change",
    )  # fmt: skip
    assert all(abs(row["density"] + row["distance"] - 1) < 1e-12 for row in found.pairs.rows())
    assert complexities(table(*rows), years=[]).countries.columns == found.countries.columns
