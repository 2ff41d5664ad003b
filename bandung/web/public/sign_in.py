"""Signing in and out.

Who comes: a member of a party's team. Name, password, and back to the page she came from: one step.
"""

from django.contrib.auth import views
from django.http import HttpRequest, HttpResponseBase


def sign_in(request: HttpRequest) -> HttpResponseBase:
    """Name and password; a wrong pair gets one sentence that does not say which of the two was wrong."""
    return views.LoginView.as_view(template_name="bandung/sign_in.html", redirect_authenticated_user=True)(request)


def sign_out(request: HttpRequest) -> HttpResponseBase:
    """Sign out; by POST only."""
    return views.LogoutView.as_view()(request)
