"""Out of the catalogue: pages, listings, feeds, structured data, the site folder."""
