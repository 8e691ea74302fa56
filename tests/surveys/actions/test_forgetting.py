from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils import timezone

from indgang.history.actions.recording import SYSTEM
from indgang.history.models import Event
from indgang.surveys.actions import forgetting
from indgang.surveys.models import Answer, Invitation, Remark, Tally
from tests.factories import make_administrator, make_invitation, make_question, make_user

pytestmark = pytest.mark.django_db


def test_after_a_year_nothing_leads_to_the_company_but_the_scores_stay() -> None:
    question, now = make_question(), timezone.now()
    old = make_invitation(
        {question: 4}, comment="Tak", business_key="business:7", facts={"unit": "Byg"},
        sent_at=now - timedelta(days=366),
    )  # fmt: skip
    new = make_invitation(comment="Tak")
    assert forgetting.forget_names_of_old_answers(now=now) == 1
    assert forgetting.forget_names_of_old_answers(now=now) == 0
    old.refresh_from_db()
    new.refresh_from_db()
    assert (old.target_key, old.target_label, old.business_key, old.comment) == ("", "", "", "")
    assert (old.facts, old.answers.count(), new.comment) == ({"unit": "Byg"}, 1, "Tak")


def test_after_five_years_the_scores_go_too() -> None:
    question, now = make_question(), timezone.now()
    make_invitation({question: 4}, sent_at=now - timedelta(days=5 * 365 + 1))
    make_invitation({question: 2})
    assert forgetting.forget_old_answers(now=now) == 1
    assert forgetting.forget_old_answers(now=now) == 0
    assert [answer.score for answer in Answer.objects.all()] == [2]


def test_a_company_that_asks_for_it_is_forgotten() -> None:
    make_invitation({make_question(): 1}, business_key="business:7")
    other = make_invitation(business_key="business:8")
    assert forgetting.forget_answers_of(business_key="business:7", by=make_administrator()) == 1
    assert list(Invitation.objects.all()) == [other]
    assert Event.objects.get(act="forget_answers_of").target_label == "En invitation til at svare"


def test_others_may_not_forget_a_companys_answers() -> None:
    make_invitation(business_key="business:7")
    with pytest.raises(forgetting.UnableToForgetAnswers):
        forgetting.forget_answers_of(business_key="business:7", by=make_user())
    with pytest.raises(forgetting.UnableToForgetAnswers):
        forgetting.forget_answers_of(business_key="", by=make_administrator())
    assert Invitation.objects.count() == 1


def test_what_goes_takes_its_answers_with_it() -> None:
    make_invitation(area="enquiries", target_key="enquiry:1")
    assert forgetting.forget_answers_about(area="enquiries", key="enquiry:1", by=SYSTEM) == 1
    assert forgetting.forget_answers_about(area="enquiries", key="enquiry:1", by=SYSTEM) == 0


def test_remarks_are_forgotten_after_a_year_and_counts_after_five() -> None:
    day = timezone.localdate()
    for years, key in ((0, "g:1"), (2, "g:2"), (6, "g:3")):
        asked_date = day - timedelta(days=365 * years + years)
        Tally.objects.create(
            area="gatherings", target_key=key, question="met", choice="yes", number=5, asked_date=asked_date
        )
        Remark.objects.create(area="gatherings", target_key=key, text="Tak", asked_date=asked_date)
    now = timezone.now()
    assert (forgetting.forget_names_of_old_answers(now=now), forgetting.forget_old_answers(now=now)) == (2, 1)
    assert list(Remark.objects.values_list("target_key", flat=True)) == ["g:1"]
    assert list(Tally.objects.values_list("target_key", flat=True)) == ["g:1", "g:2"]
