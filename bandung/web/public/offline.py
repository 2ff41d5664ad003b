"""Without a network: the service worker, the page it shows in place of others, and who is signed in just now.

Who comes: the browser of somebody who writes at the desk on a line that comes and goes. What she typed waits on her
device; before it is sent, her browser asks here whose session this is: nobody's text goes out under another name.
"""

import json
from collections.abc import Callable
from functools import lru_cache, wraps
from pathlib import Path
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import get_script_prefix, reverse
from django.utils.crypto import salted_hmac
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

KEPT_FOR = "Bandung-Kept-For"
"""The header by which a page says that the reader's device may keep it, and for whom."""
FILES = ("bandung.css", "bandung.svg", "waiting.js", "desk.js")
WORKER = Path(__file__).resolve().parents[1] / "static" / "service-worker.js"


def device_key(request: HttpRequest) -> str:
    """Whose drafts a device keeps: a person in the party she works for just now; empty for nobody. Tells no name."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return ""
    place = f"{user.pk}:{request.session.get('party', '')}"
    return salted_hmac("bandung.web.offline", place, algorithm="sha256").hexdigest()[:20]


def kept_on_device(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """A page that its reader may open again without a network."""

    @wraps(view)
    def marked(request: HttpRequest, *args: Any, **named: Any) -> HttpResponse:
        answer = view(request, *args, **named)
        key = device_key(request)
        if request.method == "GET" and answer.status_code == 200 and key:
            answer.headers.setdefault(KEPT_FOR, key)
        return answer

    return marked


@require_safe
def service_worker(request: HttpRequest) -> HttpResponse:
    """The worker with the addresses it needs; browsers look every time whether it is still the same."""
    offline_pages = {}
    for code, _name in settings.LANGUAGES:
        with override(code):
            offline_pages[code] = reverse("offline")
    node = {
        "static": f"{get_script_prefix()}{settings.STATIC_URL.lstrip('/')}",
        "files": [static(name) for name in FILES],
        "offline": offline_pages,
    }
    answer = HttpResponse(f"const NODE = {json.dumps(node)};\n{_worker()}", content_type="text/javascript")
    answer.headers["Cache-Control"] = "no-cache"
    return answer


@lru_cache(1)
def _worker() -> str:
    return WORKER.read_text(encoding="utf-8")


@require_safe
def offline(request: HttpRequest) -> HttpResponse:
    """What a reader sees in place of a page that her device has not kept. Nobody's name is in it."""
    return render(request, "bandung/offline.html")


@require_safe
@never_cache
def here(request: HttpRequest) -> JsonResponse:
    """Whose session this is, and a fresh token for sending a form."""
    return JsonResponse({"person": device_key(request), "token": get_token(request)})
