"""Addresses of the desk's introductions."""

from django.urls import path

from bandung.web.desk import introduction_thread, introductions

urlpatterns = [
    path("", introductions.listing, name="introductions"),
    path("export.csv", introductions.export, name="introductions-export"),
    path("<code:register>/<code:record>/", introduction_thread.thread, name="introduction"),
]
