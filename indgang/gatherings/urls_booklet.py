"""The booklet's addresses."""

from __future__ import annotations

from django.urls import path

from indgang.gatherings.views import booklet

ONE = "intern/samlinger/<int:pk>/haefte"

booklet_patterns = [
    path(f"{ONE}/", booklet.show_booklet, name="show_booklet"),
    path(f"{ONE}/kladde/", booklet.preview_booklet, name="preview_booklet"),
    path(f"{ONE}/kladde/pdf/", booklet.draw_booklet, name="draw_booklet"),
    path(f"{ONE}/udgiv/", booklet.publish_booklet, name="publish_booklet"),
]
