// swift-tools-version: 6.2
import PackageDescription

/// Users run debug builds; the modules that read bytes are optimised there too, so that a 10 MB snapshot stays under a second.
let hot: [SwiftSetting] = [.unsafeFlags(["-O"], .when(configuration: .debug))]

let package = Package(
  name: "Vigil",
  products: [
    // No product `build-dashboards`: in another repository it would be run instead of that repository's own.
    .library(name: "Vigil", targets: ["Vigil"])
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
    .target(name: "CloudTrail", dependencies: ["Vigil"], exclude: ["Snapshots"]),
    .executableTarget(name: "build-dashboards", dependencies: ["CloudTrail", "Vigil"]),
    .executableTarget(name: "Benchmarks", dependencies: ["Exposition"]),

    .testTarget(name: "DiagnosticsTests", dependencies: ["Diagnostics"]),
    .testTarget(name: "FormatsTests", dependencies: ["Formats"]),
    .testTarget(name: "PromQLTests", dependencies: ["PromQL"]),
    .testTarget(name: "GoTemplateTests", dependencies: ["GoTemplate"]),
    .testTarget(name: "ExpositionTests", dependencies: ["Exposition"]),
    .testTarget(name: "MonitoringTests", dependencies: ["Monitoring", "PromQL"]),
    .testTarget(name: "CompilerTests", dependencies: ["Compiler", "Monitoring"]),
    .testTarget(name: "LinterTests", dependencies: ["Diagnostics", "Exposition", "Linter", "Monitoring", "PromQL"]),
    .testTarget(
      name: "CloudTrailTests", dependencies: ["CloudTrail", "Compiler", "Exposition", "Linter", "Monitoring"]),
    .testTarget(name: "BuildToolTests", dependencies: ["BuildTool", "Compiler", "Diagnostics", "Exposition"]),
    .testTarget(
      name: "ConformanceTests",
      dependencies: ["Exposition", "GoTemplate", "Linter", "Monitoring", "PromQL"]),
  ],
  swiftLanguageModes: [.v6]
)
