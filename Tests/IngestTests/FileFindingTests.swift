import Glibc
import ProgramRunner
import Testing

@testable import Ingest

@Suite struct FileFindingTests {
  @Test("a folder is taken with the folders in it")
  func nested() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "a/b/c/one.xml")
    try room.folder.write(feed([("Two", nil)]), to: "two.xml")
    #expect(try room.take().feeds == 2)
  }

  @Test("hidden files and folders are passed over")
  func hidden() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: ".hidden.xml")
    try room.folder.write(feed([("Two", nil)]), to: ".git/two.xml")
    #expect(try room.take() == ImportReport())
  }

  @Test("a link back to its own folder leads nowhere")
  func loop() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "a/one.xml")
    try #require(symlink(room.folder.path, room.folder.file("a/round")) == 0)
    try #require(symlink("self", room.folder.file("self")) == 0)
    let report = try room.take()
    #expect(report.feeds == 1 && report.failures.isEmpty)
  }

  @Test("a link to a file stands for the file")
  func link() throws {
    let room = try Newsroom()
    let elsewhere = try TemporaryFolder()
    let path = try elsewhere.write(feed([("One", nil)]), to: "one.xml")
    try #require(symlink(path, room.folder.file("linked.xml")) == 0)
    #expect(try room.take().feeds == 1)
  }

  @Test("a path that is not there is told, and the others are taken")
  func missing() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "one.xml")
    let report = try room.take("none.xml", "one.xml")
    #expect(
      report.failures == [ImportFailure(path: room.folder.file("none.xml"), reason: "there is no such file or folder")])
    #expect(report.feeds == 1)
  }

  @Test("what is neither a file nor a folder is told as that")
  func device() throws {
    let room = try Newsroom()
    try #require(mkfifo(room.folder.file("pipe"), 0o600) == 0)
    #expect(try room.take("pipe").failures.map(\.reason) == ["neither a file nor a folder"])
  }

  @Test("a file that may not be read is told with the reason", .disabled(if: getuid() == 0, "root may read everything"))
  func unreadable() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "one.xml")
    chmod(room.folder.file("one.xml"), 0)
    #expect(try room.take().failures.map(\.reason) == ["Permission denied"])
  }

  @Test("a folder that may not be read is told", .disabled(if: getuid() == 0, "root may read everything"))
  func unreadableFolder() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "closed/one.xml")
    chmod(room.folder.file("closed"), 0)
    defer { chmod(room.folder.file("closed"), 0o700) }
    #expect(try room.take().failures.map(\.reason) == ["Permission denied"])
  }

  @Test("a file name may hold anything")
  func names() throws {
    let room = try Newsroom()
    try room.folder.write(feed([("One", nil)]), to: "-rf ; touch x\n$(x) 한국.xml")
    #expect(try room.take().feeds == 1)
  }
}
