extension MutationOperator {
  /// Every operator; the experiment takes mutations of each.
  static let all: [MutationOperator] =
    queryOperators + alertOperators + scrapingOperators + routingOperators + dashboardOperators
}
