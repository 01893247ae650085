import SQLite

/// What fetching learns of a subscription, and what undoing a change of subscriptions needs. A removed subscription stays
/// until its removal can no longer be taken back.
let feedStates = Migration(
  "the state of feeds",
  """
  ALTER TABLE subscriptions ADD COLUMN title_is_own INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE subscriptions ADD COLUMN is_local INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE subscriptions ADD COLUMN removed INTEGER NOT NULL DEFAULT 0;
  -- A title that came with a list of subscriptions was given by a person.
  UPDATE subscriptions SET title_is_own = title <> '';
  CREATE TABLE feed_states (
    subscription INTEGER PRIMARY KEY REFERENCES subscriptions (id) ON DELETE CASCADE,
    moved_to TEXT,
    entity_tag TEXT,
    last_modified TEXT,
    fingerprint INTEGER,
    checked INTEGER,
    succeeded INTEGER,
    changed INTEGER,
    due INTEGER,
    not_before INTEGER,
    error TEXT,
    failing_since INTEGER,
    failures INTEGER NOT NULL DEFAULT 0,
    retired TEXT,
    retired_since INTEGER
  ) STRICT;
  CREATE TABLE undo_subscriptions (
    undo_id INTEGER NOT NULL REFERENCES undos (id) ON DELETE CASCADE,
    subscription INTEGER NOT NULL REFERENCES subscriptions (id) ON DELETE CASCADE,
    title TEXT NOT NULL,
    title_is_own INTEGER NOT NULL,
    section_path TEXT NOT NULL,
    removed INTEGER NOT NULL,
    PRIMARY KEY (undo_id, subscription)
  ) STRICT, WITHOUT ROWID;
  -- Where stories stood before their feed was renamed or moved.
  CREATE TABLE undo_places (
    undo_id INTEGER NOT NULL REFERENCES undos (id) ON DELETE CASCADE,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    publication TEXT NOT NULL,
    section_path TEXT NOT NULL,
    PRIMARY KEY (undo_id, article_id)
  ) STRICT, WITHOUT ROWID;
  """)

/// How often a feed wants to be asked, which an answer that it is unchanged does not tell again. Hours and days are bits.
let feedRhythms = Migration(
  "the rhythm of feeds",
  """
  ALTER TABLE feed_states ADD COLUMN minutes INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE feed_states ADD COLUMN skipped_hours INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE feed_states ADD COLUMN skipped_days INTEGER NOT NULL DEFAULT 0;
  """)
