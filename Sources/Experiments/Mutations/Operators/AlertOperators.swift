import Foundation
import Linter
import Monitoring

/// What can go wrong in an alert, besides its query.
extension MutationOperator {
  static let alertOperators: [MutationOperator] = [
    MutationOperator("alert: name") { content in
      content.editingAlerts { alert in
        Misspelling.variants(of: alert.name).map { name in
          var changed = alert
          changed.name = name
          return ("called \(name)", changed)
        }
      }
    },
    MutationOperator("alert: severity") { content in
      content.editingAlerts { alert in
        (Misspelling.variants(of: alert.severity.name) + [alert.severity.name.uppercased(), "info"]).map { name in
          var changed = alert
          changed.severity = Severity(name)
          return ("severity \(name)", changed)
        }
      }
    },
    MutationOperator("alert: for") { content in
      content.editingAlerts { alert in
        [nil, .minutes(1), .minutes(6), .minutes(20)].filter { $0 != alert.pendingPeriod }.map { (period: Duration?) in
          var changed = alert
          changed.pendingPeriod = period
          return ("for \(period?.prometheusText ?? "0s")", changed)
        }
      }
    },
    MutationOperator("alert: label added") { content in
      content.editingAlerts { alert in
        [
          ("severity", .template("warn")), ("region", .template("everywhere")), ("team", .template("platform")),
          ("value", .template("{{ $value }}")), ("instance", .template("")),
        ].map { (name: String, text: AlertText) in ("label \(name)", alert.label(Label(name), text)) }
      }
    },
    MutationOperator("alert: label in a text") { content in
      content.editingAlerts { alert in
        alert.editingTexts { text in
          guard let place = text.range(of: "$labels."), let end = text[place.upperBound...].range(of: " ") else {
            return []
          }
          let name = String(text[place.upperBound..<end.lowerBound])
          return (Misspelling.variants(of: name) + ["severity", "account_id", "alertname"]).map { other in
            text.replacingCharacters(in: place.upperBound..<end.lowerBound, with: other)
          }
        }
      }
    },
    MutationOperator("alert: text syntax") { content in
      content.editingAlerts { alert in
        alert.editingTexts { text in
          [
            text.replacingOccurrences(of: "$value", with: "$vaule"),
            text.replacingOccurrences(of: "$value", with: "value"),
            text.replacingOccurrences(of: "printf", with: "print"),
            text.replacingOccurrences(of: "}}", with: "}"),
            text.replacingOccurrences(of: "$labels", with: "$label"),
          ].filter { $0 != text }
        }
      }
    },
    MutationOperator("alert: text removed") { content in
      content.editingAlerts { alert in
        alert.annotations.indices.map { index in
          var changed = alert
          let removed = changed.annotations.remove(at: index)
          return ("no \(removed.name)", changed)
        }
      }
    },
    MutationOperator("alert: text under another name") { content in
      content.editingAlerts { alert in
        alert.annotations.indices.flatMap { index in
          Misspelling.variants(of: alert.annotations[index].name).map { name in
            var changed = alert
            changed.annotations[index].name = name
            return ("\(alert.annotations[index].name) as \(name)", changed)
          }
        }
      }
    },
    MutationOperator("group: interval") { content in
      content.editingGroups { group in
        [.seconds(30), .minutes(2), .minutes(10), .minutes(30)].map { (interval: Duration) in
          var changed = group
          changed.interval = interval
          return ("interval \(interval.prometheusText)", changed)
        }
      }
    },
    MutationOperator("group: query_offset") { content in
      content.editingGroups { group in
        [.minutes(1), .minutes(3)].map { (offset: Duration) in
          var changed = group
          changed.queryOffset = offset
          return ("query_offset \(offset.prometheusText)", changed)
        }
      }
    },
  ]
}

extension Alert {
  fileprivate func editingTexts(_ edits: (String) -> [String]) -> [(String, Alert)] {
    annotations.indices.flatMap { index in
      edits(annotations[index].text.template).map { text in
        var changed = self
        changed.annotations[index].text = .template(text)
        return ("\(annotations[index].name) \"\(text)\"", changed)
      }
    }
  }
}
