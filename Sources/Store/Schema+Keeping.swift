import SQLite

/// What a reader keeps: the queue of stories to read later, notes, and tags. The queue is a list as the saved are; a tag is
/// a list whose parent is the list of the saved.
let keeping = Migration(
  "queue, notes and tags",
  """
  INSERT INTO lists (id, kind, name, folded) VALUES (-1, 'fixed', 'queue', 'queue');
  ALTER TABLE reading ADD COLUMN queued INTEGER;
  ALTER TABLE reading ADD COLUMN note TEXT;
  CREATE TABLE article_tags (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    list_id INTEGER NOT NULL REFERENCES lists (id),
    PRIMARY KEY (article_id, list_id)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX article_tags_by_list ON article_tags (list_id);
  """)
