"""Signing in with a ministry's directory. Without a language: the directory knows one address of this node only."""

import logging
from functools import wraps

import requests
from allauth.socialaccount import views
from allauth.socialaccount.providers.openid_connect import views as directory
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import render
from django.urls import URLPattern, path
from django.views.generic import RedirectView

from bandung.web.accounts.pages import View

log = logging.getLogger(__name__)


def reachable(view: View) -> View:
    """A directory that does not answer, or answers with something else, is told as such."""

    @wraps(view)
    def answered(request: HttpRequest, provider_id: str) -> HttpResponseBase:
        try:
            return view(request, provider_id)
        except (requests.RequestException, KeyError):
            log.exception("the directory %s did not answer as it should", provider_id)
            return render(request, "socialaccount/authentication_error.html", status=503)

    return answered


urlpatterns: list[URLPattern] = [
    path("oidc/<str:provider_id>/login/", reachable(directory.login), name="openid_connect_login"),
    path("oidc/<str:provider_id>/login/callback/", reachable(directory.callback), name="openid_connect_callback"),
    path("directory/cancelled/", views.login_cancelled, name="socialaccount_login_cancelled"),
    path("directory/error/", views.login_error, name="socialaccount_login_error"),
    path("directory/", RedirectView.as_view(pattern_name="account"), name="socialaccount_connections"),
    path("directory/no-sign-up/", RedirectView.as_view(pattern_name="sign-in"), name="socialaccount_signup"),
]
