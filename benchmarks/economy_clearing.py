"""Clearing a million obligations among 60 central banks in four currencies, beside netting by pair alone.

    python benchmarks/economy_clearing.py

The peer nets each pair with pandas, as a spreadsheet would: what is left after it is printed beside ours.
"""

import time
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from bandung.economy.clearing.rounds import Round, clear

BANKS, OBLIGATIONS, DAYS = 60, 1_000_000, 120
RATES = {"USD": Fraction(1), "CNY": Fraction("0.1391"), "INR": Fraction("0.01173"), "BRL": Fraction("0.187")}
RESULT = Path(__file__).parent / "results" / "economy_clearing.txt"


def obligations() -> pa.Table:
    """Banks of very different size, as trade is: what one owes follows the product of both."""
    chance = np.random.default_rng(2026)
    size = chance.lognormal(0, 1.4, BANKS)
    share = size / size.sum()
    debtor = chance.choice(BANKS, OBLIGATIONS, p=share)
    creditor = (debtor + 1 + chance.choice(BANKS - 1, OBLIGATIONS)) % BANKS
    names = np.array([f"BANK{number:02d}" for number in range(BANKS)])
    begin = np.datetime64("2026-01-01")
    return pa.table(
        {
            "debtor": names[debtor],
            "creditor": names[creditor],
            "currency": np.array(sorted(RATES))[chance.integers(0, len(RATES), OBLIGATIONS)],
            "amount": chance.integers(100, 10_000_000, OBLIGATIONS),
            "on": pa.array((begin + chance.integers(0, DAYS, OBLIGATIONS)).astype("datetime64[D]")),
        }
    )


def by_pair_alone(table: pa.Table) -> float:
    """What is left to pay after netting each pair, in floating point."""
    frame = table.to_pandas()
    frame["value"] = frame["amount"] * frame["currency"].map({name: float(rate) for name, rate in RATES.items()})
    owed = frame.pivot_table(index="debtor", columns="creditor", values="value", aggfunc="sum", fill_value=0)
    parties = sorted({*owed.index, *owed.columns})
    owed = owed.reindex(index=parties, columns=parties, fill_value=0)
    return float(np.maximum(owed.to_numpy() - owed.to_numpy().T, 0).sum())


def timed(work: Callable[[], Any]) -> tuple[Any, float, float]:
    wall, cpu = time.perf_counter(), time.process_time()
    result = work()
    return result, time.perf_counter() - wall, time.process_time() - cpu


def main() -> None:
    table = obligations()
    until = date(2026, 5, 1)
    names = sorted(set(table.column("debtor").to_pylist()))
    lines = {(one, other): 200_000_000 for one in names for other in names if one != other}
    lines_told = [f"{OBLIGATIONS:,} obligations of {BANKS} banks over {DAYS} days in {len(RATES)} currencies"]
    held: Round
    for told, extra in (("cleared", {}), ("with lines and interest", {"lines": lines, "yearly": Fraction("0.045")})):
        held, wall, cpu = timed(lambda extra=extra: clear(table, RATES, until=until, **extra))
        assert sum(held.positions.values()) == 0 and held.cycles.positions() == held.positions
        early = sum(each.amount for each in held.early)
        lines_told += [
            f"{told}: {wall:.1f} s ({cpu:.1f} s CPU), conserved to the cent",
            f"  owed {held.claims.gross / 100:,.2f}; left by pair "
            f"{(held.pairs.gross + early) / 100:,.2f}, by cycle {(held.cycles.gross + early) / 100:,.2f}, by party "
            f"{held.moved / 100:,.2f}, what is paid early included; saved {float(held.saved):.1%}; "
            f"{len(held.payments)} payments at the end, {len(held.early)} early",
        ]
    left, wall, cpu = timed(lambda: by_pair_alone(table))
    lines_told.append(
        f"netting by pair alone (pandas {pd.__version__}): {wall:.1f} s ({cpu:.1f} s CPU), left {left / 100:,.2f}"
    )
    text = "\n".join(lines_told) + "\n"
    print(text, end="")
    RESULT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
