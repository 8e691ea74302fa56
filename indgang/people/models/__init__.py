"""What is remembered of the municipality and its people."""

from indgang.people.models.absence import Absence
from indgang.people.models.colleague import Audience, Colleague, ContactCard, Membership, Visibility
from indgang.people.models.municipality import ClosingDay, Municipality, OpeningHours, Weekday
from indgang.people.models.unit import Unit
from indgang.people.models.user import Role, RoleGrant, User

__all__ = [
    "Absence",
    "Audience",
    "ClosingDay",
    "Colleague",
    "ContactCard",
    "Membership",
    "Municipality",
    "OpeningHours",
    "Role",
    "RoleGrant",
    "Unit",
    "User",
    "Visibility",
    "Weekday",
]
