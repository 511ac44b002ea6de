import Feeds
import Prose

extension Feed {
  /// Writes the feed as `parse-feed` prints it; its texts are sanitised only here.
  package func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("format", format.rawValue)
      writer.field("title", title)
      writer.field("link", link)
      writer.field("id", id)
      writer.field("description", description)
      writer.field("language", language)
      writer.field("updated", updated)
      writer.field("image", image)
      writer.field("feed_url", feedURL)
      writer.people(authors)
      writer.strings("categories", categories)
      writer.key("items")
      writer.array { writer in
        for item in items { item.write(to: &writer) }
      }
      writer.strings("warnings", warnings)
    }
    writer.newline()
  }
}

extension Feed.Item {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("id", id)
      writer.field("title", title)
      writer.field("link", link)
      writer.field("author", byline)
      writer.people(authors)
      writer.field("published", published)
      writer.field("updated", updated)
      writer.body("summary_html", "summary_text", summary)
      writer.body("content_html", "content_text", content)
      writer.strings("categories", categories)
      writer.key("enclosures")
      writer.array { writer in
        for enclosure in enclosures { enclosure.write(to: &writer) }
      }
      writer.field("comments", comments)
      writer.field("image", picture)
      writer.field("language", language)
      writer.key("source")
      writer.object { writer in
        writer.field("title", sourceTitle)
        writer.field("link", sourceLink)
      }
    }
  }
}

extension Enclosure {
  fileprivate func write(to writer: inout JSONWriter) {
    writer.object { writer in
      writer.field("url", url)
      writer.field("type", type)
      writer.key("length")
      if let length { writer.integer(length) } else { writer.string(nil) }
    }
  }
}

extension JSONWriter {
  fileprivate mutating func field(_ name: StaticString, _ value: String?) {
    key(name)
    string(value)
  }

  fileprivate mutating func strings(_ name: StaticString, _ values: [String]) {
    key(name)
    array { writer in values.forEach { writer.string($0) } }
  }

  fileprivate mutating func people(_ people: [Feed.Person]) {
    key("authors")
    array { writer in
      for person in people {
        writer.object { writer in
          writer.field("name", person.name)
          writer.field("email", person.email)
          writer.field("url", person.url)
        }
      }
    }
  }

  fileprivate mutating func body(
    _ html: StaticString, _ text: StaticString, _ body: Feed.Body?
  ) {
    field(html, body.map { String(decoding: sanitised($0.html, base: $0.base), as: UTF8.self) })
    field(text, body.map { paragraphText($0.html) })
  }
}
