public import Articles
import SQLite

extension Store {
  /// Takes a gallery in, or puts it in place of the one of its name.
  public func merge(_ gallery: Gallery, at now: Timestamp) throws(StoreError) {
    try write { () throws(SQLiteError) in
      var writer = ByteWriter()
      writer.put(gallery)
      try connection.run(
        """
        INSERT INTO galleries
          (publication, entry_id, title, place, posted, posted_zone, posted_has_time, photos, content)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (publication, entry_id) DO UPDATE SET title = excluded.title, posted = excluded.posted,
          place = CASE WHEN excluded.posted IS NULL THEN place ELSE excluded.place END,
          posted_zone = excluded.posted_zone, posted_has_time = excluded.posted_has_time, photos = excluded.photos,
          content = excluded.content
        WHERE content <> excluded.content
        """,
        [
          .integer(try makeList(.publication, gallery.publication)), .text(gallery.entryID), .text(gallery.title),
          .integer(min(gallery.posted?.seconds ?? now.seconds, now.seconds)), .optional(gallery.posted?.seconds),
          .optional(gallery.posted?.zoneOffset.map(Int64.init)), .integer(gallery.posted?.hasTime == false ? 0 : 1),
          .integer(gallery.photos.count), .blob(writer.bytes),
        ])
    }
  }

  /// The latest galleries.
  public func galleries(limit: Int = 100) throws(StoreError) -> [GalleryTeaser] {
    try attempt { () throws(SQLiteError) in try latestGalleries(limit) }
  }

  /// A gallery by the store's number.
  public func gallery(_ id: Int64) throws(StoreError) -> Gallery? {
    try attempt { () throws(SQLiteError) in
      try connection.first("SELECT content FROM galleries WHERE id = ?", [.integer(id)]) { row throws(SQLiteError) in
        try row.withBytes(0) { bytes throws(SQLiteError) in
          var reader = ByteReader(bytes)
          return try reader.gallery()
        }
      }
    }
  }

  func latestGalleries(_ limit: Int) throws(SQLiteError) -> [GalleryTeaser] {
    try connection.rows(
      """
      SELECT id, title, photos, posted, posted_zone, posted_has_time FROM galleries
      ORDER BY place DESC, id DESC LIMIT ?
      """, [.integer(limit)]
    ) { row throws(SQLiteError) in
      let posted = row.optionalInt(3).map {
        Timestamp(seconds: $0, zoneOffset: row.optionalInt(4).map(Int.init), hasTime: row.bool(5))
      }
      return GalleryTeaser(id: row.int(0), title: row.text(1), count: Int(row.int(2)), posted: posted)
    }
  }

  /// Keeps the pixels of the picture at `url`, in place of those kept before.
  public func putPicture(url: String, raster: Raster) throws(StoreError) {
    try write { () throws(SQLiteError) in
      try connection.run(
        "INSERT OR REPLACE INTO pictures (url, width, height, bytes) VALUES (?, ?, ?, ?)",
        [.text(url), .integer(raster.width), .integer(raster.height), .blob(raster.bytes)])
    }
  }

  /// The pixels of the picture at `url`, if they were kept.
  public func picture(_ url: String) throws(StoreError) -> Raster? {
    try attempt { () throws(SQLiteError) in
      try connection.first("SELECT width, height, bytes FROM pictures WHERE url = ?", [.text(url)]) {
        row throws(SQLiteError) in
        let (width, height, bytes) = (Int(row.int(0)), Int(row.int(1)), row.bytes(2))
        // Sizes that the bytes do not bear out would have the picture filled up to them.
        guard width >= 0, height >= 0, width < 1 << 15, height < 1 << 15, bytes.count == width * height * 3 else {
          throw .malformed("a stored picture")
        }
        return Raster(width: width, height: height, bytes: bytes)
      }
    }
  }
}
