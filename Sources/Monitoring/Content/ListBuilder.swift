/// Collects the elements of a `{ … }` block: panels of a row, targets of a panel, rules of a group.
///
/// There is one `buildExpression`, so a misplaced element is reported by what it is. `if`, `switch` and `for` work inside.
@resultBuilder
public enum ListBuilder<Item> {
  /// One element of the block.
  public static func buildExpression(_ item: Item) -> [Item] { [item] }
  /// The elements of a block, in the order they are written.
  public static func buildBlock(_ parts: [Item]...) -> [Item] { parts.flatMap { $0 } }
  /// An `if` without `else`: nothing where it does not hold.
  public static func buildOptional(_ part: [Item]?) -> [Item] { part ?? [] }
  /// The first branch of an `if` or `switch`.
  public static func buildEither(first: [Item]) -> [Item] { first }
  /// The other branches of an `if` or `switch`.
  public static func buildEither(second: [Item]) -> [Item] { second }
  /// A `for` loop: the elements of all its rounds, in order.
  public static func buildArray(_ parts: [[Item]]) -> [Item] { parts.flatMap { $0 } }

  /// Only there to say what is wrong: a target outside a panel does not compile.
  @available(*, unavailable, message: "a target belongs inside a Panel { … }")
  public static func buildExpression(_ item: Target) -> [Item] where Item == Panel { [] }
  /// Only there to say what is wrong: a target between rows does not compile.
  @available(*, unavailable, message: "a target belongs inside a Panel { … }, and the panel inside a Row { … }")
  public static func buildExpression(_ item: Target) -> [Item] where Item == Row { [] }
  /// Only there to say what is wrong: a panel between rows does not compile.
  @available(*, unavailable, message: "a panel belongs inside a Row { … }")
  public static func buildExpression(_ item: Panel) -> [Item] where Item == Row { [] }
  /// Only there to say what is wrong: a row within a row does not compile.
  @available(*, unavailable, message: "rows do not nest; write it beside the row, inside the Dashboard { … }")
  public static func buildExpression(_ item: Row) -> [Item] where Item == Panel { [] }
  /// Only there to say what is wrong: an alert between routes does not compile.
  @available(*, unavailable, message: "an alert belongs inside a RuleGroup { … }")
  public static func buildExpression(_ item: Alert) -> [Item] where Item == Route { [] }
  /// Only there to say what is wrong.
  @available(*, unavailable, message: "recording rules come first: RuleGroup(…, recordings: [ … ]) { alerts }")
  public static func buildExpression(_ item: RecordingRule) -> [Item] where Item == Alert { [] }
  /// Only there to say what is wrong.
  @available(*, unavailable, message: "a list of panels is looped over: for panel in panels { panel }")
  public static func buildExpression(_ items: [Panel]) -> [Item] where Item == Panel { [] }
  /// Only there to say what is wrong: a query without a target does not compile.
  @available(*, unavailable, message: "a query belongs inside a Target(…)")
  public static func buildExpression(_ item: Query) -> [Item] where Item == Target { [] }
}
