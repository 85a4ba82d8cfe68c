"""From bytes to text, front matter and values, each with its place in the file."""
