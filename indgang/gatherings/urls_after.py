"""Addresses of what comes after a gathering: answers, quotes, how it was, and what became of it."""

from __future__ import annotations

from django.urls import path

from indgang.gatherings.views import coding, comparing, evaluating, following_up, quoting, typing_answers

ALL = "intern/samlinger"
ONE = f"{ALL}/<int:pk>"
MINE = "samling/<str:token>"

after_patterns = [
    path("samling-svar/<str:token>/", evaluating.evaluate, name="evaluate"),
    path(f"{MINE}/citater/", quoting.say_of_quotes, name="say_of_quotes"),
    path(f"{ALL}/sammenlign/", comparing.compare_gatherings, name="compare_gatherings"),
    path(f"{ONE}/svar/", coding.code_answers, name="code_answers"),
    path(f"{ONE}/svar/papir/", typing_answers.list_pairs, name="list_pairs"),
    path(f"{ONE}/svar/papir/<int:meeting>/", typing_answers.type_answers, name="type_answers"),
    path(f"{ONE}/citater/", quoting.list_quotes, name="list_quotes"),
    path(f"{ONE}/citater/spoerg/", quoting.ask_speakers, name="ask_speakers"),
    path(f"{ONE}/evaluering/", evaluating.show_evaluation, name="show_evaluation"),
    path(f"{ONE}/evaluering/spoerg/", evaluating.ask_how_it_was, name="ask_how_it_was"),
    path(f"{ONE}/evaluering/laering/", evaluating.note_learned, name="note_learned"),
    path(f"{ONE}/opfoelgning/", following_up.list_follow_ups, name="list_follow_ups"),
    path(f"{ONE}/opfoelgning/<int:group>/", following_up.give_follow_up, name="give_follow_up"),
]
