import Foundation

/// What Prometheus says to a query.
enum ServerAnswer {
  struct Series {
    /// Without the metric's name.
    var labels: [String: String]
    var value: Double
  }
  case series([Series])
  /// Evaluation failed; why.
  case failure(String)
  /// The server does not take it for PromQL.
  case refusal(String)

  init(to query: String, at moment: Double, _ client: HTTPClient) throws {
    let answer = try client.post("/api/v1/query", form: [("query", query), ("time", "\(moment)")])
    guard let body = try JSONSerialization.jsonObject(with: answer.body) as? [String: Any] else {
      throw Experiment.Failure("Prometheus' answer to \(query) cannot be read")
    }
    if body["status"] as? String == "error" {
      let message = body["error"] as? String ?? "no reason"
      self = body["errorType"] as? String == "bad_data" ? .refusal(message) : .failure(message)
      return
    }
    let data = body["data"] as? [String: Any]
    let results = data?["resultType"] as? String == "vector" ? data?["result"] as? [[String: Any]] ?? [] : []
    self = .series(
      results.map { result in
        var labels = result["metric"] as? [String: String] ?? [:]
        labels["__name__"] = nil
        let value = (result["value"] as? [Any])?.last as? String
        return Series(labels: labels, value: value.flatMap(Double.init) ?? .nan)
      })
  }
}
