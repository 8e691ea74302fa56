"""Signing in: django-allauth's steps, with our words, our pages, and only those doors that a municipality uses.

Nobody signs up: an administrator lets a colleague in (``actions/admitting.py``), who then chooses a password by the
link in a mail, or comes by the municipality's own login.
"""
