import SQLite

/// Empties the index, whose words of unspaced scripts were other ones before: it is filled again from the articles, as
/// after every import. What was waiting to be taken out is gone with the rest.
let searchPairs = Migration(
  "letters of unspaced scripts by twos",
  """
  INSERT INTO search (search) VALUES ('delete-all');
  DELETE FROM search_changes;
  UPDATE marks SET value = 0 WHERE name = 'indexed';
  """)
