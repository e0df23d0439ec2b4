/// What the HELP, TYPE and UNIT lines of one name say.
struct FamilyMetadata {
  let name: String
  let hash: ByteHash
  let firstOffset: Int
  var kind: MetricFamily.Kind?
  var help: String?
  var unit: String?
  var kindOffset: Int?
  var helpOffset: Int?
  var unitOffset: Int?
}

extension PageCollector {
  /// The entry for a name in a HELP, TYPE or UNIT line.
  private mutating func entry(_ name: UnsafeRawBufferPointer, _ offset: Int) -> Int {
    let hash = hasher.hash(name)
    if let known = metadataIndex[hash] { return known }
    metadata.append(FamilyMetadata(name: String(decoding: name, as: UTF8.self), hash: hash, firstOffset: offset))
    metadataIndex[hash] = metadata.count - 1
    return metadata.count - 1
  }

  mutating func declare(_ kind: MetricFamily.Kind, of name: UnsafeRawBufferPointer, at offset: Int) {
    let index = entry(name, offset)
    if let before = metadata[index].kindOffset {
      let change = metadata[index].kind == kind ? "" : " with another type, \(kind.rawValue), which holds from here on"
      warnings.add(offset, "TYPE of '\(metadata[index].name)' is given a second time\(change)", related: before)
    }
    metadata[index].kind = kind
    metadata[index].kindOffset = offset
    kindInForce = kind
  }

  mutating func declare(help: String, of name: UnsafeRawBufferPointer, at offset: Int) {
    let index = entry(name, offset)
    if let before = metadata[index].helpOffset {
      warnings.add(
        offset, "HELP of '\(metadata[index].name)' is given a second time; the last one holds", related: before)
    }
    metadata[index].help = help
    metadata[index].helpOffset = offset
  }

  mutating func declare(unit: String, of name: UnsafeRawBufferPointer, at offset: Int) {
    let index = entry(name, offset)
    if let before = metadata[index].unitOffset {
      warnings.add(
        offset, "UNIT of '\(metadata[index].name)' is given a second time; the last one holds", related: before)
    }
    metadata[index].unit = unit
    metadata[index].unitOffset = offset
  }
}
