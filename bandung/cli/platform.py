"""Waking the platform for a command: Django, the node's settings, its database."""

import os
from importlib.util import find_spec

from bandung.values.errors import BandungError, _


class PlatformMissing(BandungError):
    sentence = _("This command works on a node. Install the platform first: pip install 'bandung[web]'")


class NodeNotReady(BandungError):
    sentence = _("This node has no tables yet. Prepare it first: bandung prepare")


def wake(*, ready: bool = True) -> None:
    """Load the platform.

    :raises PlatformMissing: if the extra ``web`` is not installed.
    :raises NodeNotReady: if ``ready`` is asked for and the tables are not there.
    """
    if find_spec("django") is None:
        raise PlatformMissing
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandung.site.settings")
    import django

    django.setup()
    if ready:
        from django.db import connection

        if "registers_register" not in connection.introspection.table_names():
            raise NodeNotReady
