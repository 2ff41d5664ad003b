"""What holds of complexity whatever is exported."""

import numpy as np
import numpy.typing as npt
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from bandung.economy.complexity import Standing, baskets, change, complexity_of, density, gain, indices, proximity
from bandung.economy.engine import open_engine
from bandung.economy.paths import paths

VALUES = st.tuples(st.integers(3, 7), st.integers(3, 9)).flatmap(
    lambda size: arrays(np.float64, size, elements=st.sampled_from([0.0, 0.0, 1.0, 2.0, 5.0, 40.0, 1e6]))
)
MADE = st.tuples(st.integers(2, 7), st.integers(2, 9)).flatmap(lambda size: arrays(np.bool_, size))
ENGINE = open_engine(threads=1)


def rows(values: npt.NDArray[np.float64]) -> list[dict[str, object]]:
    return [
        {"year": 2020, "country": f"C{country}", "product": f"P{product}", "value": float(value)}
        for (country, product), value in np.ndenumerate(values)
    ]


@settings(max_examples=40, deadline=None)
@given(MADE)
def test_a_country_is_as_complex_as_what_it_makes_on_average(made: npt.NDArray[np.bool_]) -> None:
    found = indices(made)

    for country, index in enumerate(found.eci):
        if not np.isnan(index):
            assert abs(found.pci[made[country]].mean() - index) < 1e-9


@settings(max_examples=40, deadline=None)
@given(MADE)
def test_the_small_symmetric_problem_gives_the_second_eigenvector_of_the_textbook(made: npt.NDArray[np.bool_]) -> None:
    found = indices(made)

    for block in found.blocks:
        at = found.country_block == block.number
        if block.standing is Standing.ORDERED:
            inside = made[np.ix_(at, found.product_block == block.number)].astype(float)
            textbook = (inside / inside.sum(axis=1)[:, None]) @ (inside / inside.sum(axis=0)).T
            mean = found.eci[at] + _shift(textbook, found.eci[at], block.second)
            assert np.allclose(textbook @ mean, block.second * mean, atol=1e-7)
            assert np.isclose(np.sort(np.linalg.eigvals(textbook).real)[-2], block.second, atol=1e-9)


@settings(max_examples=40, deadline=None)
@given(VALUES)
def test_a_path_is_what_making_each_product_in_turn_would_show_in_the_whole_product_space(
    values: npt.NDArray[np.float64],
) -> None:
    if not values.any():
        return
    found = complexity_of(baskets(ENGINE.read(rows(values)), 2020))
    near, near_sum, weight = found.proximity, found.proximity.sum(axis=0), np.nan_to_num(found.found.weight)

    for at, country in enumerate(found.baskets.countries):
        made = found.made[at].copy()
        for step in paths(found, country).to_pylist():
            product = found.baskets.products.index(step["product"])
            dense = made @ near / near_sum
            gains = (~made * weight / near_sum) @ near
            assert not made[product]
            assert np.isclose(step["density"], dense[product])
            assert np.isclose(step["outlook_change"], (gains - (dense + 1 / near_sum) * weight)[product], atol=1e-12)
            made[product] = True


def _shift(matrix: npt.NDArray[np.float64], index: npt.NDArray[np.float64], value: float) -> float:
    """What standardising took from an eigenvector: rows add up to 1, so a shift stays a shift."""
    return float((matrix @ index - value * index).mean() / (value - 1))


@settings(max_examples=40, deadline=None)
@given(MADE)
def test_shares_are_shares(made: npt.NDArray[np.bool_]) -> None:
    near = proximity(made)

    for neighbours in (None, 1, 3):
        found = density(made, near, neighbours)
        known = found[~np.isnan(found)]
        assert ((known >= 0) & (known <= 1 + 1e-12)).all()
    assert np.array_equal(near, near.T)
    assert (np.diag(near) == made.any(axis=0)).all()
    assert (np.nan_to_num(gain(made, near, indices(made)))[made] == 0).all()


@settings(max_examples=25, deadline=None)
@given(VALUES.filter(lambda values: bool(values.any())), st.randoms(use_true_random=False))
def test_neither_order_nor_unit_nor_split_rows_matter(values: npt.NDArray[np.float64], random: object) -> None:
    plain = complexity_of(baskets(ENGINE.read(rows(values)), 2020))
    halves = rows(values / 2 * 1000) * 2
    random.shuffle(halves)  # type: ignore[attr-defined]

    found = complexity_of(baskets(ENGINE.read(halves), 2020))

    assert np.array_equal(found.made, plain.made)
    for ours, theirs in ((found.found.eci, plain.found.eci), (found.density, plain.density), (found.cog, plain.cog)):
        assert np.allclose(ours, theirs, rtol=0, atol=1e-9, equal_nan=True)


@settings(max_examples=25, deadline=None)
@given(MADE)
def test_outlook_changes_by_what_is_said(made: npt.NDArray[np.bool_]) -> None:
    """Each country makes each product it does not make, one after the other, while proximity and PCI stay."""
    found, near = indices(made), proximity(made)
    dense, weight = density(made, near), np.nan_to_num(found.weight)
    said = change(gain(made, near, found), made, dense, near.sum(axis=0), found)

    def outlook(row: npt.NDArray[np.bool_]) -> float:
        return float((np.nan_to_num(density(row[None], near)[0]) * ~row) @ weight)

    for country, product in np.argwhere(~made & ~np.isnan(said)):
        more = made[country].copy()
        more[product] = True
        assert abs(outlook(more) - outlook(made[country]) - said[country, product]) < 1e-9
