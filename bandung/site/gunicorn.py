"""How gunicorn serves a node: two processes, each loading for itself what must not be shared across a fork."""

from threading import Thread
from typing import Any

wsgi_app = "bandung.site.wsgi:application"
workers = 2
threads = 4
timeout = 60
loglevel = "warning"


def post_worker_init(_worker: Any) -> None:
    """Begin to load what later questions need, while the first pages are served."""
    from bandung.site.startup import warm

    Thread(target=warm, name="warm", daemon=True).start()
