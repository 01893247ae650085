internal import CPosix
internal import Glibc

/// Where one of a started program's three streams leads.
enum ChildStream {
  /// Where that of this program does.
  case inherited
  /// Nowhere: there is nothing to read, and what is written is lost.
  case nothing
  /// To an open file of this program.
  case descriptor(Int32)
}

/// Starts the program at `path`, by its argument vector, with the usual signals and nothing else open; nil where that cannot
/// be done. `arguments` begin with its name. In a session of its own no key press of the terminal ends it.
func spawn(
  _ path: String, _ arguments: [String], input: ChildStream, output: ChildStream, errors: ChildStream,
  hasOwnSession: Bool
) -> pid_t? {
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  for (number, stream) in [input, output, errors].enumerated() {
    switch stream {
    case .inherited: break
    case .nothing: posix_spawn_file_actions_addopen(&actions, Int32(number), "/dev/null", O_RDWR, 0)
    case .descriptor(let descriptor): posix_spawn_file_actions_adddup2(&actions, descriptor, Int32(number))
    }
  }
  var attributes = posix_spawnattr_t()
  posix_spawnattr_init(&attributes)
  defer { posix_spawnattr_destroy(&attributes) }
  var all = sigset_t()
  sigfillset(&all)
  posix_spawnattr_setsigdefault(&attributes, &all)
  var none = sigset_t()
  sigemptyset(&none)
  posix_spawnattr_setsigmask(&attributes, &none)
  posix_spawnattr_setflags(
    &attributes,
    Int16(POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK | (hasOwnSession ? POSIX_SPAWN_SETSID : 0)))
  var vector: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  defer { for word in vector { free(word) } }
  var process = pid_t()
  guard posix_spawn(&process, path, &actions, &attributes, &vector, broadsheet_environment()) == 0 else { return nil }
  return process
}
