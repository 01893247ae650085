import SQLite

/// Which stories are to be fetched whole from their pages, and what came of it. A row with `due` waits; one with `fetched`
/// has its text; one with neither was given up for `reason`. `entry` is a fingerprint of the entry that it is about: one that
/// changes is fetched anew, later and later.
let fullTexts = Migration(
  "full texts",
  """
  ALTER TABLE subscriptions ADD COLUMN full_text TEXT NOT NULL DEFAULT 'auto';
  CREATE TABLE full_texts (
    article_id INTEGER PRIMARY KEY REFERENCES articles (id),
    source INTEGER NOT NULL REFERENCES sources (id),
    entry INTEGER NOT NULL,
    due INTEGER,
    fetched INTEGER,
    fetches INTEGER NOT NULL DEFAULT 0,
    failures INTEGER NOT NULL DEFAULT 0,
    reason TEXT
  ) STRICT;
  CREATE INDEX full_texts_by_due ON full_texts (due) WHERE due IS NOT NULL;
  """)
