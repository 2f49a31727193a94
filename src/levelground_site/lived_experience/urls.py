"""Addresses of the hub."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
