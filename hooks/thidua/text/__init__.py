"""Vietnamese letters, words, dates and numbers."""
