package dev.gantry.wasi.http;

import dev.gantry.types.Result;
import dev.gantry.types.Unit;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.FutureTrailers;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.http.BodySource.Part;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.HostInput;
import dev.gantry.wasi.io.Readiness;
import java.util.List;
import java.util.Optional;

/** The trailers of a body, the rest of which is discarded while the guest waits for them. */
final class HostFutureTrailers implements FutureTrailers {
  /** How much is discarded at a time, so that a peer which never ends does not hold the thread. */
  private static final int PARTS = 64;

  private final BodySource source;
  private final FieldRules rules;
  private final Children children = new Children();
  private final Readiness readiness;
  private Optional<Result<List<FieldLine>, ErrorCode>> outcome = Optional.empty();
  private boolean taken;
  private boolean closed;

  HostFutureTrailers(BodySource source, FieldRules rules) {
    this.source = source;
    this.rules = rules;
    this.readiness = new Arrival(source, this::isReady);
  }

  private boolean isReady() {
    for (int i = 0; i < PARTS && outcome.isEmpty(); i++) {
      switch (source.read(HostInput.LONGEST_READ)) {
        case Part.Bytes _ -> {}
        case Part.Pending _ -> {
          return false;
        }
        case Part.End(List<FieldLine> trailers) -> outcome = Optional.of(Result.ok(trailers));
        case Part.Failed(ErrorCode reason) -> outcome = Optional.of(Result.error(reason));
      }
    }
    return outcome.isPresent();
  }

  @Override
  public Pollable subscribe() {
    return children.pollable(readiness);
  }

  @Override
  public Optional<Result<Result<Optional<Fields>, ErrorCode>, Unit>> get() {
    if (taken) {
      return Optional.of(Result.error());
    }
    if (!isReady()) {
      return Optional.empty();
    }
    taken = true;
    return outcome.map(known -> Result.ok(trailers(known)));
  }

  private Result<Optional<Fields>, ErrorCode> trailers(Result<List<FieldLine>, ErrorCode> known) {
    return switch (known) {
      case Result.Ok(List<FieldLine> lines) when lines.isEmpty() -> Result.ok(Optional.empty());
      case Result.Ok(List<FieldLine> lines) ->
          Result.ok(Optional.of(HostFields.childOf(children, rules, rules.visible(lines))));
      case Result.Err(ErrorCode reason) -> Result.error(reason);
    };
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      source.close();
      children.requireNone();
    }
  }
}
