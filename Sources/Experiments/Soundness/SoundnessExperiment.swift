enum SoundnessExperiment {
  static let experiment = Experiment(name: "soundness", summary: "") { _ in true }
}
