import Linter
import Monitoring

/// What can go wrong between Prometheus and people.
extension MutationOperator {
  static let routingOperators: [MutationOperator] = [
    MutationOperator("route: receiver") { content in
      content.editingRoutes { route in
        Misspelling.variants(of: route.receiver.name).map { name in
          var changed = route
          changed.receiver.name = name
          return ("to \(name)", changed)
        }
      }
    },
    MutationOperator("route: label in a matcher") { content in
      content.editingRoutes { route in
        route.matchers.edits { matcher in
          (Misspelling.variants(of: matcher.label.name) + ["level"]).map { name in
            var changed = matcher
            changed.label = Label(name)
            return changed
          }
        }.map { changed in
          var result = route
          result.matchers = changed
          return ("for \(changed.map(\.text).joined(separator: ","))", result)
        }
      }
    },
    MutationOperator("route: value in a matcher") { content in
      content.editingRoutes { route in
        route.matchers.edits { matcher in
          (Misspelling.variants(of: matcher.value) + [matcher.value.uppercased()]).map { value in
            var changed = matcher
            changed.value = value
            return changed
          }
        }.map { changed in
          var result = route
          result.matchers = changed
          return ("for \(changed.map(\.text).joined(separator: ","))", result)
        }
      }
    },
    MutationOperator("route: matcher's operator") { content in
      content.editingRoutes { route in
        route.matchers.edits { matcher in
          [.equal, .notEqual, .matches, .notMatches].filter { $0 != matcher.operation }.map {
            var changed = matcher
            changed.operation = $0
            return changed
          }
        }.map { changed in
          var result = route
          result.matchers = changed
          return ("for \(changed.map(\.text).joined(separator: ","))", result)
        }
      }
    },
    MutationOperator("route: continue") { content in
      content.editingRoutes { route in
        guard !route.matchers.isEmpty else { return [] }
        var changed = route
        changed.continues.toggle()
        return [("continue \(changed.continues)", changed)]
      }
    },
    MutationOperator("route: no matcher") { content in
      content.editingRoutes { route in
        guard !route.matchers.isEmpty else { return [] }
        var changed = route
        changed.matchers = []
        return [("takes everything", changed)]
      }
    },
    MutationOperator("route: grouping label") { content in
      content.editingRoutes { route in
        guard case .labels(let labels)? = route.grouping else { return [] }
        return labels.indices.flatMap { index in
          Misspelling.variants(of: labels[index].name).map { name in
            var changed = route
            var grouping = labels
            grouping[index] = Label(name)
            changed.grouping = .labels(grouping)
            return ("grouped by \(name)", changed)
          }
        }
      }
    },
    MutationOperator("receiver: undeclared") { content in
      (content.alertmanager?.receivers ?? []).indices.map { index in
        var changed = content
        let removed = changed.alertmanager?.receivers.remove(at: index)
        return ("no receiver \(removed?.name ?? "")", changed)
      }
    },
    MutationOperator("receiver: empty") { content in
      (content.alertmanager?.receivers ?? []).indices.map { index in
        var changed = content
        changed.alertmanager?.receivers[index].integrations = []
        return ("nothing in the receiver \(changed.alertmanager?.receivers[index].name ?? "")", changed)
      }
    },
    MutationOperator("inhibit: matcher") { content in
      content.editingInhibitRules { rule in
        let edit: (LabelMatcher) -> [LabelMatcher] = { matcher in
          Misspelling.variants(of: matcher.value).map { LabelMatcher(matcher.label, matcher.operation, $0) }
            + Misspelling.variants(of: matcher.label.name).map {
              LabelMatcher(Label($0), matcher.operation, matcher.value)
            }
        }
        return rule.source.edits(edit).map { matchers in
          var changed = rule
          changed.source = matchers
          return ("source \(matchers.map(\.text).joined(separator: ","))", changed)
        }
          + rule.target.edits(edit).map { matchers in
            var changed = rule
            changed.target = matchers
            return ("target \(matchers.map(\.text).joined(separator: ","))", changed)
          }
      }
    },
    MutationOperator("inhibit: equal") { content in
      content.editingInhibitRules { rule in
        (["severity", "instance"].map { rule.equal + [Label($0)] } + [[], [.region], [.alertname]]).map { equal in
          var changed = rule
          changed.equal = equal
          return ("equal \(equal.map(\.name).joined(separator: ", "))", changed)
        }
      }
    },
  ]
}

extension [LabelMatcher] {
  /// The list with one matcher changed.
  fileprivate func edits(_ variants: (LabelMatcher) -> [LabelMatcher]) -> [[LabelMatcher]] {
    indices.flatMap { index in
      variants(self[index]).map { changed in
        var result = self
        result[index] = changed
        return result
      }
    }
  }
}
