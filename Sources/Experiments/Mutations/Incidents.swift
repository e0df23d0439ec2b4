import Monitoring

/// What happens in AWS and to the exporter during the experiment, in minutes since its beginning. Long enough after one
/// another that each is over before the next.
enum Incidents {
  /// When the first one happens: what fires before is a false alarm.
  static let firstMinute = 16
  /// When the answers are read.
  static let lastMinute = 62
  static let exporterFails = 20..<36
  static let exporterIsDown = 46..<58

  /// How many events a signal counts in a minute, by its place in the content.
  static func events(of signal: Int, in minute: Int) -> Int {
    switch (signal, minute) {
    case (0, 16): 3
    case (1, 16): 7
    case (1, 26): 25
    case (2, 16): 1
    default: 0
    }
  }

  /// Alerts that people get at the same time, and that may mute each other, by the alert's place in the content and its
  /// value.
  static func moment(ofAlert position: Int, value: String) -> Int {
    switch (position, value) {
    case (1, "25"), (2, _): 1
    case (4, _): 3
    case (5, _): 2
    default: 0
    }
  }
}
