"""Other generators, and the same articles for them."""
