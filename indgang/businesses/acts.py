"""What the acts on companies, and what they change, are called in the history."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

ACT_NAMES = {
    "create_business": _("Wrote the company down"),
    "edit_business": _("Changed the company"),
    "end_business": _("Changed when the company ended"),
    "choose_contact_person": _("Changed the fixed contact person"),
    "add_contact": _("Added a contact"),
    "edit_contact": _("Changed the contact"),
    "remove_contact": _("Removed a contact"),
    "forget_contacts": _("Deleted the contacts of a company that has ended"),
    "add_production_unit": _("Added the production unit"),
    "edit_production_unit": _("Changed the production unit"),
    "remove_production_unit": _("Removed the production unit"),
    "note_spoken_with": _("Spoke with the company"),
    "remove_conversation": _("Removed a noted conversation"),
    "import_business": _("Changed the company by import"),
    "import_production_unit": _("Changed the production unit by import"),
}

FIELD_NAMES = {
    "business": _("company"),
}
