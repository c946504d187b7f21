package dev.gantry.cli;

import dev.gantry.bindgen.BindgenException;
import dev.gantry.component.ComponentException;
import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.InvalidComponentException;
import dev.gantry.component.MalformedComponentException;
import dev.gantry.component.StoreExhaustedException;
import dev.gantry.component.UnlinkableComponentException;
import dev.gantry.engine.EngineException;
import dev.gantry.engine.ExhaustedException;
import dev.gantry.engine.InvalidException;
import dev.gantry.engine.MalformedException;
import dev.gantry.engine.TrapException;
import dev.gantry.engine.UnlinkableException;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wit.WitException;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a person reads, and a script gets as the exit status, when a command fails.
 *
 * <p>What is somebody else's fault is one message without a stack trace. What is ours keeps its
 * stack trace, because somebody will report it.
 */
record FailureReport(Console console) implements IExecutionExceptionHandler {

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine commandLine, ParseResult parseResult) throws Exception {
    return report(failure);
  }

  /**
   * {@return the exit status, once a person has been told}
   *
   * @throws Exception the failure, if it is ours
   */
  int report(Exception failure) throws Exception {
    return switch (failure) {
      case InputException input -> report(input, ExitCode.INPUT);
      case UnsupportedConstructException unsupported -> report(unsupported, ExitCode.USAGE);
      case WitException wit -> report(wit);
      case BindgenException bindgen -> report(bindgen, ExitCode.INPUT);
      case ComponentException component -> report(component, exitCode(component));
      case WasiTrapException trap -> report(trap, ExitCode.TRAP);
      case UnsupportedOperationException unsupported -> report(unsupported, ExitCode.INPUT);
      case EngineException engine -> report(engine, exitCode(engine));
      default -> throw failure;
    };
  }

  private static int exitCode(EngineException failure) {
    return switch (failure) {
      case MalformedException _, InvalidException _, UnlinkableException _ -> ExitCode.INPUT;
      case TrapException _, ExhaustedException _ -> ExitCode.TRAP;
    };
  }

  private static int exitCode(ComponentException failure) {
    return switch (failure) {
      case MalformedComponentException _,
          InvalidComponentException _,
          UnlinkableComponentException _ ->
          ExitCode.INPUT;
      case ComponentTrapException _, StoreExhaustedException _ -> ExitCode.TRAP;
    };
  }

  /** Diagnostics are a text of their own, with the word before each of them. */
  private int report(WitException failure) {
    console.err().println(failure.getMessage());
    return ExitCode.INPUT;
  }

  private int report(Exception failure, int status) {
    String message = Objects.requireNonNullElse(failure.getMessage(), "failed");
    console.err().println("error: " + message);
    return status;
  }
}
