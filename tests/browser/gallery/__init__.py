"""A made-up site that shows every part of ``indgang.shared``, so that each can be looked at before a page uses it."""
