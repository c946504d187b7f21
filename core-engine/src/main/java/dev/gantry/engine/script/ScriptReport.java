package dev.gantry.engine.script;

import dev.gantry.engine.script.CommandResult.Verdict;
import java.util.List;

/**
 * What became of the commands of a script: of all that assert something, and of the others where
 * they failed.
 */
public record ScriptReport(List<CommandResult> results) {
  public ScriptReport {
    results = List.copyOf(results);
  }

  /** {@return how many commands ended so} */
  public long count(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).count();
  }

  /** {@return the commands that failed, in the order of the script} */
  public List<CommandResult> failures() {
    return results.stream().filter(result -> result.verdict() == Verdict.FAILED).toList();
  }
}
