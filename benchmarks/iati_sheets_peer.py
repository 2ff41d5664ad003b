"""okfn-iati one way or the other, run by ``iati_sheets.py`` in an environment of its own."""

import json
import re
import sys
import time
from pathlib import Path

from okfn_iati import IatiMultiCsvConverter

way, source, target = sys.argv[1:]
began = time.process_time()
converter = IatiMultiCsvConverter()
if way == "out":
    done = converter.xml_to_csv_folder(source, target)
else:
    done = converter.csv_folder_to_xml(source, target, validate_output=False)
seconds = time.process_time() - began
held = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text(encoding="ascii"))
sys.stdout.write(
    "\n" + json.dumps({"seconds": seconds, "peak": int(held[1]) // 1024 if held else 0, "done": str(done)})
)
