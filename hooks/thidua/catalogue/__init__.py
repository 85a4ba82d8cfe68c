"""All records that are published on a day, their relations resolved both ways."""
