"""The Danish text of each area: extract the msgids, update the po files, compile them into one, and check them.

``python -m config.translations extract | update | compile | check``; no GNU gettext is needed. The sources of an
area (a folder of ``indgang``, or ``config``) are Python and templates; its Danish stands in
``locale/da/LC_MESSAGES/<area>.po``, and all areas together become ``django.mo``, which is never committed.
"""
