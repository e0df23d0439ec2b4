/// How much of a page is kept. Everything is read and checked whatever the limits are; what goes past them is counted.
public struct ExpositionLimits: Hashable, Sendable {
  /// Values kept of one label of one family. Default 1000.
  public var values: Int
  /// Length of a kept value, in UTF-8 bytes. Default 4096.
  public var valueLength: Int
  /// Values told apart of one label of one series name, kept or not. Default 65 536.
  public var countedValues: Int
  /// Series of a family up to which all of them are kept, with their samples. Default 1000; 0 keeps none.
  public var rows: Int
  /// Warnings kept of a page. Default 100.
  public var warnings: Int

  /// The defaults, where no other number is given; see the properties.
  public init(
    values: Int = 1000, valueLength: Int = 4096, countedValues: Int = 65_536, rows: Int = 1000, warnings: Int = 100
  ) {
    self.values = values
    self.valueLength = valueLength
    self.countedValues = countedValues
    self.rows = rows
    self.warnings = warnings
  }

  /// Labels of one sample. A server has no such limit; its storage could not hold more either.
  static let labelsOfASample = 65_536
}
