from __future__ import annotations

from django.urls import path

from indgang.enquiries.views import public
from indgang.enquiries.views.handling import holding, involving, page

app_name = "enquiries"

DESK = "intern/henvendelser/<str:reference>"

urlpatterns = [
    path("henvendelse/<str:reference>/<str:token>/", public.show_status, name="show_status"),
    path(f"{DESK}/", page.show_enquiry, name="show_enquiry"),
    path(f"{DESK}/filer/<int:pk>/", page.show_file, name="show_file"),
    path(f"{DESK}/tag/", holding.take_enquiry, name="take_enquiry"),
    path(f"{DESK}/opgave/", holding.choose_task, name="choose_task"),
    path(f"{DESK}/hvem/", holding.suggest_receiver, name="suggest_receiver"),
    path(f"{DESK}/spoerg/", holding.ask_to_hold, name="ask_to_hold"),
    path(f"{DESK}/overdragelser/<int:pk>/ja/", holding.accept_enquiry, name="accept_enquiry"),
    path(f"{DESK}/overdragelser/<int:pk>/nej/", holding.decline_enquiry, name="decline_enquiry"),
    path(f"{DESK}/overdragelser/<int:pk>/tilbage/", holding.withdraw_hand_over, name="withdraw_hand_over"),
    path(f"{DESK}/tilbage/", holding.send_back, name="send_back"),
    path(f"{DESK}/virksomhed/", holding.link_business, name="link_business"),
    path(f"{DESK}/dele/", involving.ask_for_part, name="ask_for_part"),
    path(f"{DESK}/dele/<int:pk>/ja/", involving.accept_part, name="accept_part"),
    path(f"{DESK}/dele/<int:pk>/nej/", involving.decline_part, name="decline_part"),
    path(f"{DESK}/dele/<int:pk>/faerdig/", involving.finish_part, name="finish_part"),
    path(f"{DESK}/dele/<int:pk>/stop/", involving.stop_part, name="stop_part"),
    path(f"{DESK}/dele/<int:pk>/flyt/", involving.change_part, name="change_part"),
]
