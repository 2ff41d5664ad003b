"""Economic complexity of exports: comparative advantage, the indices of countries and products, the product space.

From a table of the shape ``tables.EXPORTS`` come, year by year, Balassa's advantage, diversity and ubiquity, ECI and
PCI, proximity, density and distance, outlook and gain; exact, in 64-bit floats. Each module names the source of its
formulas; docs/explanation/trade-indicators.md says what each tells and what it does not.
"""

from bandung.economy.complexity.advantage import advantage, diversity, presence, ubiquity
from bandung.economy.complexity.baskets import Baskets, NoCode, NoExports, NotAnAmount, baskets, years_of
from bandung.economy.complexity.indices import Block, Indices, Standing, indices
from bandung.economy.complexity.outlook import change, gain, outlook
from bandung.economy.complexity.space import density, proximity
from bandung.economy.complexity.years import Complexities, Complexity, complexities, complexity, complexity_of

__all__ = [
    "Baskets", "Block", "Complexities", "Complexity", "Indices", "NoCode", "NoExports", "NotAnAmount", "Standing",
    "advantage", "baskets", "change", "complexities", "complexity", "complexity_of", "density", "diversity", "gain",
    "indices", "outlook", "presence", "proximity", "ubiquity", "years_of",
]  # fmt: skip
