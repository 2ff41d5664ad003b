"""iatiflattener over a folder, run by ``iati_flatten.py`` in an environment of its own.

It asks for its code lists and rates on the network; here it is given the project's own instead, so that only the work
on the files is measured.
"""

import csv
import json
import os
import re
import sys
import time
from pathlib import Path
from typing import Any

import exchangerates
import iatiflattener

FOLDER, CODES, OUT = (Path(each) for each in sys.argv[1:])
CODED = json.loads(CODES.read_text())


class Offline(iatiflattener.FlattenIATIData):  # type: ignore[misc]
    """The peer with code lists that are there already."""

    def setup_codelists(self, refresh_rates: Any) -> None:
        self.activity_data: dict[str, Any] = {}
        self.countries, self.category_group = CODED["countries"], CODED["sectors"]
        self.organisations: dict[str, Any] = {language: {} for language in self.langs}
        self.countries_currencies, self.reporting_organisation_groups = CODED["currencies"], {}
        with Path("rates.csv").open("w") as file:
            rows = csv.writer(file)
            rows.writerow(["Date", "Rate", "Currency", "Frequency", "Source", "Country code", "Country"])
            for currency in {*CODED["currencies"].values(), "USD"}:
                rows.writerows([f"{year}-06-30", 1, currency, "A", "made", "", ""] for year in range(1990, 2027))
        self.exchange_rates = exchangerates.CurrencyConverter(update=False, source="rates.csv")


os.chdir(OUT)
peer = Offline(output=str(OUT), run_publishers=False)
began = time.process_time()
for path in sorted(FOLDER.glob("*.xml")):
    peer.process_package("publisher", path.name, str(FOLDER))
seconds = time.process_time() - began
written = 0
for table in Path("csv").glob("transaction-*.csv"):
    with table.open() as file:
        written += sum(1 for _row in csv.reader(file)) - 1
held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
peak = int(held[1]) // 1024 if held else 0
sys.stdout.write(json.dumps({"seconds": seconds, "peak": peak, "said": f"{written} rows of transactions"}) + "\n")
