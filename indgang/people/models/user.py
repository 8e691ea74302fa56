from __future__ import annotations

from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from indgang.people.models.unit import Unit


class Role(models.TextChoices):
    """What somebody is trusted with, besides being a colleague. Leaders are named on their unit instead."""

    ENTRANCE = "entrance", _("The entrance (front desk)")
    CATALOGUE_EDITOR = "catalogue_editor", _("Catalogue editor")
    SECRETARY = "secretary", _("Secretary of the steering group")
    ADMINISTRATOR = "administrator", _("Administrator")


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> models.QuerySet[User]:
        """With the colleague: whether they have left is asked at every page of the desk."""
        return super().get_queryset().select_related("colleague")

    def create_user(self, email: str, password: str | None = None, **fields: Any) -> User:
        user: User = self.model(email=self.normalize_email(email).lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user


class User(AbstractBaseUser):
    """Somebody who may sign in; usually a colleague."""

    email = models.EmailField(_("mail"), unique=True)
    colleague = models.OneToOneField(
        "people.Colleague",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="user",
        verbose_name=_("colleague"),
    )
    is_active = models.BooleanField(_("may sign in"), default=True)
    created_at = models.DateTimeField(default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    objects: ClassVar[UserManager] = UserManager()

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["email"]
        constraints = [models.UniqueConstraint(Lower("email"), name="user_mail_once_in_any_case")]

    def __str__(self) -> str:
        return self.history_name

    @property
    def history_key(self) -> str:
        return f"people.user:{self.pk}"

    @property
    def history_name(self) -> str:
        return self.colleague.name if self.colleague else self.email

    @property
    def history_label(self) -> str:
        return self.history_name

    @property
    def history_link(self) -> str:
        return self.colleague.get_absolute_url() if self.colleague else ""

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(self.role_grants.values_list("role", flat=True))

    @cached_property
    def led_unit_ids(self) -> frozenset[int]:
        """The units this person leads themselves; those below them are theirs too, see ``rules.leads``."""
        if self.colleague_id is None:
            return frozenset()
        return frozenset(Unit.objects.filter(leader_id=self.colleague_id).values_list("pk", flat=True))

    @cached_property
    def _covered(self) -> dict[date, frozenset[int]]:
        return {}

    def covers_on(self, day: date) -> frozenset[int]:
        """The ids of the colleagues who are away on the day and for whom this person stands in; read once."""
        if self.colleague is None:
            return frozenset()
        if day not in self._covered:
            away = self.colleague.substitutions.filter(first_date__lte=day, last_date__gte=day)
            self._covered[day] = frozenset(away.values_list("colleague_id", flat=True))
        return self._covered[day]

    def has_role(self, *roles: Role) -> bool:
        return not self.roles.isdisjoint(roles)


class RoleGrant(models.Model):
    """That a user was given a role."""

    user = models.ForeignKey(User, models.CASCADE, related_name="role_grants")
    role = models.CharField(_("role"), max_length=20, choices=Role)
    granted_at = models.DateTimeField(default=timezone.now)

    class Meta:
        ordering = ["role"]
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="each_role_once")]

    def __str__(self) -> str:
        return f"{self.user}: {self.get_role_display()}"
