from __future__ import annotations

from datetime import datetime
from functools import partial
from io import BytesIO

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from indgang.history.actions.recording import record_event
from indgang.people.models import Colleague, User
from indgang.people.rules import may_change_picture
from indgang.shared.refusals import Refused

SIDE = 400  # pixels: enough to recognise a face, too little to print a poster
LARGEST_SOURCE = 40_000_000  # pixels
UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    EOFError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


class UnableToChangePicture(Refused):
    """The picture was not put up or taken down."""


def put_up_picture(
    *, colleague: Colleague, source: bytes, has_consented: bool, by: User, now: datetime
) -> Colleague:
    """Shows a picture of oneself, cut square and without whatever the camera wrote into it."""
    if not may_change_picture(by, colleague):
        raise UnableToChangePicture(_("Only the colleague can put up a picture: the consent is their own."))
    if not has_consented:
        raise UnableToChangePicture(
            _("Tick that you agree to the picture being shown."), field="has_consented"
        )
    picture = ContentFile(_cut_square(source), name=f"{get_random_string(24)}.jpg")
    with transaction.atomic():
        _forget_file(colleague)
        colleague.picture.save(picture.name or "", picture, save=False)
        colleague.picture_consent_at = now
        colleague.save()
        record_event(
            area="people",
            act="put_up_picture",
            target=colleague,
            by=by,
            changes={"picture_consent_at": (None, now)},
        )
    return colleague


def take_down_picture(*, colleague: Colleague, by: User) -> Colleague:
    """Deletes the picture and the consent with it."""
    if not may_change_picture(by, colleague):
        raise UnableToChangePicture(_("Only the colleague can take the picture down."))
    with transaction.atomic():
        _forget_file(colleague)
        colleague.picture, colleague.picture_consent_at = "", None
        colleague.save()
        record_event(area="people", act="take_down_picture", target=colleague, by=by)
    return colleague


def _forget_file(colleague: Colleague) -> None:
    if colleague.picture:
        delete = colleague.picture.storage.delete
        transaction.on_commit(partial(delete, str(colleague.picture.name)))


def _cut_square(source: bytes) -> bytes:
    try:
        image = Image.open(BytesIO(source), formats=["JPEG", "PNG", "WEBP"])
        if image.width * image.height > LARGEST_SOURCE:
            raise UnableToChangePicture(_("The picture is too large. Choose a smaller one."), field="picture")
        square = ImageOps.fit(ImageOps.exif_transpose(image).convert("RGB"), (SIDE, SIDE))
    except UNREADABLE as fault:
        reason = _("This is not a picture we can read. Use JPEG, PNG or WebP.")
        raise UnableToChangePicture(reason, field="picture") from fault
    target = BytesIO()
    square.save(target, "JPEG", quality=85)
    return target.getvalue()
