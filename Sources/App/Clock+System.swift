// The only place where the program looks at the time.

internal import Articles
internal import Glibc
public import Reader

extension Clock {
  /// The time of this moment in the zone of the machine; with `now` in seconds after the epoch, that moment.
  public static func system(now fixed: Int64? = nil) -> Clock {
    var seconds = time_t(fixed ?? Int64(time(nil)))
    var parts = tm()
    localtime_r(&seconds, &parts)
    return Clock(now: Timestamp(seconds: Int64(seconds)), zoneOffset: parts.tm_gmtoff)
  }
}
