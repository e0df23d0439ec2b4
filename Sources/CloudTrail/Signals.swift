import Vigil

/// What is counted in CloudTrail's events.
enum Signals {
  static var logGroup: LogGroup {
    LogGroup("/aws/cloudtrail/logs", region: "ap-south-1", accountID: "123456789012", retention: .days90)
  }

  static var trail: Trail { Trail("all-region-trail", logGroup: logGroup) }

  /// Calls that were refused. The pattern of the CIS benchmark: EC2 says `Client.UnauthorizedOperation`, the JSON services
  /// `AccessDeniedException`.
  static var accessDenied: Signal {
    Signal(
      "AccessDeniedCount", in: namespace, from: logGroup, through: Pipeline.exporter,
      counting: #"{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }"#)
  }

  /// Failed sign-ins to the console, those of unknown users too: their `errorMessage` has another text.
  static var consoleLoginFailures: Signal {
    Signal(
      "ConsoleLoginFailures", in: namespace, from: logGroup, through: Pipeline.exporter,
      counting: #"{ ($.eventName = "ConsoleLogin") && ($.responseElements.ConsoleLogin = "Failure") }"#)
  }

  /// Calls from addresses that nobody of ours has.
  static var suspiciousIPCalls: Signal {
    let conditions = suspiciousAddresses.map { #"($.sourceIPAddress = "\#($0)")"# }
    return Signal(
      "SuspiciousIPCalls", in: namespace, from: logGroup, through: Pipeline.exporter,
      counting: "{ \(conditions.joined(separator: " || ")) }")
  }

  /// Addresses, or their beginnings with a `*`: a filter knows no networks.
  private static var suspiciousAddresses: [String] { ["198.51.100.7", "203.0.113.*"] }

  private static var namespace: String { "CloudTrailMetrics" }
}
