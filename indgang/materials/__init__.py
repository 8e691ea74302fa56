"""Brochures, articles, memos and booklets: for whom, who answers for each, and whether it is used.

Steps: put a material in, with its file or address → it is opened, downloaded and handed out, each counted without
saying who → its owner looks at it again by a day → it is withdrawn. Beside them stands the list of outside dates: what
others publish or hold when, so that ours does not drown in it.
"""
