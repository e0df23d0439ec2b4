import Monitoring

/// What a value may be.
struct ValueForm<Value> {
  /// For people: what to write.
  let description: String
  let accepts: (Value) -> Bool

  init(_ description: String, _ accepts: @escaping (Value) -> Bool) {
    self.description = description
    self.accepts = accepts
  }
}

extension ValueForm<Duration> {
  /// Prometheus and Alertmanager count nanoseconds in 64 bits.
  private static var longest: Int64 { 292 * 365 * 86_400_000 }

  static var positive: ValueForm { .init("more than 0, at most 292y") { 1...longest ~= $0.milliseconds } }
  static var notNegative: ValueForm { .init("0 or more, at most 292y") { 0...longest ~= $0.milliseconds } }
  static var atLeastASecond: ValueForm { .init("at least 1s, at most 292y") { 1000...longest ~= $0.milliseconds } }

  /// What cloudwatch_exporter is told in seconds.
  static func wholeSeconds(from least: Int64) -> ValueForm {
    .init("whole seconds, \(least)s or more") {
      1000 * least...longest ~= $0.milliseconds && $0.milliseconds % 1000 == 0
    }
  }

  /// Prometheus refuses a job that may still be waiting when the next scrape is due.
  static func timeout(within interval: Duration) -> ValueForm {
    .init("more than 0, at most the interval of \(interval.prometheusText)") {
      $0.milliseconds > 0 && $0.milliseconds <= interval.milliseconds
    }
  }
}

extension ValueForm<Int> {
  static var positive: ValueForm { .init("1 or more") { $0 > 0 } }
  static var notNegative: ValueForm { .init("0 or more") { $0 >= 0 } }
  static var percentage: ValueForm { .init("0 to 100") { 0...100 ~= $0 } }
}

extension ValueForm<Double> {
  static var finite: ValueForm { .init("a finite number") { $0.isFinite } }
}

extension ValueForm<String> {
  static var notBlank: ValueForm { .init("at least one character that is no blank") { !$0.allSatisfy(\.isWhitespace) } }

  /// https://prometheus.io/docs/prometheus/latest/configuration/configuration/#host
  static var target: ValueForm {
    .init("host:port, with no scheme, path or blank") { text in
      !text.isEmpty && !text.contains { $0 == "/" || $0.isWhitespace }
    }
  }

  /// Prometheus takes a star in a file's name only.
  static var ruleFile: ValueForm {
    .init("a path, with a * in the file's name only") { path in
      guard let star = path.firstIndex(of: "*") else { return notBlank.accepts(path) }
      return !path[star...].contains("/")
    }
  }

  static var hostAndPort: ValueForm {
    .init("host:port, such as smtp.example.com:587") { text in
      guard target.accepts(text), let colon = text.lastIndex(of: ":") else { return false }
      let host = text[..<colon]
      let port = text[text.index(after: colon)...]
      let isBracketed = host.hasPrefix("[") && host.hasSuffix("]")
      guard !host.isEmpty, isBracketed || !host.contains(":") else { return false }
      // A service's name is a port too.
      return Int(port).map { 1...65_535 ~= $0 } ?? !port.isEmpty
    }
  }

  static var webAddress: ValueForm {
    .init("an address with a host that begins with http:// or https://") { text in
      // Alertmanager does not look further into an address that is a template.
      if text.contains("{{") { return true }
      let lowered = text.lowercased()
      guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { return false }
      let host = lowered.dropFirst(scheme.count).prefix { !"/?#".contains($0) }
      return !host.isEmpty && !host.hasPrefix(":") && !host.contains(where: \.isWhitespace)
    }
  }
}

extension ValueForm<Secret> {
  /// A secret that is written out is another rule's finding.
  static var named: ValueForm {
    .init("the path of a file, or the name of a variable") { secret in
      switch secret.storage {
      case .file(let name), .environment(let name): ValueForm<String>.notBlank.accepts(name)
      case .plaintext: true
      }
    }
  }
}
