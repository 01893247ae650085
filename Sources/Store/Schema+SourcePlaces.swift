import SQLite

/// Where each source of a story puts it, for stories that several sources bring; of a story from one source `articles`
/// says all. A story stands in the lists of all its sources.
let sourcePlaces = Migration(
  "the places of several sources",
  """
  CREATE TABLE source_places (
    article_id INTEGER NOT NULL REFERENCES articles (id),
    source INTEGER NOT NULL REFERENCES sources (id),
    publication TEXT NOT NULL,
    section_path TEXT NOT NULL,
    PRIMARY KEY (article_id, source)
  ) STRICT, WITHOUT ROWID;
  """)
