"""Static files named by their content, so that browsers may keep them for a year."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage  # type: ignore[import-untyped]


class NamedByContentStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Follows the addresses in style sheets, not the hints of source maps, which we do not serve."""

    patterns = tuple(
        (extension, tuple(pattern for pattern in patterns if "sourceMappingURL" not in str(pattern)))
        for extension, patterns in CompressedManifestStaticFilesStorage.patterns
    )
