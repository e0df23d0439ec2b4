// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "queue-monitoring",
  dependencies: [.package(name: "Vigil", path: "../../..")],
  targets: [
    .target(
      name: "QueueMonitoring", dependencies: [.product(name: "Vigil", package: "Vigil")], exclude: ["Snapshots"]),
    .executableTarget(
      name: "build-dashboards", dependencies: ["QueueMonitoring", .product(name: "Vigil", package: "Vigil")]),
  ],
  swiftLanguageModes: [.v6]
)
