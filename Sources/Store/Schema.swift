// The store's tables, as numbered migrations. Never change one that has been released: add the next.
//
// Everything that can be listed is a row of `lists` (all articles, the saved, the history, each section, newspaper and
// reporter) with its counters, and every article in it is a row of `listed`, whose key is the order of the list. So
// every list is paged by the same two statements, counted without counting, and no page costs more than another.
// `place` is what a list goes by: the seconds of an article's time, or a running number for the saved and the history.
//
// `listed.article_id` has no foreign key: it would need an index as large as the table. The store deletes by key.

import SQLite

/// The lists that every store has.
enum FixedList {
  static let everything: Int64 = 1
  static let saved: Int64 = 2
  static let history: Int64 = 3
  static let queue: Int64 = -1
}

/// Marks a file as a Broadsheet store in its header: "Brsh".
let applicationID: Int64 = 0x4272_7368

let migrations: [Migration] = [
  Migration(
    "articles in lists",
    """
    CREATE TABLE lists (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('fixed', 'section', 'publication', 'byline')),
      parent INTEGER REFERENCES lists (id),
      name TEXT NOT NULL,
      folded TEXT NOT NULL,
      position INTEGER,
      total INTEGER NOT NULL DEFAULT 0,
      unread INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE UNIQUE INDEX lists_by_name ON lists (kind, ifnull(parent, 0), folded);
    INSERT INTO lists (id, kind, name, folded) VALUES
      (1, 'fixed', 'everything', 'everything'), (2, 'fixed', 'saved', 'saved'), (3, 'fixed', 'history', 'history');

    CREATE TABLE sources (id INTEGER PRIMARY KEY, url TEXT NOT NULL UNIQUE) STRICT;

    -- What a line of a list shows; the whole article is in article_contents, so that lists read few pages.
    CREATE TABLE articles (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      place INTEGER NOT NULL,
      publication INTEGER NOT NULL REFERENCES lists (id),
      section INTEGER REFERENCES lists (id),
      memberships BLOB NOT NULL,
      url TEXT,
      posted INTEGER,
      posted_zone INTEGER,
      posted_has_time INTEGER NOT NULL,
      headline TEXT NOT NULL,
      kicker TEXT,
      labels TEXT NOT NULL,
      deck TEXT,
      lede TEXT NOT NULL,
      byline TEXT NOT NULL,
      language TEXT,
      has_photo INTEGER NOT NULL,
      removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE article_contents (
      article_id INTEGER PRIMARY KEY REFERENCES articles (id),
      content BLOB NOT NULL
    ) STRICT;

    -- The names an article came under, with what each source sent last; the addresses it is known by.
    CREATE TABLE article_names (
      source INTEGER NOT NULL REFERENCES sources (id),
      entry_id TEXT NOT NULL,
      article_id INTEGER NOT NULL REFERENCES articles (id),
      fingerprint INTEGER NOT NULL,
      PRIMARY KEY (source, entry_id)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE article_addresses (
      address TEXT NOT NULL,
      article_id INTEGER NOT NULL REFERENCES articles (id),
      PRIMARY KEY (address, article_id)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE listed (
      list_id INTEGER NOT NULL,
      unread INTEGER NOT NULL,
      place INTEGER NOT NULL,
      article_id INTEGER NOT NULL,
      PRIMARY KEY (list_id, unread, place, article_id)
    ) STRICT, WITHOUT ROWID;

    -- What the reader did; no merge ever touches it.
    CREATE TABLE reading (
      article_id INTEGER PRIMARY KEY REFERENCES articles (id),
      is_read INTEGER NOT NULL DEFAULT 0,
      saved INTEGER,
      visited INTEGER,
      visited_at INTEGER,
      visits INTEGER NOT NULL DEFAULT 0,
      block INTEGER NOT NULL DEFAULT -1,
      offset INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX reading_by_visits ON reading (visits, visited) WHERE visits > 0;

    CREATE TABLE marks (name TEXT NOT NULL PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
    CREATE TABLE settings (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;
    """),
  Migration(
    "undo",
    """
    CREATE TABLE undos (id INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL) STRICT;
    CREATE TABLE undo_articles (
      undo_id INTEGER NOT NULL REFERENCES undos (id) ON DELETE CASCADE,
      article_id INTEGER NOT NULL REFERENCES articles (id),
      PRIMARY KEY (undo_id, article_id)
    ) STRICT, WITHOUT ROWID;
    """),
  Migration(
    "ranked lists, galleries, pictures, subscriptions",
    """
    CREATE TABLE rankings (
      id INTEGER PRIMARY KEY,
      publication INTEGER NOT NULL REFERENCES lists (id),
      title TEXT NOT NULL,
      folded TEXT NOT NULL,
      UNIQUE (publication, folded)
    ) STRICT;
    CREATE TABLE ranking_entries (
      ranking INTEGER NOT NULL REFERENCES rankings (id),
      moment INTEGER NOT NULL,
      rank INTEGER NOT NULL,
      headline TEXT NOT NULL,
      url TEXT NOT NULL,
      label TEXT,
      PRIMARY KEY (ranking, moment, rank)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE galleries (
      id INTEGER PRIMARY KEY,
      publication INTEGER NOT NULL REFERENCES lists (id),
      entry_id TEXT NOT NULL,
      title TEXT NOT NULL,
      place INTEGER NOT NULL,
      posted INTEGER,
      posted_zone INTEGER,
      posted_has_time INTEGER NOT NULL,
      photos INTEGER NOT NULL,
      content BLOB NOT NULL,
      UNIQUE (publication, entry_id)
    ) STRICT;
    CREATE INDEX galleries_by_place ON galleries (place, id);

    CREATE TABLE pictures (
      url TEXT NOT NULL PRIMARY KEY,
      width INTEGER NOT NULL,
      height INTEGER NOT NULL,
      bytes BLOB NOT NULL
    ) STRICT;

    CREATE TABLE subscriptions (
      id INTEGER PRIMARY KEY,
      url TEXT NOT NULL UNIQUE,
      title TEXT NOT NULL,
      site_url TEXT,
      section_path TEXT NOT NULL
    ) STRICT;
    """),
  // The index holds no text of its own. An article is in it exactly when its number is not above the mark `indexed`
  // and no change of it is waiting, or when a change is waiting that names the words to take out. Its parts are merged
  // eight at a time: with four, the merging of many batches takes longer than all the rest.
  Migration(
    "search",
    """
    CREATE VIRTUAL TABLE search USING fts5 (
      headline, words, content = '', columnsize = 0, tokenize = "unicode61 remove_diacritics 2"
    );
    INSERT INTO search (search, rank) VALUES ('hashsize', 67108864), ('automerge', 8);
    CREATE TABLE search_changes (
      article_id INTEGER PRIMARY KEY REFERENCES articles (id),
      old_headline TEXT,
      old_words TEXT
    ) STRICT;
    INSERT INTO marks (name, value) VALUES ('indexed', 0);
    """),
  feedStates,
  feedRhythms,
  outlineNotes,
  fullTexts,
  repeatedBlocks,
  keeping,
  sourcePlaces,
  searchPairs,
  searchInFile,
]
