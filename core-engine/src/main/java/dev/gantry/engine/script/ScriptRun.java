package dev.gantry.engine.script;

import dev.gantry.engine.MalformedException;
import dev.gantry.engine.script.CommandResult.Verdict;
import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run of one script. */
final class ScriptRun {
  private final TokenReader reader;
  private final String file;
  private final Units units;
  private final Expectations expectations;
  private final boolean runsCode;
  private final Commands commands;
  private final Map<String, ScriptThread> threads = new LinkedHashMap<>();
  private final List<CommandResult> results = new ArrayList<>();
  private Optional<String> skipReason = Optional.empty();

  ScriptRun(
      TokenReader reader, String file, Units units, Expectations expectations, boolean runsCode) {
    this.reader = reader;
    this.file = file;
    this.units = units;
    this.expectations = expectations;
    this.runsCode = runsCode;
    this.commands = new Commands(reader, units, runsCode, expectations::accepts);
  }

  /** Skips all commands, for a reason. */
  void skipAll(String reason) {
    skipReason = Optional.of(reason);
  }

  /** Runs a whole script. */
  ScriptReport report() {
    if (commands.isInlineDefinition()) {
      command("module", commands::inlineModule);
      return new ScriptReport(results);
    }
    runCommands();
    if (!reader.atEnd()) {
      add(place(), "script", Verdict.FAILED, reader.unexpected("a command").toString());
    }
    return new ScriptReport(results);
  }

  /** Runs commands up to something that is none. */
  List<CommandResult> runCommands() {
    while (reader.kind() == TokenKind.OPEN) {
      int start = reader.index();
      String keyword = reader.nextText();
      command(keyword, () -> run(keyword));
      reader.seek(start);
      skipCommand();
    }
    List.copyOf(threads.keySet()).forEach(this::await);
    return results;
  }

  private void run(String keyword) {
    switch (keyword) {
      case "thread" -> startThread();
      case "wait" -> {
        reader.open("wait");
        String id = reader.id();
        if (!threads.containsKey(id)) {
          throw new CommandFailure("no thread $" + id);
        }
        await(id);
      }
      default -> commands.run(keyword);
    }
  }

  /** Begins {@code (thread $id (shared (module $M))* command*)}. */
  private void startThread() {
    reader.open("thread");
    String id = reader.id();
    var own = units.fork();
    while (reader.takeOpen("shared")) {
      reader.open("module");
      String shared = reader.id();
      own.add(Optional.of(shared), units.unit(Optional.of(shared)));
      reader.close();
      reader.close();
    }
    var run = new ScriptRun(reader.copy(), file, own, expectations, runsCode);
    threads.put(id, ScriptThread.start(id, run));
  }

  private void await(String id) {
    var thread = threads.remove(id);
    if (thread != null) {
      results.addAll(thread.await(place()));
    }
  }

  private void skipCommand() {
    try {
      reader.skipList();
    } catch (MalformedException e) {
      add(place(), "script", Verdict.FAILED, e.toString());
      while (!reader.atEnd()) {
        reader.advance();
      }
    }
  }

  private Place place() {
    return new Place(file, reader.position().line());
  }

  private void command(String keyword, Runnable body) {
    var place = place();
    boolean asserts = keyword.startsWith("assert_");
    var skipped = skipReason.or(() -> expectations.skipped(place));
    if (skipped.isPresent()) {
      if (asserts) {
        add(place, keyword, Verdict.SKIPPED, skipped.orElseThrow());
      }
      return;
    }
    if (!runsCode && commands.needsCode(keyword)) {
      return;
    }
    commands.at(place);
    var expected = expectations.expectedFailure(place);
    var failure = failure(body);
    if (failure.isEmpty() && expected.isPresent()) {
      add(place, keyword, Verdict.FAILED, "passes, but is listed: " + expected.orElseThrow());
    } else if (failure.isEmpty()) {
      if (asserts) {
        add(place, keyword, Verdict.PASSED, "");
      }
    } else if (expected.isPresent()) {
      add(place, keyword, Verdict.SKIPPED, expected.orElseThrow());
    } else {
      add(place, keyword, Verdict.FAILED, failure.orElseThrow());
    }
  }

  private static Optional<String> failure(Runnable body) {
    try {
      body.run();
      return Optional.empty();
    } catch (CommandFailure e) {
      return Optional.of(e.reason());
    } catch (MalformedException e) {
      return Optional.of(e.toString());
    } catch (StackOverflowError | RuntimeException | AssertionError e) {
      return Optional.of(e + trace(e));
    }
  }

  /** A fault of ours needs its place in our code. */
  private static String trace(Throwable e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length == 0 ? "" : " at " + trace[0];
  }

  private void add(Place place, String command, Verdict verdict, String detail) {
    results.add(new CommandResult(place, command, verdict, detail));
  }
}
