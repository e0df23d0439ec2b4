benchmarkExposition(arguments: Array(CommandLine.arguments.dropFirst()))
