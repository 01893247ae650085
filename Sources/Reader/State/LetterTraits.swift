public import Screen
internal import Faces
internal import Typesetting

/// How the terminal can show letters larger than its own.
public struct LetterTraits: Hashable, Sendable {
  /// The characters that the terminal is known to draw whole.
  public var known = DotPacking.quadrants
  /// The characters that a person has chosen instead; nil leaves it to what is known.
  public var chosen: DotPacking?
  /// Those that can be written at all: the C library must know how wide they are.
  public var usable = DotPacking.allCases
  /// Whether the terminal's characters can draw: the Linux console has no quadrants.
  public var canDraw = true
  /// Whether the terminal makes letters larger itself.
  public var sizesText = false
  /// Whether it is to do so where it can.
  public var isSizingWanted = true
  /// Whether letters are to be drawn; else only the spacing grows.
  public var isDrawingWanted = true
  /// Whether the terminal's own font is to be made larger instead.
  public var isFontWanted = false
  /// Whether the terminal's own font can be made larger.
  public var changesFont = false
  /// Whether letters can be struck out.
  public var strikes = true
  /// The pixels of the faces at the steps from +2 to +5.
  public var faces = [10, 12, 16, 12]

  /// Whether a story in drawn letters begins with one as high as two lines.
  public var dropsCaps = true

  /// What every terminal can do.
  public init() {}

  /// How letters are drawn.
  public var packing: DotPacking { chosen.flatMap { usable.contains($0) ? $0 : nil } ?? known }
  /// Whether letters are drawn.
  var draws: Bool { sizes || canDraw && TerminalHabits.current.drawsBlocks && isDrawingWanted }
  /// Whether the terminal makes them larger.
  var sizes: Bool { sizesText && isSizingWanted && isDrawingWanted }

  /// Whether the terminal's own font is made larger.
  var scalesFont: Bool { isFontWanted && changesFont }
  /// The face at a step from +2 on.
  func face(at level: Int) -> Face.Size {
    let index = level - TextSize.drawn.lowerBound
    return faces.indices.contains(index) ? Face.Size(rawValue: faces[index]) ?? .twelve : .twelve
  }

  /// Why text cannot be larger.
  var advice: String {
    if !isDrawingWanted { return "Only the spacing grows: config.yaml says text-size: method: spacing" }
    if !canDraw { return Self.consoleAdvice }
    return TerminalHabits.current.drawsBlocks || sizes ? "Larger text has no room here." : Self.wideAdvice
  }

  /// What is told where config.yaml says that ambiguous characters are wide.
  private static let wideAdvice = "Only the spacing grows: ambiguous-width: wide leaves no blocks to draw with"

  /// What the Linux console is told, whose font has no quadrants but can itself be changed.
  private static let consoleAdvice =
    "The console cannot draw letters; setfont loads a larger font, such as Lat15-TerminusBold32x16"
}

/// The choice of the characters that letters are drawn with: the page under it is drawn with those under the cursor.
struct LetteringPickerState: Sendable {
  /// What can be chosen: nil for what the terminal is known to draw.
  var choices: [DotPacking?]
  var selected: Int
  /// The choice to go back to on Esc.
  var original: DotPacking?

  init(_ letters: LetterTraits) {
    choices = [nil] + letters.usable
    original = letters.chosen
    selected = choices.firstIndex { $0 == letters.chosen } ?? 0
  }
}

extension DotPacking {
  /// What it is called.
  var title: String {
    switch self {
    case .halfBlocks: "Half blocks"
    case .quadrants: "Quadrants"
    case .sextants: "Sextants"
    case .octants: "Octants"
    }
  }

  /// A row of hills, an outline and then filled: where a terminal lacks a character, a box or a hole stands in it, and where
  /// its font is used instead of its own drawing, there are seams.
  func sample(columns: Int) -> String {
    var grid = DotGrid(size: Size(columns: columns, rows: 1), packing: self)
    let (wide, high) = (columns * self.columns, rows)
    for column in 0..<wide {
      let slope = column % (2 * high)
      let top = slope < high ? high - 1 - slope : slope - high
      for row in top..<(column < wide / 2 ? top + 1 : high) { grid.ink(column: column, row: row) }
    }
    return String(String.UnicodeScalarView((0..<columns).map { grid[$0, 0] }))
  }
}
