/// The names that prometheus-community/yet-another-cloudwatch-exporter makes of CloudWatch's. From its `promutil` package.
public enum YACENames {
  /// The series name: `aws_cloudtrailmetrics_access_denied_count_sum`.
  public static func metric(namespace: String, metric: String, statistic: String) -> String {
    let space = dropping("_", from: promText(namespace.lowercased()))
    var name = promText(metric)
    // A metric that repeats a part of its namespace says it once: `Security` `SecurityGroupChanges`.
    for part in space.split(separator: "_", omittingEmptySubsequences: true) { name = dropping(part, from: name) }
    let prefix = space.hasPrefix("aws") ? "" : "aws_"
    return prefix + space + "_" + dropping("_", from: name) + "_" + promText(statistic)
  }

  /// The label name of a dimension, or `nil` when the exporter drops it as no legal name.
  public static func label(dimension: String, snakeCase: Bool = false) -> String? {
    suffix(dimension, snakeCase: snakeCase).map { "dimension_" + $0 }
  }

  /// The label name of a custom tag, or `nil` when the exporter drops it as no legal name.
  public static func label(customTag: String, snakeCase: Bool = false) -> String? {
    suffix(customTag, snakeCase: snakeCase).map { "custom_tag_" + $0 }
  }

  private static func suffix(_ name: String, snakeCase: Bool) -> String? {
    let text = snakeCase ? promText(name) : replaced(name)
    guard let first = text.utf8.first, !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains(first) else { return nil }
    let isLegal = text.unicodeScalars.allSatisfy {
      $0.isASCII && ($0.properties.isAlphabetic || $0 == "_" || ("0"..."9").contains($0))
    }
    return isLegal ? text : nil
  }

  /// Small letters, an underscore before a capital that follows a small letter or a digit, separators as underscores.
  private static func promText(_ text: String) -> String {
    var result = ""
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if let replacement = replacement(of: scalar) {
        result += replacement
      } else {
        let startsWord = previous.map { $0.properties.isLowercase || $0.properties.generalCategory == .decimalNumber }
        if scalar.properties.isUppercase, startsWord == true { result += "_" }
        result += scalar.properties.lowercaseMapping
      }
      previous = scalar
    }
    return result
  }

  private static func replaced(_ text: String) -> String {
    text.unicodeScalars.map { replacement(of: $0) ?? String($0) }.joined()
  }

  private static func replacement(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case " ", ",", "\t", "/", "\\", ".", "-", ":", "=", "@", "<", ">", "(", ")", "\u{201C}": "_"
    case "%": "_percent"
    default: nil
    }
  }

  private static func dropping(_ prefix: some StringProtocol, from text: String) -> String {
    text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
  }
}
