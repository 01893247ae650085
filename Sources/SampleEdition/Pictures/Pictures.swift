import Articles

/// The pictures of the sample edition, drawn anew each time they are asked for.
enum Pictures {
  /// Their width in pixels.
  static let width = 160
  /// Their height in pixels.
  static let height = 100
  /// What they are called, in order.
  static let names = [
    "city-wall", "container-ship", "crater-lake", "go-board", "han-river-dusk", "market-lanterns", "moon-phases",
    "newspaper-press", "night-windows", "phosphor-terminal", "railway-night", "type-case",
  ]

  /// The picture called `name`.
  static func draw(_ name: String) -> Raster? {
    switch name {
    case "city-wall": cityWall()
    case "container-ship": containerShip()
    case "crater-lake": craterLake()
    case "go-board": goBoard()
    case "han-river-dusk": hanRiverDusk()
    case "market-lanterns": marketLanterns()
    case "moon-phases": moonPhases()
    case "newspaper-press": newspaperPress()
    case "night-windows": nightWindows()
    case "phosphor-terminal": phosphorTerminal()
    case "railway-night": railwayNight()
    case "type-case": typeCase()
    default: nil
    }
  }
}
