import CSQLite

extension Connection {
  /// Gives statements a function of one text, which must give the same for the same text; NULL stays NULL.
  public func define(_ name: String, _ function: @escaping (String) -> String) throws(SQLiteError) {
    let box = Unmanaged.passRetained(FunctionBox(function))
    let code = sqlite3_create_function_v2(
      try open(), name, 1, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, box.toOpaque(),
      { context, _, values in
        guard let value = values?[0], let bytes = sqlite3_value_text(value),
          let function = sqlite3_user_data(context)
        else { return sqlite3_result_null(context) }
        let count = Int(sqlite3_value_bytes(value))
        let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
        var result = Unmanaged<FunctionBox>.fromOpaque(function).takeUnretainedValue().function(text)
        result.withUTF8 { broadsheet_result_text(context, $0.baseAddress, Int32(truncatingIfNeeded: $0.count)) }
      }, nil, nil,
      { box in
        // Called when the connection ends, and where the function cannot be made.
        if let box { Unmanaged<FunctionBox>.fromOpaque(box).release() }
      })
    guard code == SQLITE_OK else { throw failure(code, nil) }
  }
}

private final class FunctionBox {
  let function: (String) -> String

  init(_ function: @escaping (String) -> String) { self.function = function }
}
