"""How gunicorn serves a node: two processes, each loading for itself what must not be shared across a fork."""

from threading import Thread
from typing import Any

wsgi_app = "bandung.site.wsgi:application"
workers = 2
threads = 4
timeout = 60
loglevel = "warning"
control_socket_disable = True
"""The socket would be one for all servers of a user: one node could end another."""


def post_worker_init(_worker: Any) -> None:
    """Begin to load what later questions need, while the first pages are served."""
    from bandung.site.startup import warm

    Thread(target=warm, name="warm", daemon=True).start()
