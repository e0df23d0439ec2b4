// Asks the real programs whether the linter is right: swift run -c release experiments <name> [options]

import Foundation

let experiments: [Experiment] = [SoundnessExperiment.experiment, MutationExperiment.experiment]

let arguments = CommandLine.arguments.dropFirst()
guard let name = arguments.first, let experiment = experiments.first(where: { $0.name == name }) else {
  print("usage: experiments <name> [options]")
  for experiment in experiments { print("  \(experiment.name)  \(experiment.summary)") }
  print("options: --tools FOLDER   of prometheus, promtool, alertmanager and amtool; .build/tools/bin")
  print("         --count N        how many cases; --seed N  which ones")
  print("         --list           prints the cases too")
  exit(arguments.isEmpty ? 0 : 2)
}
do {
  exit(try experiment.run(try ExperimentOptions(arguments.dropFirst())) ? 0 : 1)
} catch {
  print("\(name): \(error)")
  exit(2)
}
