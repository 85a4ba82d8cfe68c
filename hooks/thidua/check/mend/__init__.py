"""Mending what is safe to mend (``check.py --fix``), and nothing else.

A mend is a pure function from text to text that proves itself: the text is
read again, and unless its values are those from before, apart from what the
mend is about, the text stays as it was.
"""
