"""What happened, to what, and by whom.

Every act that changes data records one event here. An event names the thing, the person and the change by text
(area, key, label, link), never by foreign key, so that it outlives all three. Steps: record → read → forget after
the stated time.
"""
