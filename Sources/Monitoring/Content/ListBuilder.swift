/// Collects the elements of a `{ … }` block: panels of a row, targets of a panel, rules of a group.
///
/// There is one `buildExpression`, so a misplaced element is reported by what it is. `if`, `switch` and `for` work inside.
@resultBuilder
public enum ListBuilder<Item> {
  public static func buildExpression(_ item: Item) -> [Item] { [item] }
  public static func buildBlock(_ parts: [Item]...) -> [Item] { parts.flatMap { $0 } }
  public static func buildOptional(_ part: [Item]?) -> [Item] { part ?? [] }
  public static func buildEither(first: [Item]) -> [Item] { first }
  public static func buildEither(second: [Item]) -> [Item] { second }
  public static func buildArray(_ parts: [[Item]]) -> [Item] { parts.flatMap { $0 } }

  @available(*, unavailable, message: "a target belongs inside a Panel { … }")
  public static func buildExpression(_ item: Target) -> [Item] where Item == Panel { [] }
  @available(*, unavailable, message: "a target belongs inside a Panel { … }, and the panel inside a Row { … }")
  public static func buildExpression(_ item: Target) -> [Item] where Item == Row { [] }
  @available(*, unavailable, message: "a panel belongs inside a Row { … }")
  public static func buildExpression(_ item: Panel) -> [Item] where Item == Row { [] }
  @available(*, unavailable, message: "rows do not nest; write it beside the row, inside the Dashboard { … }")
  public static func buildExpression(_ item: Row) -> [Item] where Item == Panel { [] }
  @available(*, unavailable, message: "an alert belongs inside a RuleGroup { … }")
  public static func buildExpression(_ item: Alert) -> [Item] where Item == Route { [] }
  @available(*, unavailable, message: "recording rules come first: RuleGroup(…, recordings: [ … ]) { alerts }")
  public static func buildExpression(_ item: RecordingRule) -> [Item] where Item == Alert { [] }
  @available(*, unavailable, message: "a list of panels is looped over: for panel in panels { panel }")
  public static func buildExpression(_ items: [Panel]) -> [Item] where Item == Panel { [] }
  @available(*, unavailable, message: "a query belongs inside a Target(…)")
  public static func buildExpression(_ item: Query) -> [Item] where Item == Target { [] }
}
