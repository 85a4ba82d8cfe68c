"""A fault as a value, the register of fault codes, and their renderings."""
