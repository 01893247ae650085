/// All that one manuscript may refer to.
struct Edition {
  /// The manuscripts by slug.
  var manuscripts: [String: Manuscript]
  /// The section tree.
  var sections: [SampleEdition.SectionPlan]

  /// The manuscripts of an edition, no two of one slug.
  init(_ manuscripts: [Manuscript], sections: [SampleEdition.SectionPlan]) throws(ManuscriptError) {
    self.manuscripts = [:]
    self.sections = sections
    for manuscript in manuscripts {
      if self.manuscripts.updateValue(manuscript, forKey: manuscript.slug) != nil {
        throw manuscript.error("a second manuscript of this slug", at: manuscript.line)
      }
    }
  }
}
