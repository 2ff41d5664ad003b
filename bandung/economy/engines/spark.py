"""Apache Spark: for figures that no single machine holds; ``local[2]`` is the same on two processors of this one.

Spark reads Parquet where it lies; on a cluster that has to be a place which all its machines see. One session of Spark
stays for the whole process, since starting it takes seconds; each engine has its own names in it.
"""

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

import ibis
import pyarrow as pa

from bandung.economy.engine import Engine, EngineMissing, EngineSilent, Expression, shown

PACKAGE = "ibis-framework[pyspark] with pyspark<4.1"
JAVA = "a Java runtime (17 or 21)"
_SETTINGS = {
    "spark.ui.enabled": "false",
    "spark.log.level": "ERROR",
    "spark.sql.session.timeZone": "UTC",
}


class Spark(Engine):
    name = "Spark"

    def __init__(self, master: str, memory: str) -> None:
        super().__init__()
        self.session = _started(master, memory).newSession()
        self.connection = ibis.pyspark.connect(self.session)
        self._views: list[str] = []

    def run(self, table: Expression) -> pa.Table:
        rows: pa.Table = self.session.sql(self.connection.compile(table)).toArrow()
        return rows.cast(table.schema().to_pyarrow())

    def close(self) -> None:
        for name in self._views:
            self.session.catalog.dropTempView(name)

    def _keep(self, name: str, table: pa.Table) -> Expression:
        return self._named(name, self.session.createDataFrame(table))

    def _open(self, name: str, place: Path, files: Sequence[Path]) -> Expression:
        base = place if place.is_dir() else place.parent
        reader = self.session.read.option("basePath", str(base.resolve()))
        return self._named(name, reader.parquet(*(str(file.resolve()) for file in files)))

    def _named(self, name: str, frame: Any) -> Expression:
        frame.createOrReplaceTempView(name)
        self._views.append(name)
        return self.connection.table(name)


@cache
def _started(master: str, memory: str) -> Any:
    """The session of Spark of this process.

    :raises EngineMissing: without PySpark or Java. :raises EngineSilent: if nobody answers at the address.
    """
    try:
        from pyspark.errors import PySparkRuntimeError
        from pyspark.sql import SparkSession
    except ImportError:
        raise EngineMissing(engine=Spark.name, package=PACKAGE) from None
    local = master.startswith("local")
    whole = master if local or master == "yarn" or "://" in master else f"spark://{master}"
    builder = SparkSession.builder.master(whole).appName("Bandung")
    for name, value in _SETTINGS.items():
        builder = builder.config(name, value)
    if local:  # one machine: few partitions, and what the process may hold
        builder = builder.config("spark.sql.shuffle.partitions", "8").config("spark.driver.bindAddress", "127.0.0.1")
        builder = builder.config("spark.driver.host", "127.0.0.1").config("spark.driver.memory", _memory(memory))
    try:
        return builder.getOrCreate()
    except PySparkRuntimeError:
        raise EngineMissing(engine=Spark.name, package=JAVA) from None
    except Exception as error:  # whatever Java says, wrapped by py4j
        raise EngineSilent(address=shown(f"spark://{master}")) from error


def _memory(limit: str) -> str:
    """A limit such as 1GB as Java has it; Spark itself needs about one gigabyte before it holds any figures."""
    number = limit.upper().removesuffix("B")
    gigabytes = int(number.removesuffix("G")) if number.endswith("G") and number[:-1].isdigit() else 1
    return f"{gigabytes + 1}g"
