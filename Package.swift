// swift-tools-version: 6.2
// The map of the program: every module, its one duty, and all that it may import.
import PackageDescription

/// Held by every Swift module: imports are private, members come only from what is imported, a warning is an error.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("ExistentialAny"),
  .treatAllWarnings(as: .error),
  // libxml2's headers. It is not linked but loaded when the first feed is read, so pkg-config, which would link it, is not asked.
  .unsafeFlags(["-Xcc", "-I/usr/include/libxml2"]),
]

/// The released programs carry the Swift runtime and the C libraries with them: one file can be copied to another machine,
/// and it starts a millisecond sooner than with ten libraries to find, map and relocate. `Archives` holds a linker script
/// for each library, which names the archive where the shared library is asked for.
let selfContained: [SwiftSetting] = [.unsafeFlags(["-static-stdlib"], .when(configuration: .release))]
let selfContainedLink: [LinkerSetting] = [
  .unsafeFlags(
    ["-static-stdlib", "-use-ld=lld", "-L\(Context.packageDirectory)/Sources/broadsheet/Archives", "-Xlinker", "-s"],
    .when(configuration: .release))
]

func module(_ name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .target(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

func program(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .executableTarget(
    name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict + selfContained,
    linkerSettings: selfContainedLink)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: exclude, swiftSettings: strict)
}

let package = Package(
  name: "broadsheet",
  products: [.executable(name: "broadsheet", targets: ["broadsheet"])],
  targets: [
    // C libraries, each behind its own module map.
    .systemLibrary(name: "CSQLite"),
    .systemLibrary(name: "CNcurses"),
    .systemLibrary(name: "CLibXML2"),
    .systemLibrary(name: "CYAML"),
    .systemLibrary(name: "CFriBidi"),
    .systemLibrary(name: "CZlib"),
    .systemLibrary(name: "CHyphen"),
    .systemLibrary(name: "CCurl"),
    .systemLibrary(name: "CPango"),
    .systemLibrary(name: "CPosix"),
    .systemLibrary(name: "CQREncode"),
    // The columns that curses takes a character for.
    .target(name: "CWidths"),
    // Themes, the sample edition's manuscripts and bitmap faces, built into the program.
    .target(name: "CEmbedded", cSettings: [.unsafeFlags(["-std=c23"])]),

    // What someone meant who wrote a name wrong.
    module("Spelling"),
    // The nouns.
    module("Articles", ["Spelling"]),
    // Bytes to trees, trees to feeds and articles.
    module("Markup", ["Articles", "CLibXML2"]),
    module("Feeds", ["Articles", "Markup"]),
    module("Extraction", ["Articles", "Markup", "Feeds"]),
    // Keeping and finding.
    module("SQLite", ["CSQLite"]),
    module("Store", ["Articles", "SQLite"]),
    module("Catalogue", ["Articles", "CEmbedded"], exclude: ["Resources"]),
    module("SampleEdition", ["Articles", "Markup", "CEmbedded"], exclude: ["manuscripts"]),
    // URL to response, politely; what a person set.
    module("Fetch", ["CCurl"]),
    module("YAML", ["CYAML"]),
    module("Configuration", ["Spelling", "YAML"]),
    module(
      "Ingest",
      ["Articles", "Markup", "Feeds", "Extraction", "SQLite", "Store", "Fetch", "Configuration", "CPosix", "CZlib"]),
    // Cells, styles, set lines.
    module("Screen", exclude: ["Scripts"]),
    module("Themes", ["Screen", "Spelling", "YAML", "CEmbedded"]),
    // Letters as pixels, for text that is drawn.
    module("Faces", ["CEmbedded"], exclude: ["Resources", "Scripts"]),
    module("Typesetting", ["Articles", "Faces", "Screen", "CFriBidi", "CHyphen"], exclude: ["Scripts"]),
    // Documents on sheets of paper.
    module("Print", ["Articles", "Screen", "Typesetting"]),
    module("PDF", ["Articles", "CPango", "Print", "Screen", "Typesetting"]),
    // The reader itself, and its two edges.
    module("Reader", ["Articles", "Faces", "Print", "Screen", "Themes", "Typesetting"]),
    module("Curses", ["Screen", "CNcurses", "CWidths"], exclude: ["Scripts"]),
    module(
      "App",
      [
        "Articles", "Catalogue", "CPosix", "CQREncode", "Print", "Reader", "Store", "Screen", "Themes", "SampleEdition",
      ]),
    module("Debugging", ["Articles", "Extraction", "Feeds", "Markup", "Screen", "Store", "Typesetting"]),
    module(
      "Verbs",
      [
        "Articles", "App", "Catalogue", "Configuration", "Curses", "CPosix", "Debugging", "Feeds", "Fetch", "Ingest",
        "CZlib", "PDF", "Print",
        "Reader",
        "Screen", "Spelling",
        "Store", "Themes", "Typesetting",
      ]),
    program("broadsheet", ["Verbs"], exclude: ["Archives"]),
    program(
      "Benchmarks",
      [
        "App", "Articles", "CPosix", "Feeds", "Reader", "SampleEdition", "Screen", "SQLite", "Store", "Themes",
        "Typesetting",
      ]),

    // libvterm: the terminal that the tests read cells back from.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    // What the tests share that start the program itself.
    .target(name: "ProgramRunner", path: "Tests/ProgramRunner", swiftSettings: strict),
    tests("SpellingTests", ["Spelling"]),
    tests("ArticlesTests", ["Articles"]),
    tests("MarkupTests", ["Markup", "Articles"]),
    tests("FeedsTests", ["Feeds", "Articles", "Markup"]),
    tests("ExtractionTests", ["Extraction", "Articles", "Markup"]),
    tests("FetchTests", ["Fetch", "CZlib", "ProgramRunner"]),
    tests("ConfigurationTests", ["Configuration", "ProgramRunner"]),
    tests("StoreTests", ["Store", "SQLite", "Articles"]),
    tests("SampleEditionTests", ["SampleEdition", "Articles"]),
    tests(
      "IngestTests",
      [
        "Ingest", "SQLite", "Store", "Articles", "App", "Fetch", "Reader", "Screen", "Themes", "CZlib", "ProgramRunner",
      ]),
    tests("CatalogueTests", ["Catalogue", "Articles"]),
    tests("FacesTests", ["Faces"]),
    tests("ScreenTests", ["Screen"]),
    tests("ThemesTests", ["Themes", "Screen"]),
    tests("TypesettingTests", ["Typesetting", "Articles", "Faces", "Screen"]),
    tests("PDFTests", ["PDF", "Print", "Articles", "Typesetting", "ProgramRunner"]),
    tests("PrintTests", ["Print", "Articles", "Typesetting"]),
    tests("ReaderTests", ["Reader", "Articles", "Faces", "Print", "Screen", "Themes", "Typesetting"]),
    tests(
      "AppTests", ["App", "Articles", "Reader", "Screen", "Store", "Themes", "ProgramRunner"], exclude: ["Screens"]),
    tests("VerbsTests", ["Verbs", "Feeds", "Reader", "Store", "Articles", "ProgramRunner", "broadsheet"]),
    // A small program that the terminal's tests drive.
    .executableTarget(
      name: "CursesProbe", dependencies: ["Curses", "Screen", "Themes"], path: "Tests/CursesProbe",
      swiftSettings: strict),
    tests(
      "TerminalTests",
      ["CVTerm", "Curses", "Screen", "Articles", "Store", "CursesProbe", "ProgramRunner", "broadsheet"]),
  ],
  cLanguageStandard: .c2x
)
