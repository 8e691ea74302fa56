from __future__ import annotations

from django.urls import path

from indgang.gatherings.views import (
    answering_invitation,
    deciding,
    guests,
    listing,
    planning,
    programme,
    showing,
    task_bank,
)
from indgang.gatherings.urls_booklet import booklet_patterns
from indgang.gatherings.urls_day import day_patterns
from indgang.gatherings.views import listing, showing

app_name = "gatherings"

ALL = "intern/samlinger"
ONE = f"{ALL}/<int:pk>"
BANK = f"{ALL}/opgaver"

urlpatterns = [
    path(f"{ALL}/", listing.list_gatherings, name="list_gatherings"),
    path(f"{ALL}/ny/", planning.plan_gathering, name="plan_gathering"),
    path(f"{BANK}/", task_bank.list_cross_tasks, name="list_cross_tasks"),
    path(f"{BANK}/ny/", task_bank.suggest_cross_task, name="suggest_cross_task"),
    path(f"{BANK}/henvendelser/", task_bank.list_complex_enquiries, name="list_complex_enquiries"),
    path(f"{BANK}/<int:pk>/", task_bank.show_cross_task, name="show_cross_task"),
    path(f"{BANK}/<int:pk>/ret/", task_bank.change_cross_task, name="change_cross_task"),
    path(f"{BANK}/<int:pk>/drop/", task_bank.drop_cross_task, name="drop_cross_task"),
    path(f"{ONE}/", showing.show_gathering, name="show_gathering"),
    path(f"{ONE}/ret/", planning.change_gathering, name="change_gathering"),
    path(f"{ONE}/overtag/", planning.take_over_gathering, name="take_over_gathering"),
    path(f"{ONE}/aflys/", planning.cancel_gathering, name="cancel_gathering"),
    path(f"{ONE}/program/", programme.add_point, name="add_point"),
    path(f"{ONE}/program/<int:point>/ret/", programme.change_point, name="change_point"),
    path(f"{ONE}/program/<int:point>/flyt/", programme.move_point, name="move_point"),
    path(f"{ONE}/program/<int:point>/slet/", programme.remove_point, name="remove_point"),
    path(f"{ONE}/opgaver/", task_bank.choose_tasks, name="choose_tasks"),
    path(f"{ONE}/vil-gerne/", guests.want_to_come, name="want_to_come"),
    path(f"{ONE}/deltagere/", guests.list_guests, name="list_guests"),
    path(f"{ONE}/deltagere/foreslaa/", guests.propose_guests, name="propose_guests"),
    path(f"{ONE}/deltagere/bestem/", guests.settle_guest, name="settle_guest"),
    path(f"{ONE}/deltagere/spoerg-ledere/", guests.ask_leaders, name="ask_leaders"),
    path(f"{ONE}/deltagere/inviter/", guests.invite_guests, name="invite_guests"),
    path(f"{ONE}/dine/", deciding.decide_guests, name="decide_guests"),
    path(f"{ONE}/dine/<int:guest>/", deciding.decide_guest, name="decide_guest"),
    path("samling/<str:token>/", answering_invitation.answer_invitation, name="answer_invitation"),
    *day_patterns,
    *booklet_patterns,
]
