"""The node as a WSGI application."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bandung.site.settings")
application = get_wsgi_application()

from bandung.site.startup import check_node  # noqa: E402 - needs the apps above to be loaded

check_node()
