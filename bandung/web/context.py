"""What every page knows: the node, the reader's language, and this page in the other languages."""

from functools import partial
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi, override

from bandung.web.public.offline import device_key
from bandung.web.sentences import reader_language


def node(request: HttpRequest) -> dict[str, Any]:
    """The context of the base template."""
    return {
        "device_key": partial(device_key, request),
        "node_name": settings.NODE_NAME,
        "demonstration": settings.MODE == "demonstration",
        "language": reader_language(),
        "page_language": get_language() or "en",
        "direction": "rtl" if get_language_bidi() else "ltr",
        "site_languages": [
            {"code": code, "name": name, "url": in_language(request, code)} for code, name in settings.LANGUAGES
        ],
    }


def in_language(request: HttpRequest, code: str) -> str:
    """The address of this very page, query and all, in another language; the home page for a page without one."""
    prefix = request.path_info.lstrip("/").partition("/")[0]
    if prefix not in dict(settings.LANGUAGES):
        with override(code):
            return reverse("home")
    return request.get_full_path().replace(f"/{prefix}/", f"/{code}/", 1)
