import GRDB

/// Every change the tables ever went through, by name, in order.
enum Migrations {
  /// Brings a database of any earlier version to this one.
  static var all: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("articles") { try $0.execute(sql: Schema.articles) }
    migrator.registerMigration("findings") { try $0.execute(sql: Schema.findings) }
    migrator.registerMigration("corrections") { try $0.execute(sql: Schema.corrections) }
    migrator.registerMigration("groups") { try $0.execute(sql: Schema.groups) }
    migrator.registerMigration("reader") { try $0.execute(sql: Schema.reader) }
    migrator.registerMigration("segments") { try $0.execute(sql: Schema.segments) }
    migrator.registerMigration("sync") { try $0.execute(sql: Schema.sync) }
    migrator.registerMigration("intake") { try $0.execute(sql: Schema.intake) }
    return migrator
  }
}
