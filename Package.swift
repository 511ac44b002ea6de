// swift-tools-version: 6.2
import PackageDescription

// The house: arrows point down only. `Tests/ArchitectureTests` holds the table of allowed arrows
// against this file, so a new one is a decision, not an accident. See ARCHITECTURE.md.
let package = Package(
  name: "pullquote",
  products: [
    .executable(name: "pullquote", targets: ["pullquote"]),
    .executable(name: "workshop", targets: ["workshop"]),
  ],
  dependencies: [
    // Subcommands, help, completions: saves us a command-line grammar of our own.
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // SQLite with full-text search, migrations, a pool of readers beside one writer: the archive.
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    // Reads config.toml and says in which line it is wrong.
    .package(url: "https://github.com/LebJe/TOMLKit", from: "0.6.0"),
  ],
  targets: [
    // Values of news text: articles, ranges, quotes, entities. Imports nothing.
    .target(name: "Prose"),
    // Bytes to drafts: text files, feeds, web pages; lists of subscriptions.
    .target(name: "Feeds", dependencies: ["Prose", "CXML"]),
    // libxml2 behind typed inline functions: broken feeds and pages are its daily bread.
    .systemLibrary(name: "CXML", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
    // The one product of matrices that all the network's time goes to.
    .target(
      name: "CKernels", cSettings: [.unsafeFlags(["-O2"], .when(configuration: .debug))]
    ),
    // Text to annotation: tokens, names, entities, quotes, attribution.
    // Optimised in debug builds too: its arithmetic is some fifty times slower without.
    .target(
      name: "Language", dependencies: ["Prose", "CKernels"],
      swiftSettings: [.unsafeFlags(["-O"], .when(configuration: .debug))]
    ),
    // Articles kept: schema, migrations, queries, full-text search.
    .target(
      name: "Archive",
      dependencies: [
        "Prose", .product(name: "GRDB", package: "GRDB.swift"),
        // SQLite's own functions, for the rows that come by the ten thousand.
        .product(name: "GRDBSQLite", package: "GRDB.swift"),
      ]),
    // The one public face of the model.
    .target(name: "PullquoteModel", dependencies: ["Prose", "Feeds", "Language", "Archive"]),
    // Cells, styles, keys, widths. Knows nothing of news.
    .target(name: "Screen"),
    // State + Event -> State + [Effect]; State -> Grid. Pure.
    .target(name: "Reader", dependencies: ["Screen", "Prose", "PullquoteModel", "Archive"]),
    // ncursesw behind typed C functions, signals, crash restore.
    .target(
      name: "CursesShim",
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]
    ),
    // Pictures of articles, decoded by libsixel in a process of their own.
    .target(name: "CImages", linkerSettings: [.linkedLibrary("sixel")]),
    // libcurl's calls with variable arguments, typed.
    .systemLibrary(
      name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
    // The C library's allocator, as far as it can be told things.
    .systemLibrary(name: "CMalloc"),
    // Models, lexicons and samples compiled into the program.
    .target(name: "CAssets"),
    .executableTarget(
      name: "pullquote",
      dependencies: [
        "Prose", "Feeds", "Language", "Archive", "PullquoteModel", "Screen", "Reader", "CursesShim",
        "CAssets", "CCurl", "CImages", "CMalloc",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "TOMLKit", package: "TOMLKit"),
      ]
    ),
    // Training, scores and timing. Nobody imports it.
    .executableTarget(
      name: "workshop",
      dependencies: [
        "Prose", "Feeds", "Language", "Archive", "PullquoteModel", "Screen", "Reader",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]
    ),
    .testTarget(name: "LanguageTests", dependencies: ["Language", "Prose"]),
    // Training's arithmetic; the executable's own code is reached by @testable.
    .testTarget(
      name: "WorkshopTests", dependencies: ["workshop", "Language", "Prose", "PullquoteModel"]),
    .testTarget(name: "FeedsTests", dependencies: ["Feeds", "Prose"]),
    .testTarget(
      name: "ArchiveTests",
      dependencies: ["Archive", "Prose", .product(name: "GRDB", package: "GRDB.swift")]),
    .testTarget(
      name: "PullquoteModelTests",
      dependencies: ["PullquoteModel", "Prose", "Feeds", "Language", "Archive", "HTTPHarness"]),
    // Run the program itself, which lies beside the test runner.
    .testTarget(
      name: "CommandTests",
      dependencies: [
        "pullquote", "Prose", "Feeds", "Language", "Archive", "PullquoteModel", "Reader",
        "HTTPHarness",
      ]),
    // A web server on the loopback address that does what a test tells it, faults included.
    .target(name: "HTTPHarness", path: "Tests/HTTPHarness"),
    .testTarget(name: "ArchitectureTests"),
    .testTarget(name: "ScreenTests", dependencies: ["Screen"]),
    .testTarget(
      name: "ReaderTests",
      dependencies: ["Reader", "Screen", "Prose", "PullquoteModel", "Feeds", "Archive"],
      exclude: ["Golden"]
    ),
    // Programs in a pseudo-terminal, their screen read back by a terminal emulator.
    .systemLibrary(name: "CVTerm", path: "Tests/CVTerm"),
    .target(name: "PtyHarness", dependencies: ["CVTerm"], path: "Tests/PtyHarness"),
    .testTarget(
      name: "TerminalTests", dependencies: ["pullquote", "Reader", "PtyHarness", "HTTPHarness"]),
  ],
  swiftLanguageModes: [.v6],
  cLanguageStandard: .gnu2x
)
