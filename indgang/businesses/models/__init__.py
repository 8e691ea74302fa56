"""What is remembered of the companies."""

from indgang.businesses.models.business import Business, ProductionUnit, Size
from indgang.businesses.models.contact import BusinessContact
from indgang.businesses.models.conversation import Conversation

__all__ = ["Business", "BusinessContact", "Conversation", "ProductionUnit", "Size"]
