import GRDB
import GRDBSQLite

/// A statement driven without GRDB's boxes around values, for the rows that come by the ten
/// thousand: half the cost of an insertion (measured, 3 KB articles).
///
/// Positions count from 1 for what is bound and from 0 for what is read, as SQLite counts them. A
/// string or blob is copied when it is bound. Only for use inside the transaction it was made in.
struct Command {
  private let statement: Statement
  private let pointer: SQLiteStatement
  private let connection: SQLiteConnection?

  /// Takes a prepared statement from GRDB's cache, else prepares it.
  init(_ database: Database, _ sql: String) throws {
    statement = try database.cachedStatement(sql: sql)
    pointer = statement.sqliteStatement
    connection = database.sqliteConnection
    sqlite3_reset(pointer)
  }

  /// Binds a number, or NULL.
  func bind(_ position: Int32, _ value: Int64?) {
    if let value {
      sqlite3_bind_int64(pointer, position, value)
    } else {
      sqlite3_bind_null(pointer, position)
    }
  }

  /// Binds a number, or NULL.
  func bind(_ position: Int32, _ value: Int?) { bind(position, value.map { Int64($0) }) }

  /// Binds a string, or NULL.
  func bind(_ position: Int32, _ value: String?) {
    guard var value else {
      sqlite3_bind_null(pointer, position)
      return
    }
    value.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) { bytes in
        // Without an address SQLite would take the empty string for NULL.
        _ =
          bytes.isEmpty
          ? sqlite3_bind_text(pointer, position, "", 0, transient)
          : sqlite3_bind_text64(
            pointer, position, bytes.baseAddress, UInt64(bytes.count), transient,
            UInt8(SQLITE_UTF8))
      }
    }
  }

  /// Binds a blob; an empty one is no NULL.
  func bind(_ position: Int32, _ value: [UInt8]) {
    value.withUnsafeBytes { bytes in
      _ =
        bytes.isEmpty
        ? sqlite3_bind_zeroblob(pointer, position, 0)
        : sqlite3_bind_blob64(
          pointer, position, bytes.baseAddress, UInt64(bytes.count), transient)
    }
  }

  /// Binds bytes as a string, which they must be.
  func bindText(_ position: Int32, _ value: [UInt8]) {
    value.withUnsafeBytes { bytes in
      _ =
        bytes.isEmpty
        ? sqlite3_bind_text(pointer, position, "", 0, transient)
        : sqlite3_bind_text64(
          pointer, position, bytes.baseAddress?.assumingMemoryBound(to: CChar.self),
          UInt64(bytes.count), transient, UInt8(SQLITE_UTF8))
    }
  }

  /// Runs it to its end, past any rows.
  func run() throws {
    while try step() {}
  }

  /// Goes to the next row; false behind the last one, and then it can be bound anew.
  func step() throws -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE:
      sqlite3_reset(pointer)
      return false
    default:
      let error = DatabaseError(
        resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
        message: String(cString: sqlite3_errmsg(connection)))
      sqlite3_reset(pointer)
      throw error
    }
  }

  /// Leaves the rows that are left.
  func finish() { sqlite3_reset(pointer) }

  /// A number of the row; 0 for NULL.
  func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(pointer, column) }

  /// True when the row holds NULL there.
  func isNull(_ column: Int32) -> Bool { sqlite3_column_type(pointer, column) == SQLITE_NULL }

  /// A string of the row; nil for NULL. Text that is not UTF-8 is repaired.
  func string(_ column: Int32) -> String? {
    guard let bytes = sqlite3_column_text(pointer, column) else { return nil }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  }

  /// A blob, or the bytes of a string, of the row.
  func bytes(_ column: Int32) -> [UInt8] {
    guard let bytes = sqlite3_column_blob(pointer, column) else { return [] }
    let count = Int(sqlite3_column_bytes(pointer, column))
    return Array(UnsafeRawBufferPointer(start: bytes, count: count))
  }
}

/// Tells SQLite to copy what is bound.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
