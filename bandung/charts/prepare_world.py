"""Makes ``data/world.json`` from Natural Earth; run once, by hand, when a new edition of the shapes is wanted.

    python -m bandung.charts.prepare_world countries-50m.json country-codes.csv

The first file is the TopoJSON of Natural Earth 1:50m, the second the table of country codes; both are named in
``data/README.md``. The result is on a grid of whole numbers, so that path strings are short and the same everywhere.
"""

import csv
import heapq
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from math import sqrt
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

GRID_WIDTH = 2000
"""Width of the drawing in grid steps; one step is about half a pixel of a map 960 pixels wide."""

CENTRAL_MERIDIAN = 11.0
"""Degrees east; the map is cut at 169° W, through the Bering Strait, so that no country but Kiribati is torn apart."""

SOUTHERNMOST, NORTHERNMOST = -57.0, 84.0
"""Degrees of latitude that are drawn: Cape Horn to the north of Greenland."""

LEAST_DETAIL = 3.0
"""A corner goes if the triangle it spans with its neighbours is smaller than this many square grid steps."""

LEAST_ISLAND = 4.0
"""An island goes if it is smaller than this many square grid steps and not the largest of its country."""

LEAST_SHAPE = 20.0
"""A country whose largest part is smaller than this many square grid steps (about 6,000 km²) is a dot."""

LEFT_OUT = frozenset({"ATA", "ATF", "BVT", "HMD", "IOT", "SGS", "UMI"})
"""Antarctica, and areas without permanent inhabitants."""

UNCODED = {"Somaliland": "SOM", "N. Cyprus": "CYP", "Kosovo": "XKX", "Siachen Glacier": ""}
"""Natural Earth draws these without a code: part of the ISO 3166-1 country they lie in, else a neutral area."""

OVERSEAS: Sequence[tuple[str, str, tuple[float, float, float, float]]] = (
    ("FRA", "GUF", (-55, 2, -51, 6)),
    ("FRA", "GLP", (-62, 15.8, -61, 16.6)),
    ("FRA", "MTQ", (-61.4, 14.3, -60.7, 15)),
    ("FRA", "REU", (55, -22, 56, -20)),
    ("FRA", "MYT", (45, -13.1, 45.4, -12.5)),
    ("NLD", "BES", (-69, 12, -62, 18)),
    ("NOR", "SJM", (-10, 70.5, 34, 81)),
    ("", "CXR", (105, -11, 106, -10)),
    ("", "CCK", (96, -13, 97, -12)),
)
"""Islands that Natural Earth draws with another country: (with whom, whose code, west-south-east-north in degrees)."""

PLACES = {"TUV": (179.20, -8.52), "TKL": (-171.85, -9.17), "GIB": (-5.35, 36.14), "KIR": (172.98, 1.36)}
"""Longitude and latitude of dots that the shapes lack or would put far from the capital."""


def equal_earth(degrees: Points) -> Points:
    """Longitude and latitude (n, 2) of one line to x and y on the unit sphere, y to the north; no line is torn.

    Equal Earth of Šavrič, Patterson and Jenny, "The Equal Earth map projection", IJGIS 33(3), 2019.
    """
    a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
    longitude = np.radians(np.unwrap((degrees[:, 0] - CENTRAL_MERIDIAN + 180) % 360 - 180, period=360))
    t = np.arcsin(sqrt(3) / 2 * np.sin(np.radians(degrees[:, 1])))
    x = 2 * sqrt(3) * longitude * np.cos(t) / (3 * (9 * a4 * t**8 + 7 * a3 * t**6 + 3 * a2 * t**2 + a1))
    y = a4 * t**9 + a3 * t**7 + a2 * t**3 + a1 * t
    return np.column_stack([x, y])


_CORNERS = [
    equal_earth(np.array([corner]))[0] for corner in ((CENTRAL_MERIDIAN - 180, 0), (0, NORTHERNMOST), (0, SOUTHERNMOST))
]
_WEST, _NORTH, _SOUTH = float(_CORNERS[0][0]), float(_CORNERS[1][1]), float(_CORNERS[2][1])
_SCALE = GRID_WIDTH / (-2 * _WEST)
GRID_HEIGHT = round((_NORTH - _SOUTH) * _SCALE)


def on_grid(degrees: Points) -> Points:
    """Longitude and latitude (n, 2) to grid steps, y downwards, not yet rounded."""
    flat = equal_earth(degrees)
    return np.column_stack([flat[:, 0] * _SCALE + GRID_WIDTH / 2, (_NORTH - flat[:, 1]) * _SCALE])


def simplified(line: Points) -> Points:
    """The line with the corners that matter, its ends kept: Visvalingam and Whyatt, Cartographic Journal 30, 1993."""

    def triangle(a: int, b: int, c: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = line[a], line[b], line[c]
        return float(abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2)

    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    size = {i: triangle(i - 1, i, i + 1) for i in range(1, len(line) - 1)}
    queue = [(area, i) for i, area in size.items()]
    heapq.heapify(queue)
    while queue:
        area, i = heapq.heappop(queue)
        if size.get(i) != area:
            continue
        if area >= LEAST_DETAIL:
            break
        del size[i]
        left, right = before[i], after[i]
        after[left], before[right] = right, left
        for j in (left, right):
            if j in size:
                size[j] = max(area, triangle(before[j], j, after[j]))
                heapq.heappush(queue, (size[j], j))
    return line[[0, *sorted(size), len(line) - 1]]


def signed_area(ring: Points) -> float:
    """Area in square steps; the sign tells the turning sense."""
    x, y = ring[:, 0], ring[:, 1]
    return float(np.sum(x * np.roll(y, -1) - np.roll(x, -1) * y) / 2)


def centroid(ring: Points) -> Points:
    """Centre of gravity (2,) of a ring."""
    following = np.roll(ring, -1, axis=0)
    cross = ring[:, 0] * following[:, 1] - following[:, 0] * ring[:, 1]
    if abs(cross.sum()) < 1e-9:
        return np.asarray(ring.mean(axis=0))
    return np.asarray(((ring + following) * cross[:, None]).sum(axis=0) / (3 * cross.sum()))


def joined(outline: Sequence[int], arcs: Sequence[Points]) -> Points:
    """The points (n, 2) of a ring of arc numbers; ``~i`` is arc ``i`` backwards."""
    return np.vstack([(arcs[arc] if arc >= 0 else arcs[~arc][::-1])[:-1] for arc in outline])


def without_inner_borders(rings: Sequence[Sequence[int]], arcs: Sequence[Points]) -> list[list[int]]:
    """Rings of arc numbers of one country, without the arcs on both sides of which it lies."""
    used = {arc for ring in rings for arc in ring}
    inner = {arc for arc in used if ~arc in used}
    if not inner:
        return [list(ring) for ring in rings]

    def end(arc: int, last: bool) -> tuple[float, ...]:
        points = arcs[arc] if arc >= 0 else arcs[~arc][::-1]
        return tuple(points[-1 if last else 0])

    starting = defaultdict(list)
    for arc in sorted(used - inner):
        starting[end(arc, last=False)].append(arc)
    outlines: list[list[int]] = []
    while starting:
        ring = [starting[next(iter(starting))][-1]]
        while True:
            here = end(ring[-1], last=False)
            starting[here].remove(ring[-1])
            if not starting[here]:
                del starting[here]
            there = end(ring[-1], last=True)
            if there == end(ring[0], last=False):
                break
            ring.append(starting[there][-1])
        outlines.append(ring)
    return outlines


def path(rings: Iterable[npt.NDArray[np.int64]]) -> str:
    """SVG path data in whole grid steps, relative after each ring's start."""
    text, pen = "", np.zeros(2, dtype=np.int64)
    for ring in rings:
        steps = np.diff(ring, axis=0, prepend=pen[None, :])
        pen = ring[0]
        numbers = "".join(f" {n}" if n >= 0 else str(n) for n in steps.ravel())
        text += "m" + numbers.removeprefix(" ") + "z"
    return text


def decoded(topology: dict[str, Any]) -> list[Points]:
    """The arcs of a quantised TopoJSON in degrees."""
    scale, origin = np.array(topology["transform"]["scale"]), np.array(topology["transform"]["translate"])
    return [np.cumsum(np.array(arc, dtype=np.float64), axis=0) * scale + origin for arc in topology["arcs"]]


def rings_by_code(
    topology: dict[str, Any], arcs: Sequence[Points], alpha3: dict[int, str]
) -> dict[str, list[list[int]]]:
    """Alpha-3 code to the rings of arc numbers; "" collects areas that belong to no code."""
    rings: dict[str, list[list[int]]] = defaultdict(list)
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        country = alpha3[int(shape["id"])] if "id" in shape else UNCODED.get(name, "")
        for polygon in shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]:
            x, y = np.vstack([arcs[arc if arc >= 0 else ~arc] for arc in polygon[0]]).mean(axis=0)
            code = next(
                (new for old, new, (w, s, e, n) in OVERSEAS if old == country and w < x < e and s < y < n), country
            )
            rings[code].extend(polygon)
    return rings


def prepared(topology: dict[str, Any], alpha3: dict[int, str]) -> dict[str, Any]:
    """The content of ``world.json``: see ``data/README.md``."""
    degrees = decoded(topology)
    lines = [simplified(on_grid(arc)) for arc in degrees]
    shapes, dots, centres = {}, {}, {}
    for code, numbered in sorted(rings_by_code(topology, degrees, alpha3).items()):
        if code in LEFT_OUT:
            continue
        outlines = without_inner_borders(numbered, degrees)
        whole = [on_grid(joined(outline, degrees)) for outline in outlines]
        rings = [joined(outline, lines) for outline in outlines]
        areas = [abs(signed_area(ring)) for ring in whole]
        largest = areas.index(max(areas))
        centre = np.round(centroid(whole[largest])).astype(int).tolist()
        if code and areas[largest] < LEAST_SHAPE:
            dots[code] = centre
            continue
        kept = [
            np.round(rings[i]).astype(np.int64) for i in range(len(rings)) if areas[i] >= LEAST_ISLAND or i == largest
        ]
        shapes[code] = path(kept)
        if code:
            centres[code] = centre
    for code, place in PLACES.items():
        dots[code] = np.round(on_grid(np.array([place]))[0]).astype(int).tolist()
    return {"width": GRID_WIDTH, "height": GRID_HEIGHT, "shapes": shapes, "dots": dict(sorted(dots.items())),
            "centres": centres}  # fmt: skip


def main(topology: str, codes: str) -> None:
    """Write ``data/world.json`` from the two files named on the command line."""
    with Path(codes).open(encoding="utf-8", newline="") as table:
        alpha3 = {int(row["M49"]): row["ISO3166-1-Alpha-3"] for row in csv.DictReader(table) if row["M49"]}
    world = prepared(json.loads(Path(topology).read_text(encoding="utf-8")), alpha3)
    text = json.dumps(world, separators=(",", ":"))
    (Path(__file__).parent / "data" / "world.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
