/// Puts the series names of a page into families.
///
/// A name belongs to the family of exactly that name, if metadata declares one; else to the declared family whose type makes
/// such a name, as `x_bucket` of the histogram `x`; else it is a family of its own. Metadata may stand behind the samples.
struct FamilyAssembly {
  let page: PageCollector
  let format: ExpositionFormat

  func families() -> [MetricFamily] {
    var metadataIndex: [ByteHash: Int] = [:]
    for (index, entry) in page.metadata.enumerated() { metadataIndex[entry.hash] = index }

    var members = [[Int]](repeating: [], count: page.metadata.count)
    var alone: [Int] = []
    for index in page.names.indices {
      if let owner = owner(of: page.names[index], metadataIndex) {
        members[owner].append(index)
      } else {
        alone.append(index)
      }
    }
    // What starts each family, and by which index it is found; no two start at the same place, so that the order is certain.
    var starts: [(offset: Int, index: Int, isDeclared: Bool)] = []
    for (index, entry) in page.metadata.enumerated() {
      starts.append((members[index].reduce(entry.firstOffset) { min($0, page.names[$1].firstOffset) }, index, true))
    }
    for index in alone { starts.append((page.names[index].firstOffset, index, false)) }
    starts.sort { $0.offset < $1.offset }
    return starts.map { start in
      start.isDeclared
        ? family(named: page.metadata[start.index].name, page.metadata[start.index], of: members[start.index])
        : family(named: page.names[start.index].name, nil, of: [start.index])
    }
  }

  private func owner(of name: SeriesName, _ metadataIndex: [ByteHash: Int]) -> Int? {
    if let exact = metadataIndex[name.hash] { return exact }
    let text = Array(name.name.utf8)
    for suffix in SeriesRole.suffixes where text.count > suffix.text.utf8.count {
      let length = text.count - suffix.text.utf8.count
      guard text[length...].elementsEqual(suffix.text.utf8) else { continue }
      let base = text.withUnsafeBytes { page.hasher.hash(UnsafeRawBufferPointer(rebasing: $0[..<length])) }
      guard let index = metadataIndex[base], let kind = page.metadata[index].kind else { continue }
      if SeriesRole.suffixes(of: kind, format).contains(suffix) { return index }
    }
    return nil
  }

  private func family(named name: String, _ entry: FamilyMetadata?, of members: [Int]) -> MetricFamily {
    let kind = entry?.kind ?? .unknown
    var family = MetricFamily(name: name, kind: kind, help: entry?.help, unit: entry?.unit)
    let sorted = members.sorted { ByteOrder.precedes(page.names[$0].name, page.names[$1].name) }
    for index in sorted {
      let member = page.names[index]
      family.sampleLines += member.sampleLines
      family.seriesCount += member.seriesCount
      family.exemplars += member.exemplars
      family.timestamps = union(family.timestamps, member.timestamps)
      family.members.append(
        MetricFamily.Member(
          name: member.name, role: SeriesRole(of: member.name, in: name, kind: kind, format),
          sampleLines: member.sampleLines,
          seriesCount: member.seriesCount, labels: labels(of: [member]), emptyLabels: emptyLabels(of: member)))
    }
    family.names = family.members.map(\.name)
    family.labels = sorted.count == 1 ? family.members[0].labels : labels(of: sorted.map { page.names[$0] })
    family.rows = rows(of: sorted.map { page.names[$0] }, seriesCount: family.seriesCount)
    return family
  }

  /// The labels of some names together, sorted.
  private func labels(of names: [SeriesName]) -> [MetricFamily.Label] {
    let columns = names.flatMap(\.columns).filter { page.columns[$0].seriesCount > 0 }
      .sorted { ByteOrder.precedes(page.columns[$0].name, page.columns[$1].name) }
    var labels: [MetricFamily.Label] = []
    var start = 0
    while start < columns.count {
      let hash = page.columns[columns[start]].hash
      var values = page.columns[columns[start]].values
      var seriesCount = page.columns[columns[start]].seriesCount
      var end = start + 1
      while end < columns.count, page.columns[columns[end]].hash == hash {
        values.merge(page.columns[columns[end]].values, limits: page.limits)
        seriesCount += page.columns[columns[end]].seriesCount
        end += 1
      }
      labels.append(
        MetricFamily.Label(
          name: page.columns[columns[start]].name,
          values: values.kept.sorted { ByteOrder.precedes($0, $1) },
          valuesAreTruncated: values.isTruncated, seriesCount: seriesCount, valueCount: values.hashes.count,
          valueCountIsLowerBound: values.countIsLowerBound))
      start = end
    }
    return labels
  }

  private func emptyLabels(of name: SeriesName) -> [MetricFamily.EmptyLabel] {
    name.columns.map { page.columns[$0] }.filter { $0.emptyCount > 0 }
      .sorted { ByteOrder.precedes($0.name, $1.name) }
      .map { MetricFamily.EmptyLabel(name: $0.name, seriesCount: $0.emptyCount) }
  }

  private func rows(of names: [SeriesName], seriesCount: Int) -> SeriesTable? {
    guard seriesCount <= page.limits.rows, names.allSatisfy({ $0.rows != nil }) else { return nil }
    let parts = names.compactMap { name in
      name.rows.map { rows in
        SeriesTable.Part(
          name: name.name, labels: name.columns.map { page.columns[$0].name },
          values: name.columns.map { page.columns[$0].values.kept }, rows: rows)
      }
    }
    return SeriesTable(parts: parts)
  }

  private func union(_ left: MetricFamily.Timestamps?, _ right: MetricFamily.Timestamps?) -> MetricFamily.Timestamps? {
    guard let left, let right else { return left ?? right }
    return MetricFamily.Timestamps(
      count: left.count + right.count, oldest: min(left.oldest, right.oldest), newest: max(left.newest, right.newest))
  }
}
