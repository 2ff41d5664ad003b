"""okfn-iati one way or the other, run by ``iati_sheets.py`` in an environment of its own; alone it does nothing."""

import json
import re
import sys
import time
from pathlib import Path


def main(way: str, source: str, target: str) -> None:
    """Convert, and print how long that took and what it held."""
    from okfn_iati import IatiMultiCsvConverter

    began = time.process_time()
    converter = IatiMultiCsvConverter()
    if way == "out":
        converter.xml_to_csv_folder(source, target)
    else:
        converter.csv_folder_to_xml(source, target, validate_output=False)
    seconds = time.process_time() - began
    held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
    sys.stdout.write("\n" + json.dumps({"seconds": seconds, "peak": int(held[1]) // 1024 if held else 0}))


if __name__ == "__main__" and len(sys.argv) == 4:
    main(*sys.argv[1:])
