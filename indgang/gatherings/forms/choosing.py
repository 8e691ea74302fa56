from __future__ import annotations

from django.utils.translation import gettext_lazy as _

OF_A_LIST = dict.fromkeys(("invalid_choice", "invalid_pk_value", "invalid_list"), _("Choose from the list."))
"""What a choice says that is not on its list, whatever was sent in its place."""
