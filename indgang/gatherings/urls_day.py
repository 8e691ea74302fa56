"""The day's addresses: those behind the personal link, and those of whoever sees to the gathering."""

from __future__ import annotations

from django.urls import path

from indgang.gatherings.views import clock, day, my_day, printing, writing

ONE = "intern/samlinger/<int:pk>"
MINE = "samling/<str:token>"

day_patterns = [
    path(f"{MINE}/dag/", my_day.show_my_day, name="show_my_day"),
    path(f"{MINE}/skriv/", writing.write_answers, name="write_answers"),
    path(f"{MINE}/pennen/", writing.take_pen, name="take_pen"),
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
]
