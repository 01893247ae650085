import SQLite

/// Lets go of the index in the store, for one in a file of its own. Changes of articles are numbered, since the index
/// remembers by their numbers which of them it knows; so are stores, for it remembers of which it is. Zeros over a large index
/// would take seconds.
let searchInFile = Migration(
  "search index in a file of its own",
  """
  PRAGMA secure_delete = FAST;
  DROP TABLE search;
  DROP TABLE search_changes;
  CREATE TABLE search_changes (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    article_id INTEGER NOT NULL REFERENCES articles (id),
    old_headline TEXT NOT NULL,
    old_words TEXT NOT NULL
  ) STRICT;
  CREATE INDEX search_changes_by_article ON search_changes (article_id, number);
  DELETE FROM marks WHERE name = 'indexed';
  INSERT INTO marks (name, value) VALUES ('store', random());
  """)
