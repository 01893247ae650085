import SQLite

/// What lists of subscriptions say that the reader has no use for, kept for the list that is exported one day. A folder
/// stands behind the subscription `after`, or before all of them.
let outlineNotes = Migration(
  "the outlines of subscriptions",
  """
  ALTER TABLE subscriptions ADD COLUMN notes BLOB;
  CREATE TABLE feed_folders (
    id INTEGER PRIMARY KEY,
    section_path TEXT NOT NULL UNIQUE,
    after INTEGER NOT NULL,
    is_empty INTEGER NOT NULL,
    notes BLOB
  ) STRICT;
  """)
