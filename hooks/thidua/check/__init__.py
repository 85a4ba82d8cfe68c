"""The rules, and the records that passed them.

One rule is one function; its docstring is the rule.
"""
