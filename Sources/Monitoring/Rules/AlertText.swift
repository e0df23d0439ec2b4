/// The text of an annotation or of a label, with values of the alert interpolated. Becomes a Go template.
///
/// ```swift
/// "\(.value) denied calls in \(.label(.region))"
/// ```
/// https://prometheus.io/docs/prometheus/latest/configuration/template_reference/
public struct AlertText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// The Go template.
  public let template: String

  /// Text without interpolations. Braces in it are written so that no template begins there.
  public init(stringLiteral text: String) {
    var writer = TemplateWriter()
    writer.append(literal: text)
    template = writer.finished
  }
  /// Text with values of the alert in it.
  public init(stringInterpolation: StringInterpolation) { template = stringInterpolation.writer.finished }
  private init(template: String) { self.template = template }

  /// A Go template as it is, for what interpolation does not say.
  public static func template(_ text: String) -> AlertText { AlertText(template: text) }

  /// Puts the template together, so that no text is taken for a part of it.
  public struct StringInterpolation: StringInterpolationProtocol {
    var writer = TemplateWriter()
    /// An empty text; the numbers are not needed.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Text as it is, braces included.
    public mutating func appendLiteral(_ literal: String) { writer.append(literal: literal) }
    /// A value that Prometheus fills in.
    public mutating func appendInterpolation(_ part: Part) { writer.append(action: part.template) }
    /// A number that is known when the content is compiled.
    public mutating func appendInterpolation(_ number: Int) { writer.append(literal: "\(number)") }
    /// A text that is known when the content is compiled; braces in it are text too.
    public mutating func appendInterpolation(_ text: String) { writer.append(literal: text) }
  }

  /// A value that Prometheus fills in when the alert fires.
  public struct Part: Hashable, Sendable {
    let template: String

    /// The value of the query, as short as it can be written.
    public static let value = Part(template: "{{ $value }}")
    /// The value as a whole number: counts.
    public static let count = Part(template: #"{{ printf "%.0f" $value }}"#)
    /// The value with a metric prefix: `1.2k`.
    public static let humanized = Part(template: "{{ humanize $value }}")
    /// The value, a part of one, as per cent: `45.2%`.
    public static let percentage = Part(template: "{{ humanizePercentage $value }}")
    /// The value, in seconds, as a duration: `1h 2m 3s`.
    public static let duration = Part(template: "{{ humanizeDuration $value }}")
    /// A label of the query's result. Labels that the rule itself adds are not to be had: write their value.
    public static func label(_ label: Label) -> Part { Part(template: reading(label, of: "$labels")) }
    /// A label of the whole server, from its `external_labels`.
    public static func externalLabel(_ label: Label) -> Part {
      Part(template: reading(label, of: "$externalLabels"))
    }

    private static func reading(_ label: Label, of labels: String) -> String {
      isField(label.name)
        ? "{{ \(labels).\(label.name) }}" : "{{ index \(labels) \(TemplateWriter.quoted(label.name)) }}"
    }

    /// Whether a template may read the name behind a dot.
    private static func isField(_ name: String) -> Bool {
      let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
      let isWord = name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "_")
          || digits.contains(byte)
      }
      return isWord && name.utf8.first.map(digits.contains) == false
    }
  }
}
