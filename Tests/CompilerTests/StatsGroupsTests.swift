import Testing

@testable import Compiler

@Suite struct StatsGroupsTests {
  /// The queries of Grafana's own test of its editor.
  /// https://github.com/grafana/grafana/blob/main/public/app/plugins/datasource/cloudwatch/utils/query/getStatsGroups.test.ts
  static let grafana: [(String, [String])] = [
    (
      "filter @message like /Exception/ | stats count(*) as exceptionCount by bin(1h) | sort exceptionCount desc",
      ["bin(1h)"]
    ),
    (
      "filter @type = \"REPORT\"\n | stats max(@memorySize / 1024 / 1024) as provisonedMemoryMB,\n min(@maxMemoryUsed / 1024 / 1024) as smallestMemoryRequestMB,\n provisonedMemoryMB - maxMemoryUsedMB as overProvisionedMB",
      []
    ),
    ("stats count(@message) by bin(1h), @log, @logStream as fieldAlias", ["bin(1h)", "@log", "fieldAlias"]),
    (
      "stats sum(packets) as packetsTransferred by srcAddr, dstAddr\n | sort packetsTransferred  desc\n | limit 15",
      ["srcAddr", "dstAddr"]
    ),
    (
      "filter isIpv4InSubnet(srcAddr, \"192.0.2.0/24\")\n | stats sum(bytes) as bytesTransferred by dstAddr\n | sort bytesTransferred desc",
      ["dstAddr"]
    ),
    ("filter logStatus=\"SKIPDATA\"\n | stats count(*) by bin(1h) as t\n | sort t\n ", ["t"]),
    ("stats count(*) by queryType, bin(1h)", ["queryType", "bin(1h)"]),
    (
      "parse @message \"user=*, method:*, latency := *\" as @user,\n @method, @latency | stats avg(@latency) by @method,\n @user",
      ["@method", "@user"]
    ),
    ("fields @timestamp, @message | sort @timestamp desc | limit 25", []),
    ("stats count(*)", []),
    ("filter responseCode=\"SERVFAIL\" | stats count(*) by queryName.0.1 as f0, bin(5m)", ["f0", "bin(5m)"]),
  ]

  static let others: [(String, [String])] = [
    ("", []),
    ("   \n\t", []),
    ("STATS count(*) BY bin(1h) AS t", ["t"]),
    ("stats count(*)by level", ["level"]),
    ("stats count(*) by bin(5m),level,region", ["bin(5m)", "level", "region"]),
    ("stats\ncount(*)\nby\nbin(5m)\n,\nlevel", ["bin(5m)", "level"]),
    ("stats count(*) by bin($__interval), ${field}", ["bin($__interval)", "${field}"]),
    ("stats count(*) by Größe", ["Größe"]),
    // Commas and blanks within brackets belong to the group.
    ("stats count(*) by datefloor(@timestamp, 1h), level", ["datefloor(@timestamp, 1h)", "level"]),
    ("stats count(*) by if(a in [1, 2], \"x\", \"y\") as side, b", ["side", "b"]),
    ("stats count(*) by bytes / 1024, b", ["bytes / 1024", "b"]),
    ("stats sum(a) / sum(b) as ratio by level | filter a / b > 1", ["level"]),
    ("stats count(*) by `foo-bar`, m.`user.id`, x as `the, alias`", ["foo-bar", "m.`user.id`", "the, alias"]),
    // Other words and other places of `by`.
    ("filter @message like \"stand by me\" | stats count(*) by level", ["level"]),
    ("filter @message like 'by a | stats count(*) by b' | stats count(*) by level", ["level"]),
    ("filter @message like /stats x by \\/ y|z/ | stats count(*) by level", ["level"]),
    ("filter @message =~ /a by b, (c|d/ | stats count(*) by level", ["level"]),
    ("parse @message /(?<by>by \\S+) | stats by x/ | stats count(*) by by", ["by"]),
    ("# stats count(*) by a\nstats count(*) # by b\nby level # , c", ["level"]),
    ("sort by desc | limit 5", []),
    ("fields standby, by | filter by = 1", []),
    ("filter a in (SOURCE '/g' | stats count(*) by b | fields b) | stats count(*) by level", ["level"]),
    ("stats count(*) by level | fields a | filter b like \"by c\"", ["level"]),
    // The second sees only what the first gives; its groups are the answer's.
    ("stats count(*) as n by bin(5m), level | stats max(n) by bin(5m)", ["bin(5m)"]),
    ("stats count(*) as n by level | stats max(n)", []),
    // Unfinished queries.
    ("stats count(*) by", []),
    ("stats count(*) by ,, level,", ["level"]),
    ("stats count(*) by as", ["as"]),
    ("stats count(*) by level as", ["level as"]),
    ("stats count(*) by bin(5m", ["bin(5m"]),
    ("stats count(*) by )level(", [")level("]),
    ("stats count(*) by \"never closed, level", ["\"never closed, level"]),
    ("stats count(*) by level | ", ["level"]),
    ("by level", []),
    ("| | by |", []),
    ("stats count(*) by a\\", ["a\\"]),
    ("stats count(*) by \u{0}, \u{301}", ["\u{0}", "\u{301}"]),
  ]

  @Test(arguments: grafana + others) func areTheGroupsOfTheAnswer(query: String, groups: [String]) {
    #expect(StatsGroups.of(query) == groups)
  }

  /// Whatever stands in a query: no trap, no empty group.
  @Test func anyTextIsRead() {
    var random = SplitMix64(seed: 0x57A7)
    let pieces = [
      "stats", " by ", "as", ",", "|", "(", ")", "[", "\"", "'", "`", "/", "\\", "#", "\n", " ", "like", "parse", "é",
      "\u{301}", "🔥", "\u{0}",
      "x",
    ]
    for _ in 0..<2000 {
      let query = random.text(of: pieces, count: Int.random(in: 0...25, using: &random))
      #expect(
        StatsGroups.of(query).allSatisfy { query.contains($0) || $0.isEmpty == false }, "\(query.debugDescription)")
    }
    #expect(StatsGroups.of("stats x by " + String(repeating: "(", count: 100_000)).count == 1)
    #expect(StatsGroups.of("stats x by " + String(repeating: "/ a,", count: 50_000)).count == 50_000)
  }
}
