import Glibc

/// A variable of the environment, nil when it is not set or empty.
func environment(_ name: String) -> String? {
  getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 }
}

/// How many processors there are to work on.
var processorCount: Int { Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
