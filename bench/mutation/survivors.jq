# The score of a report of Stryker, as Stryker reckons it, and a line for each mutant that no test killed.
[.files | to_entries[] | .key as $file | (.value.source | split("\n")) as $source | .value.mutants[]
  | select(.status | IN("Killed", "Timeout", "Survived", "NoCoverage"))
  | { file: $file, status, line: .location.start.line, mutator: .mutatorName, replacement, original: ($source[.location.start.line - 1] | gsub("^\\s+|\\s+$"; "")) }]
| (map(select(.status | IN("Killed", "Timeout"))) | length) as $killed
| (map(select(.status | IN("Survived", "NoCoverage"))) | sort_by(.file, .line)) as $left
| "score \(if length == 0 then "none" else (1000 * $killed / length | round) / 10 end) %: \($killed) of \(length) mutants killed",
  ($left[] | "  \(.file | sub(".*/src/"; "")):\(.line) \(.status) \(.mutator): \(.original)  =>  \(.replacement // "" | gsub("\\s+"; " "))")
