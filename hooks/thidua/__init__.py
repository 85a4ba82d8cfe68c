"""The building of the emulation-and-commendation site, free of any site engine.

Rooms, in the order in which data passes through them; a room imports only
from rooms before it (``tests/unit/test_architecture.py`` says so):

``text``       Vietnamese letters, words, dates and numbers
``findings``   a fault as a value, the register of fault codes, their renderings
``records``    the record types: the one source of what content may say
``read``       bytes, front matter, positions
``check``      the rules, and records out of what passed them
``catalogue``  all records with their relations resolved both ways
``publish``    pages, listings, feeds, structured data, the site folder
"""
