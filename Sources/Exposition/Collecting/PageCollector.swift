#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Gathers what the readers find: names, labels, values, metadata.
///
/// A sample costs no allocation unless it brings something new. Names are recognised by comparing them with those of the
/// sample before; values by their hashes.
struct PageCollector {
  let base: UnsafeRawPointer
  let limits: ExpositionLimits
  let hasher = ByteHasher()
  private(set) var names: [SeriesName] = []
  private(set) var columns: [LabelColumn] = []
  var metadata: [FamilyMetadata] = []
  private(set) var sampleLines = 0
  var warnings: Warnings

  /// The type of the last TYPE line, which decides which values are rewritten.
  var kindInForce: MetricFamily.Kind?
  private var nameIndex: [ByteHash: Int] = [:]
  private var columnIndex: [ByteHash: Int] = [:]
  var metadataIndex: [ByteHash: Int] = [:]
  private var series = SeriesSet()
  private var currentName = -1

  init(base: UnsafeRawPointer, limits: ExpositionLimits) {
    self.base = base
    self.limits = limits
    warnings = Warnings(limit: limits.warnings)
  }

  // MARK: Samples

  /// Records a sample.
  ///
  /// - Returns: where the first sample of the same series has its value, if this is not the first.
  /// - Throws: what a server refuses when it stores: names that are empty or no UTF-8, and a label given twice.
  mutating func record(_ sample: inout SampleTokens, number: NumberText) throws(Fault) -> (first: Int, hash: ByteHash)?
  {
    let name = try index(ofName: sample)
    sampleLines += 1
    names[name].sampleLines += 1
    if sample.hasExemplar { names[name].exemplars += 1 }
    if let timestamp = sample.timestamp { names[name].note(timestamp: timestamp) }

    findColumns(&sample, of: name)
    let hash = try hash(&sample, of: name)
    if let first = series.insert(hash, offset: sample.valueStart) { return (first, hash) }
    names[name].seriesCount += 1
    recordValues(sample, of: name, number: number)
    return nil
  }

  /// Warns of a sample whose series has been seen: a server drops it, unless both have timestamps of their own.
  mutating func noteRepetition(
    of sample: SampleTokens, _ repeated: (first: Int, hash: ByteHash), timestampOfFirst: Int64?
  ) {
    var first = repeated.first
    if let timestamp = sample.timestamp, timestamp != timestampOfFirst {
      let time = ByteHash(low: UInt64(bitPattern: timestamp), high: ~UInt64(bitPattern: timestamp))
      guard let same = series.insert(hasher.pair(repeated.hash, time), offset: sample.valueStart) else { return }
      first = same
    }
    warnings.add(
      sample.start, "the same series as before: a server keeps the first sample and drops this one", related: first)
  }

  private mutating func index(ofName sample: SampleTokens) throws(Fault) -> Int {
    let length = sample.nameEnd - sample.nameStart
    if currentName >= 0, !sample.nameHasBackslash, let place = names[currentName].place,
      equal(place, sample.nameStart, length)
    {
      return currentName
    }
    let raw = UnsafeRawBufferPointer(start: base + sample.nameStart, count: length)
    let name = sample.nameHasBackslash ? Escapes.unescaped(raw) : nil
    let hash = name.map { $0.withUnsafeBytes(hasher.hash) } ?? hasher.hash(base + sample.nameStart, length)
    if let known = nameIndex[hash] {
      currentName = known
      return known
    }
    if length == 0 { throw Fault(sample.start, "the metric name is empty: write the name between the quotes") }
    if UTF8Validity.firstError(in: raw) != nil { throw Fault(sample.start, "the metric name is not UTF-8") }
    names.append(
      SeriesName(
        name: name.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: raw, as: UTF8.self), hash: hash,
        place: sample.nameHasBackslash ? nil : sample.nameStart..<sample.nameEnd, firstOffset: sample.start))
    currentName = names.count - 1
    nameIndex[hash] = currentName
    return currentName
  }

  /// Finds the column of each label, first the one that followed in the sample before.
  @inline(__always)
  private mutating func findColumns(_ sample: inout SampleTokens, of name: Int) {
    var expected = names[name].firstColumn
    var before = -1
    for index in sample.labels.indices {
      let label = sample.labels[index]
      var column = expected
      if column < 0 || label.nameHasBackslash || !isName(of: column, label) {
        column = self.column(label, of: name)
        if before < 0 { names[name].firstColumn = column } else { columns[before].next = column }
      }
      sample.labels[index].column = column
      if label.isEmpty { columns[column].removedIn = sampleLines }
      expected = columns[column].next
      before = column
    }
  }

  @inline(__always)
  private func isName(of column: Int, _ label: SampleTokens.Label) -> Bool {
    guard let place = columns[column].place else { return false }
    return equal(place, label.nameStart, label.nameEnd - label.nameStart)
  }

  @inline(__always)
  private func equal(_ place: Range<Int>, _ start: Int, _ length: Int) -> Bool {
    place.upperBound - place.lowerBound == length && memcmp(base + place.lowerBound, base + start, length) == 0
  }

  private mutating func column(_ label: SampleTokens.Label, of name: Int) -> Int {
    let raw = UnsafeRawBufferPointer(start: base + label.nameStart, count: label.nameEnd - label.nameStart)
    let bytes = label.nameHasBackslash ? Escapes.unescaped(raw) : nil
    let hash = bytes.map { $0.withUnsafeBytes(hasher.hash) } ?? hasher.hash(raw)
    let key = hasher.pair(names[name].hash, hash)
    if let known = columnIndex[key] { return known }
    let text = bytes.map { String(decoding: $0, as: UTF8.self) } ?? String(decoding: raw, as: UTF8.self)
    let meaning: LabelColumn.Meaning =
      switch text {
      case "le": .bucketBound
      case "quantile": .quantile
      case "__name__": .metricName
      default: .plain
      }
    columns.append(
      LabelColumn(
        name: text, hash: hash, place: label.nameHasBackslash ? nil : label.nameStart..<label.nameEnd, meaning: meaning,
        isUnusable: raw.isEmpty || UTF8Validity.firstError(in: raw) != nil, ordinal: names[name].columns.count))
    names[name].columns.append(columns.count - 1)
    columnIndex[key] = columns.count - 1
    return columns.count - 1
  }

  /// The hash of the series: its name, and its labels that have a value, in any order.
  ///
  /// A server drops labels with empty values before it looks for doubled names, and with them any label of the same name.
  @inline(__always)
  private mutating func hash(_ sample: inout SampleTokens, of name: Int) throws(Fault) -> ByteHash {
    var result = names[name].hash
    for index in sample.labels.indices {
      let label = sample.labels[index]
      let column = label.column
      if columns[column].meaning == .metricName {
        throw Fault(
          label.start,
          "'__name__' as a label gives the sample a second name: write the name before the brace, and no such label")
      }
      if columns[column].removedIn == sampleLines { continue }
      if columns[column].isUnusable { throw Fault(label.start, unusableName(label)) }
      if columns[column].lastSample == sampleLines {
        throw Fault(
          label.start, "the label '\(columns[column].name)' is given twice in one sample: remove or rename one of them")
      }
      columns[column].lastSample = sampleLines
      var value: ByteHash
      if label.valueHasBackslash {
        value = Escapes.unescaped(bytes(of: label)).withUnsafeBytes(hasher.hash)
      } else {
        value = hasher.hash(base + label.valueStart, label.valueEnd - label.valueStart)
      }
      if columns[column].meaning != .plain, isBoundary(columns[column].meaning) {
        sample.labels[index].isBoundary = true
        value = boundary(label, hash: value)
      }
      sample.labels[index].hash = value
      result += hasher.pair(columns[column].hash, value)
    }
    return result
  }

  private func isBoundary(_ meaning: LabelColumn.Meaning) -> Bool {
    switch meaning {
    case .bucketBound: kindInForce == .histogram
    case .quantile: kindInForce == .summary
    case .plain, .metricName: false
    }
  }

  /// The hash of the value that a server stores.
  private mutating func boundary(_ label: SampleTokens.Label, hash: ByteHash) -> ByteHash {
    if let known = columns[label.column].boundaries[hash.low] { return known }
    let text = Self.text(of: label, base: base)
    var stored = hash
    if let normalized = BoundaryLabel.normalized(bytes(of: label)) {
      stored = hasher.hash(normalized)
    } else {
      warnings.add(
        label.start,
        "'\(text)' is no number, so that this \(columns[label.column].name) is left out by histogram_quantile and the like"
      )
    }
    // Real pages have some tens of boundaries; a hostile one must not fill the memory with them.
    if columns[label.column].boundaries.count < 4096 { columns[label.column].boundaries[hash.low] = stored }
    return stored
  }

  @inline(__always)
  private mutating func recordValues(_ sample: SampleTokens, of name: Int, number: NumberText) {
    if names[name].seriesCount > limits.rows { names[name].rows = nil }
    var keepsRow = names[name].rows != nil
    for label in sample.labels {
      let column = label.column
      if columns[column].removedIn == sampleLines {
        columns[column].emptyCount += 1
        continue
      }
      columns[column].seriesCount += 1
      let (base, limit) = (base, limits.valueLength)
      let value = columns[column].values.index(of: label.hash.low, limits: limits) {
        label.valueEnd - label.valueStart <= limit ? Self.text(of: label, base: base) : nil
      }
      guard keepsRow else { continue }
      if let value {
        let cell = RowStore.Cell(
          column: Int32(truncatingIfNeeded: columns[column].ordinal), value: Int32(truncatingIfNeeded: value))
        names[name].rows?.cells.append(cell)
      } else {
        names[name].rows = nil
        keepsRow = false
      }
    }
    guard keepsRow else { return }
    let end = names[name].rows?.cells.count ?? 0
    names[name].rows?.samples.append(
      RowStore.Sample(end: end, value: (number.value ?? .nan).bitPattern, timestamp: sample.timestamp))
  }

  private func bytes(of label: SampleTokens.Label) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: base + label.valueStart, count: label.valueEnd - label.valueStart)
  }

  /// The value as a server stores it.
  private static func text(of label: SampleTokens.Label, base: UnsafeRawPointer) -> String {
    let raw = UnsafeRawBufferPointer(start: base + label.valueStart, count: label.valueEnd - label.valueStart)
    if label.isBoundary, let normalized = BoundaryLabel.normalized(raw) { return normalized }
    if label.valueHasBackslash { return String(decoding: Escapes.unescaped(raw), as: UTF8.self) }
    return String(decoding: raw, as: UTF8.self)
  }

  private func unusableName(_ label: SampleTokens.Label) -> String {
    label.nameStart == label.nameEnd
      ? "the label name is empty: write a name between the quotes" : "the label name is not UTF-8"
  }
}
