"""Signing in with a ministry's directory. Without a language: the directory knows one address of this node only."""

from allauth.socialaccount import views
from django.urls import URLPattern, URLResolver, include, path
from django.views.generic import RedirectView

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
    path("directory/cancelled/", views.login_cancelled, name="socialaccount_login_cancelled"),
    path("directory/error/", views.login_error, name="socialaccount_login_error"),
    path("directory/", RedirectView.as_view(pattern_name="account"), name="socialaccount_connections"),
    path("directory/no-sign-up/", RedirectView.as_view(pattern_name="sign-in"), name="socialaccount_signup"),
]
