"""Charts and maps, drawn on the server as SVG and used alike by pages, PDF and notebooks; each brings its table."""

from bandung.charts.bars import Row, bars, columns_by_year
from bandung.charts.chart import Chart, Table, fingerprint
from bandung.charts.descent import Descendant, descent
from bandung.charts.dots import DotRow, dots
from bandung.charts.errors import BadShapes, CannotDraw
from bandung.charts.flowmap import flow_map
from bandung.charts.heattable import heat_table
from bandung.charts.network import network
from bandung.charts.productspace import Product, product_space
from bandung.charts.scatter import Point, scatter
from bandung.charts.series import Series, grouped_by_year, small_multiples, stacked_by_year
from bandung.charts.shapes import Shapes, load_shapes
from bandung.charts.timeline import Line, timeline
from bandung.charts.treemap import Cell, tree_map
from bandung.charts.worldmap import BORDERS_NOTE, world_map

__all__ = [
    "BORDERS_NOTE",
    "BadShapes",
    "CannotDraw",
    "Cell",
    "Chart",
    "Descendant",
    "DotRow",
    "Line",
    "Point",
    "Product",
    "Row",
    "Series",
    "Shapes",
    "Table",
    "bars",
    "columns_by_year",
    "descent",
    "dots",
    "fingerprint",
    "flow_map",
    "grouped_by_year",
    "heat_table",
    "load_shapes",
    "network",
    "product_space",
    "scatter",
    "small_multiples",
    "stacked_by_year",
    "timeline",
    "tree_map",
    "world_map",
]
