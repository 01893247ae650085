public import Articles
import SQLite

extension Store {
  /// The section tree with its counts: sections that were planned in their order, then the others by name.
  public func sections() throws(StoreError) -> [Section] {
    try attempt { () throws(SQLiteError) in
      let rows = try connection.rows(
        """
        SELECT id, parent, name, total, unread FROM lists WHERE kind = 'section'
        ORDER BY position IS NULL, position, folded, id
        """
      ) { row throws(SQLiteError) in
        SectionRow(
          parent: row.int(1),
          section: Section(
            id: SectionID(row.int(0)), name: row.text(2), path: [], unread: Int(row.int(4)), total: Int(row.int(3)),
            children: []))
      }
      return tree(under: 0, path: [], Dictionary(grouping: rows, by: \.parent))
    }
  }

  /// Makes the sections of a plan where they are not there, at most three levels, and gives the menu its order and its
  /// spelling. Sections that are there and not in the plan stay, after the others.
  public func setSectionTree(_ plan: [SectionPlan]) throws(StoreError) {
    try write { () throws(SQLiteError) in
      try connection.run("UPDATE lists SET position = NULL WHERE kind = 'section' AND position IS NOT NULL")
      try setOrder(plan, under: [], to: 3)
      names = NameCache()
    }
  }

  /// The section that a path names, whatever the case of its letters.
  public func section(at path: [String]) throws(StoreError) -> SectionID? {
    try attempt { () throws(SQLiteError) in
      var id: Int64 = 0
      for name in path {
        guard let next = try findList(.section, parent: id, name) else { return nil }
        id = next
      }
      return id == 0 ? nil : SectionID(id)
    }
  }

  /// Makes the sections of a newspaper's own menu under the section that `path` names, in the menu's order. Sections that are
  /// there and not in the plan stay as they are; the rest of the tree is not touched.
  public func setSections(_ plan: [SectionPlan], under path: [String]) throws(StoreError) {
    try write { () throws(SQLiteError) in
      let parents = try makeSections(path)
      guard let parent = parents.last else { return }
      try connection.run("UPDATE lists SET position = NULL WHERE kind = 'section' AND parent = ?", [.integer(parent)])
      try setOrder(plan, under: path, to: deepestSection)
      names = NameCache()
    }
  }

  private func setOrder(_ plan: [SectionPlan], under path: [String], to depth: Int) throws(SQLiteError) {
    guard path.count < depth else { return }
    for (position, section) in plan.enumerated() {
      guard !trimmed(section.name).isEmpty, let id = try makeSections(path + [section.name]).last else { continue }
      try connection.run(
        "UPDATE lists SET position = ?, name = ? WHERE id = ? AND position IS NULL",
        [.integer(position), .text(trimmed(section.name)), .integer(id)])
      try setOrder(section.children, under: path + [section.name], to: depth)
    }
  }

  private func tree(under parent: Int64, path: [String], _ rows: [Int64: [SectionRow]]) -> [Section] {
    rows[parent, default: []].map { row in
      var section = row.section
      section.path = path + [section.name]
      section.children = tree(under: section.id.rawValue, path: section.path, rows)
      return section
    }
  }
}

private struct SectionRow {
  var parent: Int64
  var section: Section
}
