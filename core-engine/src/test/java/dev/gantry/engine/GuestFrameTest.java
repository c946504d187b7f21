package dev.gantry.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class GuestFrameTest {
  private final Executor executor;
  private final Guests guests;

  GuestFrameTest(Executor executor) {
    this.executor = executor;
    guests = new Guests(executor);
  }

  private static List<String> framesOf(Function function, Object... arguments) {
    var failure = catchThrowableOfType(EngineException.class, () -> function.call(arguments));
    return failure.guestFrames().stream().map(GuestFrame::functionName).toList();
  }

  @Test
  void tellsTheActiveFunctionsFromTheInnermostOutwards() {
    Instance guest =
        guests.instance(
            "(func $divide (param i32) (result i32) (i32.div_s (i32.const 1) (local.get 0)))",
            "(func $middle (param i32) (result i32) (call $divide (local.get 0)))",
            "(func (export \"run\") (param i32) (result i32) (call $middle (local.get 0)))");

    assertThat(framesOf(guest.function("run"), 0)).containsExactly("divide", "middle", "func[2]");
  }

  @Test
  void leavesOutWhatATailCallReplaced() {
    Instance guest =
        guests.instance(
            "(func $last unreachable)",
            "(func $replaced (return_call $last))",
            "(func $first (export \"run\") (call $replaced))");

    assertThat(framesOf(guest.function("run"))).containsExactly("last", "first");
  }

  @Test
  void goesOnBeyondTheHost() {
    var callee = new ArrayList<Instance>();
    var linker =
        Linker.create()
            .function(
                "host",
                "f",
                IntUnaryOperator.class,
                value -> (int) callee.getFirst().function("inner").call(value).getFirst());
    callee.add(
        guests.instance(
            Store.create(),
            linker,
            "(import \"host\" \"f\" (func $f (param i32) (result i32)))",
            "(func $inner (export \"inner\") (param i32) (result i32) unreachable)",
            "(func $outer (export \"run\") (result i32) (call $f (i32.const 1)))"));

    assertThat(framesOf(callee.getFirst().function("run"))).containsExactly("inner", "outer");
  }

  @Test
  void tellsWhereInTheModule() {
    Function run =
        guests.instance("(func $f (export \"run\") nop nop unreachable)").function("run");

    var failure = catchThrowableOfType(TrapException.class, run::call);

    // Header 8 bytes, types 6, functions 4, exports 9; of the code 5 bytes and the two nops.
    assertThat(failure.guestFrames()).extracting(GuestFrame::byteOffset).containsExactly(34L);
  }

  @Test
  void keepsTheFirstThousandOfAnEndlessRecursion() {
    Function run = guests.instance("(func $f (export \"run\") (call $f))").function("run");

    assertThat(framesOf(run)).hasSize(1000).containsOnly("f");
  }

  @Test
  void profilersAndDebuggersSeeCompiledFunctionsByName() {
    assumeTrue(executor == Executor.COMPILED);
    var trace = new ArrayList<String>();
    Runnable remember =
        () -> {
          for (StackTraceElement frame : new Throwable().getStackTrace()) {
            if (frame.getMethodName().contains("$") && frame.getFileName() != null) {
              trace.add(frame.getMethodName() + " in " + frame.getFileName());
            }
          }
        };
    Instance guest =
        Linker.create()
            .function("host", "f", Runnable.class, remember)
            .link(
                Module.parse(
                    """
                    (module $shop
                      (import "host" "f" (func $f))
                      (func $price (call $f))
                      (func $total.sum (export "run") (call $price)))
                    """))
            .instantiate(Store.create());

    guest.function("run").call();

    assertThat(trace).containsSubsequence("price$1 in shop.wasm", "total_sum$2 in shop.wasm");
  }

  /** What a host function tells the flight recorder. */
  @Name("dev.gantry.engine.Called")
  static final class Called extends Event {}

  @Test
  void theFlightRecorderSeesCompiledFunctionsByNameAndInstruction() throws IOException {
    assumeTrue(executor == Executor.COMPILED);
    Instance guest =
        Linker.create()
            .function("host", "f", Runnable.class, () -> new Called().commit())
            .link(
                Module.parse(
                    """
                    (module $shop
                      (import "host" "f" (func $f))
                      (func $price nop nop (call $f))
                      (func $total (export "run") nop (call $price)))
                    """))
            .instantiate(Store.create());
    Path file = Files.createTempFile("called", ".jfr");
    try (var recording = new Recording()) {
      recording.enable(Called.class).withStackTrace();
      recording.start();
      guest.function("run").call();
      recording.dump(file);

      List<String> frames =
          RecordingFile.readAllEvents(file).getFirst().getStackTrace().getFrames().stream()
              .filter(frame -> frame.getMethod().getName().contains("$"))
              .map(frame -> frame.getMethod().getName() + ":" + frame.getLineNumber())
              .toList();
      assertThat(frames).containsSubsequence("price$1:3", "total$2:2");
    } finally {
      Files.delete(file);
    }
  }
}
