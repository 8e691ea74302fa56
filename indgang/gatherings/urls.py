from __future__ import annotations

from django.urls import path

from indgang.gatherings.views import (
    answering_invitation,
    booklet,
    clock,
    day,
    deciding,
    guests,
    listing,
    my_day,
    planning,
    printing,
    programme,
    showing,
    task_bank,
    writing,
)

app_name = "gatherings"

ALL = "intern/samlinger"
ONE = f"{ALL}/<int:pk>"
BANK = f"{ALL}/opgaver"
MINE = "samling/<str:token>"

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
    path(f"{ONE}/dagen/", day.show_day, name="show_day"),
    path(f"{ONE}/dagen/ankomst/", day.receive_guests, name="receive_guests"),
    path(f"{ONE}/dagen/ankomst/<int:guest>/", day.check_in, name="check_in"),
    path(f"{ONE}/dagen/gik/<int:guest>/", day.note_left, name="note_left"),
    path(f"{ONE}/dagen/traek/", day.draw_speed_dates, name="draw_speed_dates"),
    path(f"{ONE}/dagen/grupper/", day.draw_groups, name="draw_groups"),
    path(f"{ONE}/dagen/begynd/", day.start_day, name="start_day"),
    path(f"{ONE}/dagen/om/", day.redraw_rest, name="redraw_rest"),
    path(f"{ONE}/dagen/runde/", day.begin_round, name="begin_round"),
    path(f"{ONE}/dagen/slut/", day.end_gathering, name="end_gathering"),
    path(f"{ONE}/dagen/ur/", clock.show_clock, name="show_clock"),
    path(f"{ONE}/dagen/kort/", writing.edit_cards, name="edit_cards"),
    path(f"{ONE}/dagen/resultater/", writing.type_results, name="type_results"),
    path(f"{ONE}/dagen/navneskilte/", printing.show_badges, name="show_badges"),
    path(f"{ONE}/dagen/bordkort/", printing.show_table_cards, name="show_table_cards"),
    path(f"{ONE}/dagen/bordlister/", printing.show_table_lists, name="show_table_lists"),
    path(f"{ONE}/haefte/", booklet.show_booklet, name="show_booklet"),
    path(f"{ONE}/haefte/kladde/", booklet.preview_booklet, name="preview_booklet"),
    path(f"{ONE}/haefte/kladde/pdf/", booklet.draw_booklet, name="draw_booklet"),
    path(f"{ONE}/haefte/udgiv/", booklet.publish_booklet, name="publish_booklet"),
    path(f"{MINE}/", answering_invitation.answer_invitation, name="answer_invitation"),
    path(f"{MINE}/dag/", my_day.show_my_day, name="show_my_day"),
    path(f"{MINE}/skriv/", writing.write_answers, name="write_answers"),
    path(f"{MINE}/pennen/", writing.take_pen, name="take_pen"),
]
