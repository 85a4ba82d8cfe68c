"""What several tests share: sites made from data, and places found by text."""
