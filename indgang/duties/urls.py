from __future__ import annotations

from django.urls import path

from indgang.duties.views import keeping, listing

app_name = "duties"

urlpatterns = [
    path("intern/goeremaal/", listing.list_duties, name="list_duties"),
    path("intern/goeremaal/nyt/", listing.give_duty, name="give_duty"),
    path("intern/goeremaal/<int:pk>/", keeping.show_duty, name="show_duty"),
    path("intern/goeremaal/<int:pk>/faerdig/", keeping.finish_duty, name="finish_duty"),
    path("intern/goeremaal/<int:pk>/genaabn/", keeping.reopen_duty, name="reopen_duty"),
    path("intern/goeremaal/<int:pk>/flyt/", keeping.move_duty, name="move_duty"),
    path("intern/goeremaal/<int:pk>/giv-videre/", keeping.hand_duty_on, name="hand_duty_on"),
    path("intern/goeremaal/<int:pk>/tag/", keeping.take_duty, name="take_duty"),
]
