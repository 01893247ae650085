import SQLite

/// Fingerprints of short blocks by the host of their pages, with how many different pages each stood on, and of the pages
/// that were counted. `seen` is a running number, so that the oldest can be let go.
let repeatedBlocks = Migration(
  "repeated blocks",
  """
  CREATE TABLE block_hosts (
    id INTEGER PRIMARY KEY,
    host TEXT NOT NULL UNIQUE,
    seen INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE block_pages (
    host INTEGER NOT NULL REFERENCES block_hosts (id) ON DELETE CASCADE,
    page INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (host, page)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE repeated_blocks (
    host INTEGER NOT NULL REFERENCES block_hosts (id) ON DELETE CASCADE,
    block INTEGER NOT NULL,
    pages INTEGER NOT NULL,
    seen INTEGER NOT NULL,
    PRIMARY KEY (host, block)
  ) STRICT, WITHOUT ROWID;
  """)
