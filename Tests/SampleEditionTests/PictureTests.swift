import Articles
import Testing

@testable import SampleEdition

@Suite("A picture of the edition")
struct PictureTests {
  @Test("is drawn to its size", arguments: Pictures.names)
  func size(name: String) throws {
    let picture = try #require(SampleEdition.picture(named: name))
    #expect(picture.width == Pictures.width)
    #expect(picture.height == Pictures.height)
  }

  @Test("has many colors, light and dark", arguments: Pictures.names)
  func colors(name: String) throws {
    let bytes = try #require(SampleEdition.picture(named: name)).bytes
    let pixels = stride(from: 0, to: bytes.count, by: 3).map { Array(bytes[$0..<$0 + 3]) }
    #expect(Set(pixels).count > 500)
    let lights = pixels.map { $0.reduce(0) { $0 + Int($1) } }
    #expect((lights.max() ?? 0) - (lights.min() ?? 0) > 400)
  }

  @Test("is the same each time it is drawn", arguments: Pictures.names)
  func same(name: String) {
    #expect(SampleEdition.picture(named: name) == SampleEdition.picture(named: name))
  }

  @Test("is found by its address too")
  func address() {
    #expect(SampleEdition.picture(named: "picture:city-wall") == SampleEdition.picture(named: "city-wall"))
  }

  @Test("is not found by a name that none has")
  func unknown() {
    #expect(SampleEdition.picture(named: "a-dream") == nil)
  }
}
