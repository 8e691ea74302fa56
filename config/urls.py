"""Every address of Indgang. Public ones are Danish words; all that needs a sign-in begins with /intern/."""

from __future__ import annotations

from django.urls import include, path

urlpatterns = [
    path("", include("indgang.home.urls")),
    path("", include("indgang.catalogue.urls")),
    path("", include("indgang.businesses.urls")),
    path("", include("indgang.enquiries.urls")),
    path("", include("indgang.relations.urls")),
    path("", include("indgang.gatherings.urls")),
    path("", include("indgang.surveys.urls")),
    path("", include("indgang.materials.urls")),
    path("", include("indgang.duties.urls")),
    path("", include("indgang.people.urls")),
    path("konto/", include("indgang.people.sign_in.urls")),
]

handler400 = "indgang.home.views.errors.show_bad_request"
handler403 = "indgang.home.views.errors.show_forbidden"
handler404 = "indgang.home.views.errors.show_not_found"
handler500 = "indgang.home.views.errors.show_server_error"
