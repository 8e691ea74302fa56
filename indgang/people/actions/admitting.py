from __future__ import annotations

from collections.abc import Collection

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.history.actions.changing import apply_values
from indgang.history.actions.recording import SYSTEM, record_event
from indgang.people.models import Colleague, Role, RoleGrant, User
from indgang.people.rules import may_give_roles
from indgang.shared.refusals import Refused


class UnableToAdmit(Refused):
    """Nobody was let in, and no role was given or taken."""


def admit_colleague(*, colleague: Colleague, by: User) -> User:
    """Lets a colleague sign in with the mail on their card; the password is set by the link in "forgot password"."""
    if not may_give_roles(by):
        raise UnableToAdmit(_("Only an administrator may let people sign in."))
    if not colleague.mail:
        raise UnableToAdmit(_("Write a mail address on the colleague's card first."))
    if User.objects.filter(email__iexact=colleague.mail).exclude(colleague=colleague).exists():
        raise UnableToAdmit(_("Somebody else signs in with that mail address already."))
    mail = colleague.mail.lower()
    with transaction.atomic():
        user = User.objects.filter(colleague=colleague).first()
        if user is not None and user.is_active and user.email == mail:
            return user
        user = user or User.objects.create_user(mail, colleague=colleague)
        changes = apply_values(target=user, values={"email": mail, "is_active": True})
        user.save()
        record_event(area="people", act="admit_colleague", target=user, by=by, changes=changes)
    return user


def shut_out(*, user: User, by: User) -> User:
    if not may_give_roles(by):
        raise UnableToAdmit(_("Only an administrator may stop people from signing in."))
    if user == by:
        raise UnableToAdmit(_("You cannot shut yourself out."))
    if not user.is_active:
        return user
    with transaction.atomic():
        user.is_active = False
        user.save()
        record_event(area="people", act="shut_out", target=user, by=by)
    return user


def give_roles(*, user: User, roles: Collection[Role], by: User) -> User:
    """Makes the user's roles just these."""
    if not may_give_roles(by):
        raise UnableToAdmit(_("Only an administrator may give roles."))
    if user == by and Role.ADMINISTRATOR not in roles:
        raise UnableToAdmit(_("You cannot take the administrator's role from yourself."), field="roles")
    before = [Role(role) for role in user.role_grants.values_list("role", flat=True)]
    after = sorted(set(roles))
    if sorted(before) == after:
        return user
    with transaction.atomic():
        user.role_grants.exclude(role__in=after).delete()
        for role in after:
            RoleGrant.objects.get_or_create(user=user, role=role)
        changes = {"roles": (_in_words(before), _in_words(after))}
        record_event(area="people", act="give_roles", target=user, by=by, changes=changes)
    user.__dict__.pop("roles", None)
    return user


def _in_words(roles: Collection[Role]) -> str:
    return ", ".join(str(role.label) for role in roles)


def found_administrator(*, mail: str) -> User:
    """Lets in the first administrator, who then lets in the others; only where there is none."""
    if RoleGrant.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True).exists():
        raise UnableToAdmit(_("There is an administrator already, who can let others in."))
    with transaction.atomic():
        user = User.objects.filter(email=mail.lower()).first() or User.objects.create_user(mail)
        user.is_active = True
        user.save()
        RoleGrant.objects.get_or_create(user=user, role=Role.ADMINISTRATOR)
        record_event(area="people", act="found_administrator", target=user, by=SYSTEM)
    return user
