"""The built site in a browser: reached by keyboard, on a phone, in the dark, without scripts."""
