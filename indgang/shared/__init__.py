"""Tools without a meaning of their own, which every area may use.

What is here: the front-end frame (layouts, parts of pages, forms drawn as DKFDS draws them, static files), form fields
that take what people really type, the base of refusals, and the counter that tells when something derived is stale.
Nothing here knows a municipality, a task or a colleague: the templates ask only for what is handed to them.
"""
