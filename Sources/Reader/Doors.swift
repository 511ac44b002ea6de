import Archive
import Prose
import PullquoteModel

/// The view that shows what was found.
func door(to find: Find, in room: Room) -> any View {
  switch find {
  case .feed(let id, let name):
    ArticlesView(name, ArticleFilter(feeds: [id]), in: room)
  case .article(let id, let title, _): ArticleView(id, title: title, in: room)
  case .entity(let entity): page(of: entity, in: room)
  case .search(let name, let text):
    ArticlesView(name, ArticleFilter(query: try? parseQuery(text)), in: room)
  }
}

/// The page of a person, body or place.
func page(of entity: EntityCount, in room: Room) -> any View {
  entity.quotes > 0 ? SpeakerView(entity, in: room) : EntityView(entity, in: room)
}
