import Linter
import Monitoring

/// What can go wrong between AWS and Prometheus.
extension MutationOperator {
  static let scrapingOperators: [MutationOperator] = [
    MutationOperator("job: interval") { content in
      content.editingJobs { job in
        [.seconds(15), .minutes(1), .minutes(2), .minutes(3), .minutes(10)].map { (interval: Duration) in
          var changed = job
          changed.interval = interval
          return ("interval \(interval.prometheusText)", changed)
        }
      }
    },
    MutationOperator("job: honor_labels") { content in
      content.editingJobs { job in
        var changed = job
        changed.honorLabels.toggle()
        return [("honor_labels \(changed.honorLabels)", changed)]
      }
    },
    MutationOperator("job: honor_timestamps") { content in
      content.editingJobs { job in
        var changed = job
        changed.honorTimestamps.toggle()
        return [("honor_timestamps \(changed.honorTimestamps)", changed)]
      }
    },
    MutationOperator("job: name") { content in
      content.editingJobs { job in
        Misspelling.variants(of: job.name).map { name in
          var changed = job
          changed.name = name
          return ("called \(name)", changed)
        }
      }
    },
    MutationOperator("job: label") { content in
      content.editingJobs { job in
        job.labels.indices.flatMap { index in
          var without = job
          without.labels.remove(at: index)
          return [("no label \(job.labels[index].label.name)", without)]
            + Misspelling.variants(of: job.labels[index].label.name).map { name in
              var changed = job
              changed.labels[index].label = Label(name)
              return ("label \(name)", changed)
            }
        }
      }
    },
    MutationOperator("exporter: delay") { content in
      content.editingExporters { exporter in
        [.minutes(5), .minutes(12), .minutes(18), .minutes(30)].map { (delay: Duration) in
          var changed = exporter
          changed.delay = delay
          return ("delay \(delay.prometheusText)", changed)
        }
      }
    },
    MutationOperator("exporter: period") { content in
      content.editingExporters { exporter in
        [.minutes(2), .minutes(5), .minutes(15)].map { (period: Duration) in
          var changed = exporter
          changed.period = period
          return ("period \(period.prometheusText)", changed)
        }
      }
    },
    MutationOperator("exporter: range") { content in
      content.editingExporters { exporter in
        [.seconds(30), .minutes(1), .minutes(20)].map { (range: Duration) in
          var changed = exporter
          changed.range = range
          return ("range \(range.prometheusText)", changed)
        }
      }
    },
    MutationOperator("exporter: stamping") { content in
      content.editingExporters { exporter in
        var changed = exporter
        changed.setsTimestamps.toggle()
        return [("set_timestamp \(changed.setsTimestamps)", changed)]
      }
    },
    MutationOperator("signal: name") { content in
      content.editingSignals { signal in
        Misspelling.variants(of: signal.name).map { name in
          var changed = signal
          changed.name = name
          return ("called \(name)", changed)
        }
      }
    },
    MutationOperator("signal: namespace") { content in
      content.editingSignals { signal in
        Misspelling.variants(of: signal.namespace).map { name in
          var changed = signal
          changed.namespace = name
          return ("in \(name)", changed)
        }
      }
    },
    MutationOperator("signal: log group") { content in
      content.editingSignals { signal in
        Misspelling.variants(of: signal.logGroup.name).map { name in
          var changed = signal
          changed.logGroup.name = name
          return ("of \(name)", changed)
        }
      }
    },
    MutationOperator("signal: default value") { content in
      content.editingSignals { signal in
        var changed = signal
        changed.countsZero.toggle()
        return [("counts zero: \(changed.countsZero)", changed)]
      }
    },
    MutationOperator("trail: log group") { content in
      guard let trail = content.trail else { return [] }
      return Misspelling.variants(of: trail.logGroup.name).map { name in
        var changed = content
        changed.trail?.logGroup.name = name
        return ("trail \(trail.name): delivers to \(name)", changed)
      }
    },
    MutationOperator("prometheus: Alertmanagers") { content in
      content.editingPrometheus { prometheus in
        var changed = prometheus
        changed.alertmanagers = []
        return [("none", changed)]
      }
    },
    MutationOperator("prometheus: rule files") { content in
      content.editingPrometheus { prometheus in
        [[], ["/etc/prometheus/rules/*.rules.yaml"], ["/etc/prometheus/rules/*.yml"]].map { (files: [String]) in
          var changed = prometheus
          changed.ruleFiles = files
          return ("rule files \(files.joined(separator: ", "))", changed)
        }
      }
    },
    MutationOperator("prometheus: evaluation interval") { content in
      content.editingPrometheus { prometheus in
        [.seconds(30), .minutes(2), .minutes(10), .minutes(30)].map { (interval: Duration) in
          var changed = prometheus
          changed.evaluationInterval = interval
          return ("evaluated every \(interval.prometheusText)", changed)
        }
      }
    },
  ]
}
