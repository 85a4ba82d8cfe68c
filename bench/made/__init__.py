"""What a corpus is made of: sentences, names, and the records of each kind."""
