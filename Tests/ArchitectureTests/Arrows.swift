/// The arrows of the house: what each target may import. ARCHITECTURE.md says why.
///
/// A new arrow is a decision: it goes into this table and into that page, or it does not go in.
let allowedArrows: [String: Set<String>] = [
  "Prose": [],
  "Feeds": ["Prose", "CXML"],
  "CXML": [],
  "CCurl": [],
  "CMalloc": [],
  "Language": ["Prose", "CKernels"],
  "CKernels": [],
  "Archive": ["Prose", "GRDB", "GRDBSQLite"],
  "PullquoteModel": ["Prose", "Feeds", "Language", "Archive"],
  "Screen": [],
  "Reader": ["Screen", "Prose", "PullquoteModel", "Archive"],
  "CursesShim": [],
  "CAssets": [],
  "CImages": [],
  "pullquote": [
    "Prose", "Feeds", "Language", "Archive", "PullquoteModel", "Screen", "Reader", "CursesShim",
    "CAssets", "CCurl", "CImages", "CMalloc", "ArgumentParser", "TOMLKit",
  ],
  // Feeds, Archive and Reader for their timings.
  "workshop": [
    "Prose", "Feeds", "Language", "Archive", "PullquoteModel", "Screen", "Reader", "ArgumentParser",
  ],
  "CVTerm": [],
  "PtyHarness": ["CVTerm"],
  "HTTPHarness": [],
]

/// Modules that come with Swift. Only the outer rooms may touch the system.
let systemModules: Set<String> = [
  "Swift", "Synchronization", "Foundation", "FoundationEssentials", "Dispatch", "Glibc", "Musl",
  "Darwin",
]

/// Those of them that reach no file, clock or terminal: a lock around what is computed once.
let harmlessModules: Set<String> = ["Swift", "Synchronization"]

/// Targets that must not touch files, clocks or the terminal: of the system they import only what
/// is harmless.
let pureTargets: Set<String> = ["Prose", "Feeds", "Language", "Screen", "Reader"]
