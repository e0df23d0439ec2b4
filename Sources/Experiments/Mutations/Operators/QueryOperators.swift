import Linter
import Monitoring
import PromQL

/// What can go wrong in a query.
extension MutationOperator {
  static let queryOperators: [MutationOperator] = [
    MutationOperator("query: metric name") { content in
      content.editingQueries { expression in
        expression.selectorEdits({ selector in
          metricNames(instead: selector.name ?? "", in: content).map { name in
            var changed = selector
            changed.name = name
            return ("the metric \(name)", changed)
          }
        })
      }
    },
    MutationOperator("query: label in a matcher") { content in
      content.editingQueries { expression in
        expression.matcherEdits({ matcher in
          Misspelling.variants(of: matcher.name).map { name in
            var changed = matcher
            changed.name = name
            return changed
          }
        })
      }
    },
    MutationOperator("query: value in a matcher") { content in
      content.editingQueries { expression in
        expression.matcherEdits({ matcher in
          Misspelling.variants(of: matcher.value.text).map { value in
            var changed = matcher
            changed.value = .init(value)
            return changed
          }
        })
      }
    },
    MutationOperator("query: matcher added") { content in
      content.editingQueries { expression in
        expression.selectorEdits({ selector in
          addedMatchers.map { name, value in
            var changed = selector
            changed.matchers.append(.init(name, .equal, .init(value)))
            return ("with \(name)=\"\(value)\"", changed)
          }
        })
      }
    },
    MutationOperator("query: grouping label") { content in
      content.editingQueries { expression in
        expression.aggregationEdits({ aggregation in
          guard let grouping = aggregation.grouping, let first = grouping.labels.first else { return [] }
          return (Misspelling.variants(of: first.name) + ["account_id", "job"]).map { name in
            var changed = aggregation
            changed.grouping?.labels[0] = .init(name)
            return ("by (\(name))", changed)
          }
        })
      }
    },
    MutationOperator("query: grouping") { content in
      content.editingQueries { expression in
        expression.aggregationEdits({ aggregation in
          guard let grouping = aggregation.grouping else { return [] }
          var without = aggregation
          without.grouping = .init(isWithout: true, grouping.labels)
          var none = aggregation
          none.grouping = nil
          return [("without instead of by", without), ("no grouping", none)]
        })
      }
    },
    MutationOperator("query: aggregator") { content in
      content.editingQueries { expression in
        expression.aggregationEdits({ aggregation in
          [PromQLAggregator.count, .max, .stddev].filter { $0 != aggregation.aggregator }.map { aggregator in
            var changed = aggregation
            changed.aggregator = aggregator
            return ("aggregated by \(aggregator.rawValue)", changed)
          }
        })
      }
    },
    MutationOperator("query: window") { content in
      content.editingQueries { expression in
        expression.edits { expression in
          guard case .rangeSelector(let ranged) = expression.node else { return [] }
          return [20, 60, 120].map { (seconds: Int64) in
            var changed = ranged
            changed.window = .milliseconds(seconds * 1000)
            return QueryEdit(
              description: "a window of \(seconds) s", expression: PromQLExpression(.rangeSelector(changed)))
          }
        }
      }
    },
    MutationOperator("query: offset") { content in
      content.editingQueries { expression in
        expression.selectorEdits({ selector in
          guard selector.modifiers.offset != nil else { return [] }
          return [nil, 60, 300, 660, 900].map { (seconds: Int64?) in
            var changed = selector
            changed.modifiers.offset = seconds.map { .milliseconds($0 * 1000) }
            return (seconds.map { "an offset of \($0) s" } ?? "no offset", changed)
          }
        })
      }
    },
    MutationOperator("query: function") { content in
      content.editingQueries { expression in
        expression.edits { expression in
          guard case .call(let call) = expression.node, call.function.name.hasSuffix("_over_time") else { return [] }
          return ["rate", "increase", "avg_over_time", "max_over_time", "count_over_time", "last_over_time", "delta"]
            .filter { $0 != call.function.name }.compactMap { PromQLFunction.named($0) }.map { function in
              QueryEdit(
                description: "\(function.name)", expression: PromQLExpression(.call(.init(function, call.arguments))))
            }
        }
      }
    },
    MutationOperator("query: threshold") { content in
      content.editingQueries { expression in
        expression.comparisonEdits({ comparison in
          guard case .number(let number) = comparison.right.node else { return [] }
          return [-1, number.value * 1000 + 100_000, .infinity, number.value + 0.5].map { value in
            var changed = comparison
            changed.right = PromQLExpression(.number(.init(value)))
            return ("compared with \(value)", changed)
          }
        })
      }
    },
    MutationOperator("query: comparison") { content in
      content.editingQueries { expression in
        expression.comparisonEdits({ comparison in
          [.less, .greater, .equal, .notEqual, .greaterOrEqual, .lessOrEqual]
            .filter { $0 != comparison.operation }.map { (operation: PromQLExpression.BinaryOperator) in
              var changed = comparison
              changed.operation = operation
              return ("compared by \(operation.rawValue)", changed)
            }
        })
      }
    },
    MutationOperator("query: condition") { content in
      content.editingQueries { expression in
        expression.edits { expression in
          guard case .binary(var comparison) = expression.node, comparison.operation.isComparison else { return [] }
          let left = comparison.left
          comparison.returnsBool = true
          return [
            QueryEdit(description: "no condition", expression: left),
            QueryEdit(description: "bool", expression: PromQLExpression(.binary(comparison))),
          ]
        }
      }
    },
  ]

  private static let addedMatchers: [(String, String)] = [
    ("region", "ap-south-1"), ("region", "eu-west-1"), ("regoin", "ap-south-1"), ("job", "cloudtrail"),
  ]

  /// Misspelt, without its ending, and as another exporter writes it.
  private static func metricNames(instead name: String, in content: ContentSketch) -> [String] {
    var names = Misspelling.variants(of: name)
    if name.hasSuffix("_sum") { names.append(String(name.dropLast("_sum".count))) }
    for signal in content.signals where signal.metricName == name {
      names.append(YACENames.metric(namespace: signal.namespace, metric: signal.name, statistic: "Sum"))
    }
    return names
  }
}

extension PromQLExpression {
  fileprivate func matcherEdits(_ variants: (Matcher) -> [Matcher]) -> [QueryEdit] {
    selectorEdits({ selector in
      selector.matchers.enumerated().flatMap { index, matcher in
        variants(matcher).map { changed in
          var result = selector
          result.matchers[index] = changed
          return ("the matcher \(changed.name)\(changed.operation.rawValue)\"\(changed.value.text)\"", result)
        }
      }
    })
  }

  fileprivate func aggregationEdits(_ variants: (Aggregation) -> [(String, Aggregation)]) -> [QueryEdit] {
    edits { expression in
      guard case .aggregation(let aggregation) = expression.node else { return [] }
      return variants(aggregation).map {
        QueryEdit(description: $0, expression: PromQLExpression(.aggregation($1)))
      }
    }
  }

  fileprivate func comparisonEdits(_ variants: (BinaryOperation) -> [(String, BinaryOperation)]) -> [QueryEdit] {
    edits { expression in
      guard case .binary(let comparison) = expression.node, comparison.operation.isComparison else { return [] }
      return variants(comparison).map { QueryEdit(description: $0, expression: PromQLExpression(.binary($1))) }
    }
  }
}
