"""The worker beside the web processes of an embedded node: it begins and ends with the server.

Knows no Django: the process that watches over the web processes must not load it.
"""

import subprocess
import sys
import time
from threading import Event, Thread

AGAIN_AFTER = 3.0
"""Seconds before a worker that died is started again."""


class Beside:
    """One worker process, kept alive until it is told to end."""

    def __init__(self, command: tuple[str, ...] = ("-m", "bandung.cli", "work", "--beside")) -> None:
        self.command = command
        self.process: subprocess.Popen[bytes] | None = None
        self._ending = Event()

    def start(self) -> None:
        Thread(target=self._keep, name="worker", daemon=True).start()

    def end(self) -> None:
        """Tell it to finish the job that it is at, and wait a moment."""
        self._ending.set()
        if self.process is None or self.process.poll() is not None:
            return
        self.process.terminate()
        until = time.monotonic() + 10
        while self.process.poll() is None and time.monotonic() < until:
            time.sleep(0.1)
        if self.process.poll() is None:
            self.process.kill()

    def _keep(self) -> None:
        while not self._ending.is_set():
            self.process = subprocess.Popen([sys.executable, *self.command], stdin=subprocess.DEVNULL)  # noqa: S603
            while self.process.poll() is None and not self._ending.is_set():
                self._ending.wait(1.0)
            self._ending.wait(AGAIN_AFTER)
