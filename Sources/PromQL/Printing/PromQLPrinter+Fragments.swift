extension PromQLPrinter {
  /// A window or an offset as it stands in an expression, without brackets.
  package static func text(of duration: PromQLExpression.Duration) -> String { DurationWriter.text(duration) }

  /// A label name as it stands in a list of labels, in quotes where it needs them.
  package static func text(ofLabel name: String) -> String { Names.groupingLabel(name) }
}
