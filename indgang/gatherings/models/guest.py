from __future__ import annotations

from django.db import models
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from indgang.gatherings.models.gathering import Gathering
from indgang.history.models import Recorded


class GuestState(models.TextChoices):
    """Nobody is invited before their leader has said yes; silence is not a yes.

    Whoever is SILENT was invited, did not answer by the day, and had their place given to a reserve who waited.
    """

    CONSIDERED = "considered", pgettext_lazy("state of a guest", "Not on the list")
    PROPOSED = "proposed", pgettext_lazy("state of a guest", "Proposed")
    ASKED_LEADER = "asked", pgettext_lazy("state of a guest", "Leader is asked")
    LEADER_NO = "leader_no", pgettext_lazy("state of a guest", "Leader said no")
    APPROVED = "approved", pgettext_lazy("state of a guest", "Leader said yes")
    INVITED = "invited", pgettext_lazy("state of a guest", "Invited")
    COMING = "coming", pgettext_lazy("state of a guest", "Coming")
    NOT_COMING = "not_coming", pgettext_lazy("state of a guest", "Not coming")
    SILENT = "silent", pgettext_lazy("state of a guest", "Did not answer")


class LeaderWord(models.TextChoices):
    MUST = "must", pgettext_lazy("leader's word", "Must come")
    MUST_NOT = "must_not", pgettext_lazy("leader's word", "Must not come")


class Guest(Recorded):
    """A colleague and one gathering: on the list or not, why, what the leader and they themselves say, and the day.

    ``reserve_rank`` is their place among the reserves, from 1. ``reason`` is the sentence of the selection, and
    ``leader_word`` what a leader or the secretary has settled ahead of it, with their ``word_reason``. The
    personal link is made of ``token_seed`` and the installation's key, as a company's status page is. That they have
    answered how it was (``has_evaluated``) is known until the link for it runs out, so that nobody answers twice.
    """

    gathering = models.ForeignKey(Gathering, models.CASCADE, related_name="guests")
    colleague = models.ForeignKey(
        "people.Colleague", models.CASCADE, related_name="gathering_guests", verbose_name=_("colleague")
    )
    state = models.CharField(_("state"), max_length=10, choices=GuestState, default=GuestState.CONSIDERED)
    reserve_rank = models.PositiveSmallIntegerField(_("place among the reserves"), null=True, blank=True)
    reason = models.CharField(_("why, or why not"), max_length=400, blank=True)
    leader_word = models.CharField(_("leader's word"), max_length=8, choices=LeaderWord, blank=True)
    word_reason = models.CharField(_("why they must, or must not"), max_length=200, blank=True)
    leader = models.ForeignKey(
        "people.Colleague", models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("leader")
    )
    wants_to_come = models.BooleanField(_("has said that they want to come"), default=False)
    token_seed = models.CharField(max_length=44, unique=True)
    leader_asked_at = models.DateTimeField(null=True, blank=True)
    invited_at = models.DateTimeField(null=True, blank=True)
    reminded_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    checked_in_at = models.DateTimeField(_("came"), null=True, blank=True)
    left_at = models.DateTimeField(_("left"), null=True, blank=True)
    has_evaluated = models.BooleanField(default=False)

    class Meta:
        verbose_name = _("guest")
        verbose_name_plural = _("guests")
        ordering = ["colleague__name", "pk"]
        indexes = [models.Index(fields=["gathering", "state"], name="guests_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["gathering", "colleague"], name="each_colleague_once_a_gathering")
        ]

    def __str__(self) -> str:
        return str(self.colleague)

    def get_absolute_url(self) -> str:
        return self.gathering.get_absolute_url()

    @property
    def history_label(self) -> str:
        return gettext("%(name)s, %(gathering)s") % {"name": self.colleague, "gathering": self.gathering}

    @property
    def need_text(self) -> str:
        """What we must think of; empty where there is nothing."""
        return self.need.text if hasattr(self, "need") else ""

    @property
    def is_in_the_room(self) -> bool:
        return self.checked_in_at is not None and self.left_at is None


class GuestNeed(models.Model):
    """What a guest must eat or how they must get in. Seen by whoever sees to the gathering, and deleted after it."""

    guest = models.OneToOneField(Guest, models.CASCADE, related_name="need")
    text = models.CharField(_("what we must think of"), max_length=300)

    class Meta:
        verbose_name = _("need of a guest")
        verbose_name_plural = _("needs of guests")

    def __str__(self) -> str:
        return self.text
