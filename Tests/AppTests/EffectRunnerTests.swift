import Articles
import ProgramRunner
import Reader
import Screen
import Store
import Testing
import Themes

@testable import App

/// What the reader asks for, and what it is answered.
@Suite struct EffectRunnerTests {
  let now = Sitting.clock.now

  @Test("a picture that the store has is given, another is said to be missing")
  func pictures() throws {
    let sitting = try Sitting()
    let photos = try sitting.store.gallery(try #require(try sitting.store.galleries().first).id)?.photos ?? []
    let url = try #require(photos.first).url
    guard case .picture(url, let raster?) = try #require(sitting.runner.run(.loadPicture(url: url), at: now).first)
    else { throw Unexpected() }
    #expect(raster.width > 0 && raster.bytes.count == raster.width * raster.height * 3)
    guard case .picture("picture:none", nil) = sitting.runner.run(.loadPicture(url: "picture:none"), at: now).first
    else { throw Unexpected() }
  }

  @Test("without ranked lists, the front page has what was read most")
  func mostReadByYou() throws {
    let store = try storeWithFeed()
    let sitting = try Sitting(store, in: try TemporaryFolder(), 120, 36)
    #expect(!sitting.screen.contains("Most read by you"))
    let second = try sitting.story("Story 2 of the harbor")
    for id in [second, try sitting.story("Story 1 of the harbor"), second] {
      #expect(sitting.runner.run(.visit(id), at: now).isEmpty)
    }
    let rail = try #require(try store.frontPage(limit: 10).rails.first)
    #expect(rail.title == "Most read by you")
    #expect(rail.items.map(\.headline) == ["Story 2 of the harbor", "Story 1 of the harbor"])
    sitting.session.take(.storeChanged)
    #expect(sitting.screen.contains("Most read by you"))
  }

  @Test("themes have only colors that the terminal has", arguments: ColorDepth.allCases)
  func themes(depth: ColorDepth) throws {
    let sitting = try Sitting(depth: depth)
    guard case .themes(let themes, problems: []) = sitting.runner.run(.loadThemes, at: now).first else {
      throw Unexpected()
    }
    #expect(themes.count >= 11)
    for theme in themes {
      for role in Role.allCases {
        let style = theme.style(role)
        #expect([style.foreground, style.background].allSatisfy { isShown($0, at: depth) }, "\(theme.name) \(role)")
      }
    }
  }

  @Test("a page goes on where the page before ended")
  func pages() throws {
    let store = try Store(path: ":memory:", mode: .readWrite)
    let articles = (1...300).map {
      Article(entryID: "\($0)", source: "test", publication: "Harbor News", headline: "Story \($0)")
    }
    _ = try store.merge(articles, at: now)
    let sitting = try Sitting(store, in: try TemporaryFolder())
    var found: [String] = []
    var cursor: Cursor?
    repeat {
      let effect = Effect.loadPage(.everything, .newest, after: cursor)
      guard case .page(.everything, .newest, _, let page) = sitting.runner.run(effect, at: now).first else {
        throw Unexpected()
      }
      #expect(page.total == 300)
      found += page.teasers.map(\.headline)
      cursor = page.next
    } while cursor != nil
    #expect(found.count == 300 && Set(found).count == 300)
  }

  @Test("a list is loaded anew as far as it was shown")
  func reload() throws {
    let store = try Store(path: ":memory:", mode: .readWrite)
    let articles = (1...300).map {
      Article(entryID: "\($0)", source: "test", publication: "Harbor News", headline: "Story \($0)")
    }
    _ = try store.merge(articles, at: now)
    let sitting = try Sitting(store, in: try TemporaryFolder())
    let effect = Effect.reloadPage(.everything, .newest, count: 250)
    guard case .page(_, _, after: nil, let page) = sitting.runner.run(effect, at: now).first else { throw Unexpected() }
    #expect(page.teasers.count == 250)
  }

  @Test("an article that is not there is a failure in words")
  func noArticle() throws {
    let sitting = try Sitting()
    guard case .failure(let words) = sitting.runner.run(.loadArticle(ArticleID(987_654)), at: now).first else {
      throw Unexpected()
    }
    #expect(words == "The store no longer has this story.")
  }

  @Test("a store that fails is a failure in one line", arguments: [Effect.loadSections, .loadFrontPage, .undo])
  func failure(effect: Effect) throws {
    let sitting = try Sitting()
    _ = sitting.runner.run(.markAllRead(.everything), at: now)
    sitting.store.close()
    guard case .failure(let words) = sitting.runner.run(effect, at: now).first else { throw Unexpected() }
    #expect(!words.contains("\n") && words.contains("store.sqlite"))
  }

  @Test("a setting is kept under its name", arguments: Setting.allCases)
  func settings(setting: Setting) throws {
    let sitting = try Sitting()
    _ = sitting.runner.run(.saveSetting(setting, "value"), at: now)
    #expect(try sitting.store.setting(setting.rawValue) == "value")
  }

  private func isShown(_ color: Color, at depth: ColorDepth) -> Bool {
    switch (color, depth) {
    case (.standard, _): true
    case (.rgb, _): depth == .trueColor
    case (.indexed(let index), .palette8): index < 8
    case (.indexed(let index), .palette16): index < 16
    case (.indexed, .monochrome): false
    case (.indexed, _): true
    }
  }
}

/// An answer was not what was asked for.
struct Unexpected: Error {}
