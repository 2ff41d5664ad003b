"""Whether one country sells what another buys."""

import numpy as np
import numpy.typing as npt
import pyarrow as pa

from bandung.economy.complexity import years_of
from bandung.economy.engine import Facts
from bandung.economy.trade.flows import exports, imports


def complementarity(trade: Facts) -> Facts:
    """Michaely's index of trade complementarity of each exporter with each importer: from 0, nothing fits, to 1.

    C_ij = 1 - Σ_p |m_jp - x_ip| / 2, with x_ip the share of a product in what i exports and m_jp its share in what j
    imports; the sum of the smaller of the two shares says the same. Michaely, M. (1996), "Trade preferential agreements
    in Latin America: an ex-ante assessment", World Bank Policy Research Working Paper 1583 (WITS prints it times 100).
    Columns: year, exporter, importer, complementarity; each country that exports with each that imports, but itself.
    It looks at shares alone: not at size, distance or price, nor at whether they trade already.

    :param trade: of the shape ``tables.TRADE``.
    """
    sold, bought = exports(trade).kept(), imports(trade).kept()
    tables = [_NONE.empty_table(), *(_of_year(sold, bought, year) for year in years_of(sold))]
    return trade.engine.read(pa.concat_tables(tables))


def _of_year(sold: Facts, bought: Facts, year: int) -> pa.Table:
    rows = [it.with_(it.table.filter((it.table.year == year) & (it.table.value > 0))).arrow() for it in (sold, bought)]
    products = {code: at for at, code in enumerate(sorted({*_codes(rows[0], "product"), *_codes(rows[1], "product")}))}
    (sellers, exported), (buyers, imported) = (_shares(table, products) for table in rows)
    fits = np.empty((len(sellers), len(buyers)))
    smaller = np.empty_like(imported)
    for at, basket in enumerate(exported):
        fits[at] = np.minimum(imported, basket, out=smaller).sum(axis=1)
    other = np.array(sellers, dtype=object)[:, None] != np.array(buyers, dtype=object)
    seller, buyer = np.nonzero(other)
    columns = {
        "year": pa.array(np.full(len(seller), year, dtype=np.int32)),
        "exporter": pa.array(sellers, pa.string()).take(pa.array(seller)),
        "importer": pa.array(buyers, pa.string()).take(pa.array(buyer)),
        "complementarity": pa.array(fits[seller, buyer]),
    }
    return pa.table(columns, schema=_NONE)


_NONE = pa.schema(
    {"year": pa.int32(), "exporter": pa.string(), "importer": pa.string(), "complementarity": pa.float64()}
)


def _codes(table: pa.Table, name: str) -> list[str]:
    codes: list[str] = table.column(name).unique().to_pylist()
    return codes


def _shares(table: pa.Table, products: dict[str, int]) -> tuple[list[str], npt.NDArray[np.float64]]:
    """The countries in order, and the share of each product in what each of them trades."""
    countries = sorted(_codes(table, "country"))
    rows, columns = (
        np.array([places[code] for code in coded.dictionary.to_pylist()], dtype=np.intp)[coded.indices.to_numpy()]
        for coded, places in (
            (table.column("country").combine_chunks().dictionary_encode(), {it: at for at, it in enumerate(countries)}),
            (table.column("product").combine_chunks().dictionary_encode(), products),
        )
    )
    values = np.zeros((len(countries), len(products)))
    values[rows, columns] = table.column("value").to_numpy()
    return countries, values / values.sum(axis=1, keepdims=True)
