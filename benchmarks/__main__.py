"""Every benchmark one after another, and one table at the end: ``make bench``, or ``python -m benchmarks [NAME …]``.

Each runs with its defaults in a process of its own, so that one that fails stops nothing and is told at the end. All of
them take hours on two cores; names (``python -m benchmarks economy_trade``) run some, ``--check`` only sees that each
starts, ``--limit`` ends one that takes longer than so many minutes. Those of data that is not here (BANDUNG_DATA) fail
and say so.
"""

import argparse
import os
import signal
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
_ONLY_READ = "import runpy, sys; sys.path.insert(0, sys.argv[1].rpartition('/')[0]); runpy.run_path(sys.argv[1])"
SHOWN = 3
"""Lines of each that stand in the table."""


@dataclass(frozen=True, slots=True)
class Ran:
    """How one went: what is told of it, how long it took, and the lines that stand in the table."""

    name: str
    how: str
    seconds: float
    lines: tuple[str, ...]

    @property
    def well(self) -> bool:
        return self.how == "ran"


def benchmarks() -> list[Path]:
    """The files that can be run: those with a leading underscore and those without a main part are others' parts."""
    files = sorted(FOLDER.glob("[a-z]*.py"))
    return [file for file in files if '__name__ == "__main__":' in file.read_text(encoding="utf-8")]


def run(file: Path, *, check: bool, limit: float) -> Ran:
    """Run one and print what it said; with its children it is ended at the limit (minutes)."""
    command = [sys.executable, str(file)]
    if check:  # what takes no options would run, and write its results anew
        options = "argparse" in file.read_text(encoding="utf-8")
        command = [*command, "--help"] if options else [command[0], "-c", _ONLY_READ, str(file)]
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as said:
        process = subprocess.Popen(
            command, cwd=FOLDER.parent, stdout=said, stderr=subprocess.STDOUT, start_new_session=True
        )
        try:
            code = process.wait(timeout=limit * 60)
            how = "ran" if code == 0 else f"failed ({code})"
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
            how = f"ended after {limit:g} min"
        said.seek(0)
        text = said.read()
    if not check:
        print(text, flush=True)
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    chosen = lines[:SHOWN] if how == "ran" else lines[-1:]
    return Ran(file.stem, how, time.monotonic() - begun, tuple(chosen))


def table(ran: list[Ran]) -> str:
    """One line for each, below it its headline figures, or the last thing that it said."""
    wide = max((len(each.name) for each in ran), default=0)
    told = []
    for each in ran:
        told.append(f"{each.name:{wide}}  {each.how:18}  {each.seconds:8,.0f} s")
        told += [f"{'':{wide}}  {line[:120]}" for line in each.lines]
    failed = [each.name for each in ran if not each.well]
    return "\n".join([*told, "", f"failed: {', '.join(failed)}" if failed else f"all {len(ran)} ran"])


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="only these")
    parser.add_argument("--check", action="store_true", help="only see that each starts")
    parser.add_argument("--limit", type=float, default=60, help="minutes after which one is ended")
    options = parser.parse_args()
    known = {file.stem: file for file in benchmarks()}
    if unknown := [name for name in options.names if name not in known]:
        parser.error(f"no such benchmark: {', '.join(unknown)}. There are: {', '.join(known)}")
    ran = []
    for name in options.names or known:
        if not options.check:
            print(f"== {name}", flush=True)
        ran.append(run(known[name], check=options.check, limit=options.limit))
    print(table(ran))
    return 0 if all(each.well for each in ran) else 1


if __name__ == "__main__":
    sys.exit(main())
