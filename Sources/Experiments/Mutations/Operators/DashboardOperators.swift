import Linter
import Monitoring

/// What can go wrong in a dashboard, besides its queries.
extension MutationOperator {
  static let dashboardOperators: [MutationOperator] = [
    MutationOperator("panel: data source") { content in
      content.editingTargets { target in
        switch target.source {
        case .prometheus(var source):
          return ["promtheus", "loki"].map { uid in
            var changed = target
            source.datasource = .prometheus("Prometheus", uid: uid, url: "http://prometheus:9090")
            changed.source = .prometheus(source)
            return ("asks \(uid)", changed)
          }
        case .logsInsights(var source):
          return Misspelling.variants(of: source.datasource.uid).map { uid in
            var changed = target
            source.datasource.uid = uid
            changed.source = .logsInsights(source)
            return ("asks \(uid)", changed)
          }
        }
      }
    },
    MutationOperator("data source: uid") { content in
      content.datasources.indices.flatMap { index in
        Misspelling.variants(of: content.datasources[index].uid).map { uid in
          var changed = content
          changed.datasources[index].uid = uid
          return ("\(content.datasources[index].name): uid \(uid)", changed)
        }
      }
    },
    MutationOperator("panel: legend") { content in
      content.editingTargets { target in
        guard case .prometheus(let source) = target.source, let legend = source.legend, legend.contains("{{") else {
          return []
        }
        return Misspelling.variants(of: legend.filter { $0 != "{" && $0 != "}" }).map { name in
          var changed = target
          var edited = source
          edited.legend = "{{\(name)}}"
          changed.source = .prometheus(edited)
          return ("legend {{\(name)}}", changed)
        }
      }
    },
    MutationOperator("panel: log group") { content in
      content.editingTargets { target in
        guard case .logsInsights(let source) = target.source else { return [] }
        return source.logGroups.indices.flatMap { index in
          Misspelling.variants(of: source.logGroups[index].name).map { name in
            var changed = target
            var edited = source
            edited.logGroups[index].name = name
            changed.source = .logsInsights(edited)
            return ("of \(name)", changed)
          }
        }
      }
    },
    MutationOperator("panel: instant") { content in
      content.editingTargets { target in
        guard case .prometheus(var source) = target.source else { return [] }
        var changed = target
        source.isInstant = !(source.isInstant ?? false)
        changed.source = .prometheus(source)
        return [("instant: \(source.isInstant == true)", changed)]
      }
    },
  ]
}
