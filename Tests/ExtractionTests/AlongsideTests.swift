import Dispatch
import Synchronization
import Testing

@testable import Extraction

@Suite("Two things at once")
struct AlongsideTests {
  @Test("each is done once, whoever does it, and also where every core is busy")
  func once() {
    let done = Atomic(0)
    DispatchQueue.concurrentPerform(iterations: 400) { number in
      let both = alongside {
        done.add(1, ordering: .relaxed)
        return number * 2
      } _: {
        number % 3 == 0 ? (0..<2_000).reduce(number) { $0 ^ $1 } ^ (0..<2_000).reduce(0) { $0 ^ $1 } : number
      }
      #expect(both == (number * 2, number))
    }
    #expect(done.load(ordering: .relaxed) == 400)
  }

  @Test("one may have another inside") func nested() {
    let both = alongside {
      alongside {
        1
      } _: {
        2
      }
    } _: {
      alongside {
        3
      } _: {
        4
      }
    }
    #expect(both.other == (1, 2) && both.own == (3, 4))
  }
}
