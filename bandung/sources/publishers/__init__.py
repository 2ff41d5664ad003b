"""The publishers whose figures can be loaded, one module each."""

from collections.abc import Mapping

from bandung.sources.figures import FigureSource, NoSuchSource
from bandung.sources.publishers import (
    baci,
    cepii,
    comtrade,
    gapminder,
    imf,
    migration,
    oecd,
    panels,
    un_migrants,
    unctad,
    wits,
    world_bank,
    wto,
)

SOURCES: Mapping[str, FigureSource] = {
    each.code: each
    for each in (
        baci.SOURCE, comtrade.SOURCE, oecd.ICIO, oecd.ICIO_INPUTS, imf.IMTS, imf.DOTS, wits.SOURCE, panels.PENPPML,
        panels.AGTPA, imf.DIP, imf.CDIS, unctad.SOURCE, world_bank.REMITTANCES, un_migrants.SOURCE,
        migration.MIGRANTS, migration.LARGEST, wto.SOURCE, panels.PENPPML_AGREEMENTS, world_bank.WDI,
        world_bank.WDI_TABLE, gapminder.FDI_SHARES, cepii.SOURCE,
    )
}  # fmt: skip
"""Code to source, by what they are of: trade by product, total trade, investment, remittances, people abroad,
agreements, national figures, distances. Exchange rates and purchasing power have loaders of their own."""


def figure_source(code: str) -> FigureSource:
    """The source of this code.

    :raises NoSuchSource: if there is none.
    """
    try:
        return SOURCES[code]
    except KeyError:
        raise NoSuchSource(code=code[:40], known=", ".join(SOURCES)) from None
