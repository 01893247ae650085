import Glibc
import Verbs

exit(run(arguments: Array(CommandLine.arguments.dropFirst())).rawValue)
