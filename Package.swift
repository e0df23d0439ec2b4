// swift-tools-version: 6.2
import PackageDescription

/// Users run debug builds; the modules that read bytes are optimised there too, so that a 10 MB snapshot stays under a second.
let hot: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "Vigil",
  products: [
    // No product `build-dashboards`: in another repository it would be run instead of that repository's own.
    // What content is made of is named beside what it imports: an incremental build compiles content anew only for changes
    // of modules that are named, and content of an old layout crashes. The same holds for CloudTrail below.
    .library(name: "Vigil", targets: ["Diagnostics", "Monitoring", "PromQL", "Vigil"])
  ],
  targets: [
    .target(name: "Diagnostics"),
    .target(name: "Formats", swiftSettings: hot),
    .target(name: "PromQL", dependencies: ["Diagnostics"], swiftSettings: hot),
    .target(name: "GoTemplate", dependencies: ["Diagnostics"]),
    .target(name: "Exposition", dependencies: ["Diagnostics"], swiftSettings: hot),
    .target(name: "Monitoring", dependencies: ["Diagnostics", "PromQL"]),
    .target(name: "Compiler", dependencies: ["Diagnostics", "Formats", "Monitoring", "PromQL"]),
    .target(
      name: "Linter", dependencies: ["Diagnostics", "Exposition", "GoTemplate", "Monitoring", "PromQL"]),
    .target(
      name: "BuildTool",
      dependencies: ["Compiler", "Diagnostics", "Exposition", "Formats", "Linter", "Monitoring"],
      swiftSettings: hot),
    .target(name: "Vigil", dependencies: ["BuildTool", "Monitoring", "PromQL"]),
    .target(
      name: "CloudTrail", dependencies: ["Diagnostics", "Monitoring", "PromQL", "Vigil"], exclude: ["Snapshots"]),
    .executableTarget(name: "build-dashboards", dependencies: ["CloudTrail", "Vigil"]),
    .executableTarget(
      name: "benchmarks", dependencies: ["Diagnostics", "Exposition", "PromQL"], path: "Sources/Benchmarks"),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "FormatsTests", dependencies: ["Formats"]),
    .testTarget(name: "PromQLTests", dependencies: ["PromQL"]),
    .testTarget(name: "GoTemplateTests", dependencies: ["GoTemplate"]),
    .testTarget(name: "ExpositionTests", dependencies: ["Exposition"]),
    .testTarget(name: "MonitoringTests", dependencies: ["Diagnostics", "GoTemplate", "Monitoring", "PromQL"]),
    .testTarget(
      name: "CompilerTests",
      dependencies: ["CloudTrail", "Compiler", "Diagnostics", "Formats", "Monitoring", "PromQL"],
      exclude: ["Golden"]),
    .testTarget(name: "LinterTests", dependencies: ["Diagnostics", "Exposition", "Linter", "Monitoring", "PromQL"]),
    .testTarget(
      name: "CloudTrailTests", dependencies: ["CloudTrail", "Compiler", "Exposition", "Linter", "Monitoring"]),
    .testTarget(name: "BuildToolTests", dependencies: ["BuildTool", "Compiler", "Diagnostics", "Exposition"]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["Exposition", "GoTemplate", "Monitoring", "PromQL"]),
  ],
  swiftLanguageModes: [.v6]
)
