import Compiler
import Foundation

/// The steps of writing a tree, and what takes them back.
///
/// 1. Every new file is written beside its place and flushed to the disk, the manifests too. Until here everything can be
///    taken back, and this is where disks are full and folders read-only.
/// 2. A manifest with the old and the new digests is put in place, stale files are removed (first, as a new path may be an
///    old one in another letter case), and every file is put in place by one rename. A run that is killed here leaves
///    whole files, all of them known to the manifest, and the next run goes on.
/// 3. The final manifest is put in place.
struct OutputTransaction {
  /// Folders that this run made, in order.
  private var madeFolders: [(parent: Folder, name: String)] = []
  /// By path, so that a tree needs as many descriptors as it has folders, however many files.
  private var openFolders: [String: Folder] = [:]
  private var temporaries: [TemporaryFile] = []
  private var transitionalManifest: TemporaryFile?
  private var finalManifest: TemporaryFile?

  /// Opens the output root and makes it, and the folders above it, when they are not there.
  mutating func makeRoot(_ path: String) throws -> Folder {
    try Folder.makingMissing(at: path) { madeFolders.append(($0, $1)) }
  }

  /// Step 1.
  mutating func prepare(
    _ plan: OutputPlan, _ artifacts: [Artifact], replacing recorded: Manifest, in root: Folder
  ) throws {
    try removeLeftovers(plan, in: root)
    let writes = Set(plan.entries.filter(\.change.isWrite).map(\.path))
    for artifact in artifacts where writes.contains(artifact.path) {
      let (parent, name) = OutputPath.split(artifact.path)
      let file = try TemporaryFile(for: name, in: makeFolders(parent, in: root))
      temporaries.append(file)
      try file.fill(artifact.bytes)
    }
    guard plan.isManifestStale else { return }
    if plan.entries.contains(where: { $0.change.isWrite || $0.change == .removed }) {
      let file = try TemporaryFile(for: Manifest.fileName, in: root)
      transitionalManifest = file
      try file.fill(recorded.union(plan.manifest).text)
    }
    let file = try TemporaryFile(for: Manifest.fileName, in: root)
    finalManifest = file
    try file.fill(plan.manifest.text)
  }

  /// Removes what killed runs left in the folders of the tree.
  private func removeLeftovers(_ plan: OutputPlan, in root: Folder) throws {
    let owned = plan.entries.filter { $0.change.isMade || $0.change == .removed }
    for path in Set(owned.flatMap { OutputPath.folders(of: $0.path) }).union([""]).sorted() {
      if let folder = try OutputTree.folder(path, in: root) { try TemporaryFile.removeLeftovers(in: folder) }
    }
  }

  private mutating func makeFolders(_ path: String, in root: Folder) throws -> Folder {
    if path.isEmpty { return root }
    if let open = openFolders[path] { return open }
    let (above, name) = OutputPath.split(path)
    let parent = try makeFolders(above, in: root)
    if try parent.item(name) == .absent {
      try parent.makeFolder(name)
      madeFolders.append((parent, name))
    }
    let folder = try parent.folder(name)
    openFolders[path] = folder
    return folder
  }

  /// Steps 2 and 3.
  func commit(_ plan: OutputPlan, in root: Folder) throws {
    var placed = 0
    do {
      try transitionalManifest?.commit()
      root.synchronize()
      for entry in plan.entries where entry.change == .removed { try remove(entry.path, in: root) }
      for file in temporaries {
        try file.commit()
        file.folder.synchronize()
        placed += 1
      }
      try finalManifest?.commit()
      root.synchronize()
    } catch {
      if placed == 0 { throw error }
      throw ToolError(
        "\(error)", hint: "\(placed) of \(temporaries.count) files were put in place before that; run again to finish")
    }
  }

  /// Removes a stale file, and the folders that it leaves empty.
  private func remove(_ path: String, in root: Folder) throws {
    let (parent, name) = OutputPath.split(path)
    guard let folder = try OutputTree.folder(parent, in: root) else { return }
    try folder.removeFile(name)
    folder.synchronize()
    for path in OutputPath.folders(of: path).reversed() {
      let (above, name) = OutputPath.split(path)
      guard let parent = try OutputTree.folder(above, in: root), parent.removeFolderIfEmpty(name) else { return }
    }
  }

  /// Removes the temporary files that were not put in place, and the folders made for them that are empty.
  func rollBack() {
    for file in temporaries { file.discard() }
    transitionalManifest?.discard()
    finalManifest?.discard()
    for folder in madeFolders.reversed() { folder.parent.removeFolderIfEmpty(folder.name) }
  }
}
