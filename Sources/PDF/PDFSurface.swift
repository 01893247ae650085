internal import Articles
internal import CPango
internal import Glibc

/// The sheets of a document as they are drawn, and the bytes they become.
final class PDFSurface {
  private let surface: OpaquePointer
  let cairo: OpaquePointer
  private let sink: Sink

  /// Takes the bytes that cairo writes.
  private final class Sink {
    var bytes: [UInt8] = []
  }

  init(width: Double, height: Double) throws(PDFError) {
    guard broadsheet_has_pango() != 0 else { throw .noPango }
    let sink = Sink()
    let take: broadsheet_write_function = { context, bytes, count in
      guard let context, let bytes else { return 11 }
      let sink = Unmanaged<Sink>.fromOpaque(context).takeUnretainedValue()
      sink.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
      return 0
    }
    guard
      let surface = broadsheet_pdf_new(take, Unmanaged.passUnretained(sink).toOpaque(), width, height),
      let cairo = broadsheet_cairo_new(surface)
    else { throw .unfinished }
    self.sink = sink
    self.surface = surface
    self.cairo = cairo
  }

  deinit {
    broadsheet_cairo_free(cairo)
    broadsheet_surface_free(surface)
  }

  /// Says what the document is, for those who list and search files.
  func describe(title: String, authors: String) {
    broadsheet_pdf_describe(surface, 0, printable(title))
    broadsheet_pdf_describe(surface, 1, printable(authors))
    broadsheet_pdf_describe(surface, 4, "Broadsheet")
  }

  /// Adds a line to the table of contents that leads to a page, counted from 1.
  func addOutline(_ title: String, page: Int) { broadsheet_pdf_outline(surface, printable(title), "page=\(page)") }

  /// Ends the document and gives all its bytes.
  func finish() throws(PDFError) -> [UInt8] {
    guard broadsheet_pdf_finish(surface) != 0 else { throw .unfinished }
    return sink.bytes
  }

  // MARK: - Drawing

  func endPage() { broadsheet_end_page(cairo) }

  func rule(from x: Double, to end: Double, y: Double, thickness: Double = 0.5) {
    broadsheet_gray(cairo, 0)
    broadsheet_line(cairo, x, y, end, y, thickness)
  }

  /// Draws a line of text; `baseline` is where its letters stand.
  func draw(_ line: SetText.Line, x: Double, baseline: Double, gray: Double, link: String?) {
    let target = link.flatMap(linkAttributes)
    if let target { broadsheet_link_begin(cairo, target) }
    broadsheet_gray(cairo, gray)
    broadsheet_move(cairo, x + line.x, baseline)
    broadsheet_draw_line(cairo, line.line)
    if target != nil { broadsheet_link_end(cairo) }
  }

  func draw(_ raster: Raster, x: Double, y: Double, width: Double, height: Double) {
    guard raster.width > 0, raster.height > 0, raster.bytes.count >= raster.width * raster.height * 3 else { return }
    var pixels = [UInt8](repeating: 0, count: raster.width * raster.height * 4)
    for pixel in 0..<raster.width * raster.height {
      pixels[pixel * 4] = raster.bytes[pixel * 3 + 2]
      pixels[pixel * 4 + 1] = raster.bytes[pixel * 3 + 1]
      pixels[pixel * 4 + 2] = raster.bytes[pixel * 3]
    }
    pixels.withUnsafeMutableBufferPointer {
      broadsheet_picture(
        cairo, $0.baseAddress, Int32(clamping: raster.width), Int32(clamping: raster.height), x, y, width, height)
    }
  }
}

/// What cairo is told of a link: its address, of the web or of mail, with nothing in it that could end it early.
private func linkAttributes(_ url: String) -> String? {
  guard ["http://", "https://", "mailto:"].contains(where: url.lowercased().hasPrefix) else { return nil }
  // The characters of RFC 3986 but for the apostrophe.
  let address = url.percentEncoded { $0 > 0x20 && $0 < 0x7F && !"'\\\"<>^`{|}".utf8.contains($0) }
  return "uri='\(address)'"
}
