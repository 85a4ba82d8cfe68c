"""The record types: the one source of what content may say.

JSON Schemas for editors (``schema/``), the checker's rules on single fields
and the catalogue all read these classes.
"""
