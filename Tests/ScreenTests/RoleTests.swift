import Screen
import Testing

@Suite struct RoleTests {
  @Test("a role's ordinal is its place among all roles")
  func ordinals() { #expect(Role.allCases.map(\.ordinal) == Array(Role.allCases.indices)) }

  @Test("every dotted role has the role before its last dot for a parent")
  func parents() {
    #expect(Role.listHeadline.parent == .list)
    #expect(Role.textMuted.parent == .text)
    #expect(Role.list.parent == .text)
    #expect(Role.text.parent == nil)
  }
}
