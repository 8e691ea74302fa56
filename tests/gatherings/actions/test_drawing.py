from __future__ import annotations

from collections import Counter

import pytest

from indgang.catalogue.models import Responsibility, TaskLink
from indgang.gatherings.actions.drawing import UnableToDraw, draw_speed_dates
from indgang.gatherings.models import Drawing, Gathering, SpeedMeeting
from indgang.gatherings.queries.day import people_of
from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.relations.models import Saying, Says
from tests.factories import make_task, make_user
from tests.gatherings.day_rows import NOW, a_gathering, a_guest, guests_of, units

pytestmark = pytest.mark.django_db


def draw(gathering: Gathering, seed: int = 1) -> Drawing:
    return draw_speed_dates(gathering=gathering, seed=seed, by=SYSTEM, now=NOW)


def met(gathering: Gathering) -> list[frozenset[str]]:
    meetings = SpeedMeeting.objects.filter(round__gathering=gathering, second__isnull=False)
    return [frozenset(str(one) for one in people_of(meeting)) for meeting in meetings]


def test_everybody_meets_somebody_new_of_another_department_in_each_round() -> None:
    gathering = a_gathering()
    guests = guests_of(gathering, 12)
    drawing = draw(gathering)
    assert [one.meetings.count() for one in gathering.speed_rounds.all()] == [6, 6, 6]
    assert max(Counter(met(gathering)).values()) == 1
    assert Counter(name for pair in met(gathering) for name in pair) == {str(guest): 3 for guest in guests}
    for meeting in SpeedMeeting.objects.all():
        mine, theirs = (one.colleague.memberships.get().unit for one in people_of(meeting))
        assert mine != theirs
    assert (drawing.people, drawing.rounds, drawing.repeats) == (12, 3, 0)
    assert drawing.gap_percent < 1
    assert drawing.worst_percent >= 90
    assert Event.objects.get(act="draw_speed_dates").target_label == gathering.history_label


def test_drawn_again_the_same_seed_gives_the_same_and_only_the_last_drawing_is_kept() -> None:
    gathering = a_gathering()
    guests_of(gathering, 10)
    draw(gathering, 5)
    once = met(gathering)
    draw(gathering, 5)
    assert met(gathering) == once
    draw(gathering, 6)
    assert (gathering.speed_rounds.count(), Drawing.objects.get().seed) == (3, 6)


def test_they_are_told_which_of_their_tasks_touch() -> None:
    gathering = a_gathering(rounds=1)
    one, other = guests_of(gathering, 2, 2)
    permit, terrace = make_task("Byggetilladelse"), make_task("Udeservering")
    Responsibility.objects.create(task=permit, colleague=one.colleague)
    Responsibility.objects.create(task=make_task("Andet arbejde"), colleague=one.colleague)
    Responsibility.objects.create(task=make_task("Helt andet"), colleague=other.colleague)
    Responsibility.objects.create(task=terrace, colleague=other.colleague)
    TaskLink.objects.create(task=terrace, other=permit, kind=TaskLink.Kind.RELATED)
    draw(gathering)
    about = SpeedMeeting.objects.get().about
    assert ("Byggetilladelse" in about, "Udeservering" in about) == (True, True)


def test_they_are_told_of_the_task_they_both_do() -> None:
    gathering = a_gathering(rounds=1)
    task = make_task("Skilte")
    for guest in guests_of(gathering, 2, 2):
        Responsibility.objects.create(task=make_task("Arkiv"), colleague=guest.colleague)
        Responsibility.objects.create(task=task, colleague=guest.colleague)
    draw(gathering)
    assert "Skilte" in SpeedMeeting.objects.get().about


def test_what_somebody_wishes_is_never_told() -> None:
    gathering = a_gathering(rounds=1)
    one, other = guests_of(gathering, 2, 2)
    draw(gathering)
    without = SpeedMeeting.objects.get().about
    Saying.objects.create(sayer=one.colleague, other=other.colleague, says=Says.WANTS, said_date=NOW.date())
    draw(gathering)
    assert SpeedMeeting.objects.get().about == without != ""


def test_of_an_odd_number_three_sit_together() -> None:
    gathering = a_gathering(rounds=2)
    guests_of(gathering, 9)
    draw(gathering)
    assert sorted(len(group) for group in met(gathering)) == [2, 2, 2, 2, 2, 2, 3, 3]


def test_in_a_small_odd_room_one_pauses_rather_than_that_a_round_is_lost() -> None:
    """Of five, two rounds with three at a table would bring two together again."""
    gathering = a_gathering(rounds=2)
    guests_of(gathering, 5)
    assert (draw(gathering).rounds, SpeedMeeting.objects.filter(second__isnull=True).count()) == (2, 2)


def test_of_an_odd_number_one_pauses_where_that_was_chosen() -> None:
    gathering = a_gathering(rounds=2, triple_when_odd=False)
    guests_of(gathering, 7)
    draw(gathering)
    pauses = SpeedMeeting.objects.filter(second__isnull=True)
    assert (len(met(gathering)), pauses.count(), len({one.first for one in pauses})) == (6, 2, 2)


def test_who_would_rather_not_pause_and_nobody_sees_why() -> None:
    gathering = a_gathering(rounds=1)
    one, other = guests_of(gathering, 2, 2)
    Saying.objects.create(
        sayer=one.colleague, other=other.colleague, says=Says.NOT_WITH, said_date=NOW.date()
    )
    draw(gathering)
    assert met(gathering) == []
    assert SpeedMeeting.objects.filter(second__isnull=True, table__isnull=True, about="").count() == 2


def test_of_three_of_whom_two_would_rather_not_one_pair_meets() -> None:
    gathering = a_gathering(rounds=1)
    one, other, _third = guests_of(gathering, 3)
    Saying.objects.create(
        sayer=one.colleague, other=other.colleague, says=Says.NOT_WITH, said_date=NOW.date()
    )
    draw(gathering)
    assert [len(group) for group in met(gathering)] == [2]
    assert frozenset({"Gæst 1", "Gæst 2"}) not in met(gathering)


def test_six_people_meet_in_as_many_rounds_as_there_are_people_to_meet() -> None:
    gathering = a_gathering(rounds=9)
    guests_of(gathering, 6)
    drawing = draw(gathering)
    assert (drawing.rounds, len(met(gathering)), len(set(met(gathering)))) == (5, 15, 15)


def test_everybody_from_one_department_is_drawn_as_well() -> None:
    gathering = a_gathering()
    guests_of(gathering, 8, 1)
    assert (draw(gathering).repeats, len(met(gathering))) == (0, 12)


def test_two_of_the_same_name_are_two_people() -> None:
    gathering, (unit, other) = a_gathering(rounds=2), units(2)
    for place in range(4):
        a_guest(gathering, "Bo Hansen", unit=unit if place % 2 else other)
    draw(gathering)
    assert [one.meetings.count() for one in gathering.speed_rounds.all()] == [2, 2]


@pytest.mark.parametrize(("people", "departments", "rounds"), [(6, 2, 3), (60, 12, 6), (300, 17, 3)])
def test_six_are_drawn_and_a_full_hall_too(people: int, departments: int, rounds: int) -> None:
    gathering = a_gathering(rounds=rounds)
    guests_of(gathering, people, departments)
    drawing, meetings = draw(gathering), people * rounds // 2
    assert (drawing.people, len(met(gathering)), len(set(met(gathering)))) == (people, meetings, meetings)


def test_nobody_who_comes_is_nobody_to_draw() -> None:
    gathering = a_gathering()
    guests_of(gathering, 5, state="invited")
    with pytest.raises(UnableToDraw, match="mindst to at trække iblandt"):
        draw(gathering)


def test_the_drawing_is_locked_once_the_day_runs() -> None:
    gathering = a_gathering(state="running")
    with pytest.raises(UnableToDraw, match="Dagen er begyndt"):
        draw(gathering)


def test_only_those_who_see_to_it_draw() -> None:
    with pytest.raises(UnableToDraw, match="Kun de, der står for samlingen"):
        draw_speed_dates(gathering=a_gathering(), seed=1, by=make_user(), now=NOW)


def test_a_drawing_worth_nothing_promises_all_there_is() -> None:
    drawing = Drawing(total=0.0, bound=0.0, worst=0.0, fairest=0.0, kind="speed")
    assert (drawing.gap_percent, drawing.worst_percent) == (0.0, 100)
