"""The character that no text holds: NUL, which one database stores and the other refuses.

Nobody types it; a broken program or an attack sends it. In a question or a posted form it is dropped, so that the rest
is answered; an address with it leads nowhere.
"""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, QueryDict

NUL = "\x00"


def no_nul(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Views and forms see a question and a posted form without NUL."""

    def answer(request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", "") or _holds(request.GET):
            request.GET = _without(request.GET)  # type: ignore[assignment]
        return get_response(request)

    def before_view(request: HttpRequest, *_view: object) -> None:
        if NUL in request.path_info:
            raise Http404
        if request.method == "POST" and request.content_type != "application/json" and _holds(request.POST):
            request.POST = _without(request.POST)  # type: ignore[assignment]

    answer.process_view = before_view  # type: ignore[attr-defined]
    return answer


def _holds(values: QueryDict) -> bool:
    return any(NUL in name or any(NUL in value for value in given) for name, given in values.lists())


def _without(values: QueryDict) -> QueryDict:
    clean = QueryDict(mutable=True, encoding=values.encoding)
    for name, given in values.lists():
        clean.setlist(name.replace(NUL, ""), [value.replace(NUL, "") for value in given])
    clean._mutable = False
    return clean
