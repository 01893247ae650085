// A slice of a galley as spans: cut by manner, stretched to the measure where asked, in the order of the screen.

import Screen

extension Galley {
  /// The spans of `slice`, its spaces widened to `measure` where that is given and can be done with grace.
  func spans(of slice: Slice, justifiedTo measure: Int? = nil) -> [Span] {
    var stretch = Stretch(of: slice, in: self, to: measure)
    var spans: [Span]
    if !levels.isEmpty, isRightToLeft || levels[slice.content].contains(where: { $0 > 0 }) {
      spans = orderedSpans(of: slice, &stretch)
    } else {
      spans = plainSpans(of: slice.content, &stretch)
    }
    guard slice.isHyphenated, let neighbor = isTurned ? spans.first : spans.last else { return spans }
    let hyphen = Span("-", columns: 1, role: neighbor.role, emphasis: neighbor.emphasis, link: neighbor.link)
    spans.insert(hyphen, at: isTurned ? 0 : spans.count)
    return spans
  }

  /// Spans of a stretch that runs from left to right.
  private func plainSpans(of range: Range<Int>, _ stretch: inout Stretch) -> [Span] {
    var spans: [Span] = []
    var index = piece(at: range.lowerBound)
    bytes.withUnsafeBufferPointer { bytes in
      while index < pieces.count, pieces[index].start < range.upperBound {
        let end = index + 1 < pieces.count ? min(pieces[index + 1].start, range.upperBound) : range.upperBound
        var start = max(pieces[index].start, range.lowerBound)
        if hasInvisibles || stretch.isNeeded {
          var place = start
          while place < end {
            if marks[place].isInvisible {
              appendSpan(bytes, start..<place, pieces[index], 0, &spans)
              place += 1
              while place < end, !marks[place].beginsCluster { place += 1 }
              start = place
              continue
            }
            if bytes[place] == 0x20, case let extra = stretch.take(), extra > 0 {
              appendSpan(bytes, start..<place + 1, pieces[index], extra, &spans)
              start = place + 1
            }
            place += 1
          }
        }
        appendSpan(bytes, start..<end, pieces[index], 0, &spans)
        index += 1
      }
    }
    return spans
  }

  @inline(__always)
  private func appendSpan(
    _ bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ piece: Piece, _ extra: Int, _ spans: inout [Span]
  ) {
    guard !range.isEmpty else { return }
    var text = String(decoding: UnsafeBufferPointer(rebasing: bytes[range]), as: UTF8.self)
    if extra > 0 { text += String(repeating: " ", count: extra) }
    spans.append(
      Span(
        text, columns: columns(of: range) + extra, role: piece.manner.role, emphasis: piece.manner.emphasis,
        link: piece.manner.link,
        source: piece.source.map { $0 + range.lowerBound - piece.start..<$0 + range.upperBound - piece.start }))
  }

  /// Spans of a stretch with letters that run from right to left.
  private func orderedSpans(of slice: Slice, _ stretch: inout Stretch) -> [Span] {
    let clusters = clusters(of: slice.content, &stretch)
    var spans: [Span] = []
    var last: OrderedCluster?
    for place in visualOrder(clusters.map(\.level)) {
      let cluster = clusters[place]
      let isReversed = cluster.level & 1 == 1
      let raw = joined?.text(of: cluster.range, in: bytes) ?? String(decoding: bytes[cluster.range], as: UTF8.self)
      let text = isReversed ? mirrored(raw) : raw
      if let last, last.piece == cluster.piece, last.level & 1 == cluster.level & 1, last.extra == 0,
        isReversed
          ? cluster.range.upperBound == last.range.lowerBound : cluster.range.lowerBound == last.range.upperBound
      {
        let end = spans.count - 1
        spans[end].text += text
        spans[end].columns += cluster.columns
        if joined != nil { spans[end].clusterLengths.append(cluster.range.count) }
        if let source = spans[end].source {
          spans[end].source =
            isReversed
            ? source.lowerBound - cluster.range.count..<source.upperBound
            : source.lowerBound..<source.upperBound + cluster.range.count
        }
      } else {
        let piece = pieces[cluster.piece]
        let source = piece.source.map { $0 + cluster.range.lowerBound - piece.start }
        spans.append(
          Span(
            text, columns: cluster.columns, role: piece.manner.role, emphasis: piece.manner.emphasis,
            link: piece.manner.link, source: source.map { $0..<$0 + cluster.range.count }, isReversed: isReversed))
        if joined != nil { spans[spans.count - 1].clusterLengths = [cluster.range.count] }
      }
      if cluster.extra > 0 {
        spans[spans.count - 1].text += String(repeating: " ", count: cluster.extra)
        spans[spans.count - 1].columns += cluster.extra
      }
      last = cluster
    }
    return spans
  }

  private struct OrderedCluster {
    var range: Range<Int>
    var columns: Int
    var level: UInt8
    var piece: Int
    /// Columns added behind it.
    var extra: Int
  }

  private func clusters(of range: Range<Int>, _ stretch: inout Stretch) -> [OrderedCluster] {
    var clusters: [OrderedCluster] = []
    var index = range.lowerBound
    while index < range.upperBound {
      let start = index
      index += 1
      while index < range.upperBound, !marks[index].beginsCluster { index += 1 }
      guard !marks[start].isInvisible else { continue }
      clusters.append(
        OrderedCluster(
          range: start..<index, columns: marks[start].columns, level: levels[start], piece: piece(at: start),
          extra: bytes[start] == 0x20 ? stretch.take() : 0))
    }
    return clusters
  }
}

/// The columns that a line's spaces are widened by, shared out evenly.
private struct Stretch {
  private var slack = 0
  private var gaps = 0
  private var taken = 0
  private var given = 0

  /// What is missing in `slice` to `measure`; nothing where that would tear it apart.
  init(of slice: Slice, in galley: Galley, to measure: Int?) {
    guard let measure, !slice.endsText, slice.columns < measure else { return }
    let spaces = galley.bytes[slice.content].count { $0 == 0x20 }
    guard spaces > 0, (measure - slice.columns) * 2 <= spaces * 3 else { return }
    (slack, gaps) = (measure - slice.columns, spaces)
  }

  var isNeeded: Bool { gaps > 0 }

  /// The columns to add at the next space.
  mutating func take() -> Int {
    guard gaps > 0 else { return 0 }
    taken += 1
    let due = (slack * taken + gaps / 2) / gaps
    defer { given = due }
    return due - given
  }
}
