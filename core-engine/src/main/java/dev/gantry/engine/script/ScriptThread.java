package dev.gantry.engine.script;

import dev.gantry.engine.script.CommandResult.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A thread of a script (threads proposal): commands that run beside those after it. */
final class ScriptThread {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final String id;
  private final FutureTask<List<CommandResult>> task;

  private ScriptThread(String id, FutureTask<List<CommandResult>> task) {
    this.id = id;
    this.task = task;
  }

  static ScriptThread start(String id, ScriptRun run) {
    var task = new FutureTask<>(run::runCommands);
    Thread.ofPlatform().daemon().name("script $" + id).start(task);
    return new ScriptThread(id, task);
  }

  /** {@return what became of the thread's commands, once they are through} */
  List<CommandResult> await(Place waiting) {
    try {
      return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException _) {
      return List.of(failure(waiting, "$%s has not ended after %s".formatted(id, LIMIT)));
    } catch (ExecutionException e) {
      return List.of(failure(waiting, "$%s ended with %s".formatted(id, e.getCause())));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return List.of(failure(waiting, "interrupted while $%s ran".formatted(id)));
    }
  }

  private static CommandResult failure(Place place, String detail) {
    return new CommandResult(place, "thread", Verdict.FAILED, detail);
  }
}
