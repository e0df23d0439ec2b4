import Monitoring

enum FixtureSignals {
  static var group: LogGroup {
    LogGroup("/aws/cloudtrail/logs", region: "eu-central-1", accountID: "012345678901", retention: .days365)
  }

  static var trail: Trail { Trail("all-regions", logGroup: group) }

  static var all: [Signal] {
    [
      denied,
      // One logical id for two names, unless they are numbered.
      Signal(
        "Sign-Ins", in: "Trail", from: group, through: FixturePrometheus.central,
        counting: #"{ $.eventName = "ConsoleLogin" }"#),
      Signal(
        "SignIns", in: "Trail", from: group, through: FixturePrometheus.central,
        counting: #"{ $.eventName = "SwitchRole" }"#),
      Signal(
        "RootCalls", in: "Trail/Root", from: group, through: FixturePrometheus.east,
        counting: #"{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }"#, countsZero: false),
    ]
  }

  static var denied: Signal {
    Signal(
      "AccessDeniedCount", in: "Trail", from: group, through: FixturePrometheus.central,
      counting: #"{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }"#)
  }
}
