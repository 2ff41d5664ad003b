"""How gunicorn serves a node: three processes, each loading for itself what must not be shared across a fork.

Pages are computed, not waited for, so one page at a time in a process is sooner for everybody than several that take
turns (docs/decisions/0009). Slow lines are served by the TLS server in front of the node.
"""

from itertools import count
from threading import Thread
from typing import Any

from bandung.site import environment
from bandung.site.beside import Beside

wsgi_app = "bandung.site.wsgi:application"
workers = 3
timeout = 60
loglevel = "warning"
control_socket_disable = True
"""The socket would be one for all servers of a user: one node could end another."""
PAGES = 20
"""After so many pages a process looks for what they left, before the next one."""

_answered = count(1)
_beside = Beside()


def when_ready(_server: Any) -> None:
    """Start the node's worker where it runs beside the web processes (BANDUNG_WORKER)."""
    if environment.has_worker_inside():
        _beside.start()


def on_exit(_server: Any) -> None:
    """The worker ends with the server."""
    _beside.end()


def post_worker_init(_worker: Any) -> None:
    """Begin to load what later questions need, while the first pages are served."""
    from bandung.site.startup import warm

    Thread(target=warm, name="warm", daemon=True).start()


def post_request(_worker: Any, _request: Any, _environ: Any, _answer: Any) -> None:
    """The answer is out: now and then tidy up, so that no page has to wait for it."""
    if next(_answered) % PAGES == 0:
        from bandung.site.startup import let_go

        let_go()
