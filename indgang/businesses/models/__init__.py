"""What is remembered of the companies."""

from indgang.businesses.models.business import SMALL, Business, ProductionUnit, Size
from indgang.businesses.models.contact import BusinessContact
from indgang.businesses.models.conversation import Conversation

__all__ = ["SMALL", "Business", "BusinessContact", "Conversation", "ProductionUnit", "Size"]
