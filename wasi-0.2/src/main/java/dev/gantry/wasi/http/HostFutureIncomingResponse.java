package dev.gantry.wasi.http;

import dev.gantry.types.Result;
import dev.gantry.types.Unit;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.FutureIncomingResponse;
import dev.gantry.wasi.bindings.http.Types.IncomingResponse;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.io.Children;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.Readiness;
import dev.gantry.wasi.io.Wait;
import dev.gantry.wasi.io.Wakers;
import java.util.Optional;

/** A response that may not have arrived yet. Told of it by a thread of the transport. */
final class HostFutureIncomingResponse implements FutureIncomingResponse, Transport.Answer {
  private final FieldRules rules;
  private final OpenHandles handles;
  private final Children children = new Children();
  private final Wakers wakers = new Wakers();
  private final Readiness readiness = new Arrived();
  private Optional<Transport.Call> call = Optional.empty();
  private Optional<Result<HostIncomingResponse, ErrorCode>> outcome = Optional.empty();
  private boolean taken;
  private boolean closed;

  HostFutureIncomingResponse(FieldRules rules, OpenHandles handles) {
    this.rules = rules;
    this.handles = handles;
  }

  /** Tells what to start, should the guest wait for the response first. */
  void awaits(Transport.Call started) {
    call = Optional.of(started);
  }

  @Override
  public void response(ResponseHead head, BodySource body) {
    complete(Result.ok(new HostIncomingResponse(head, body, rules, handles)));
  }

  @Override
  public void failed(ErrorCode reason) {
    complete(Result.error(reason));
  }

  private void complete(Result<HostIncomingResponse, ErrorCode> result) {
    boolean unwanted;
    synchronized (this) {
      unwanted = closed;
      outcome = Optional.of(result);
    }
    if (unwanted) {
      drop(result);
    }
    wakers.wakeAll();
  }

  private void drop(Result<HostIncomingResponse, ErrorCode> result) {
    switch (result) {
      case Result.Ok(HostIncomingResponse response) -> response.close();
      case Result.Err(_) -> handles.giveBack();
    }
  }

  @Override
  public Pollable subscribe() {
    return children.pollable(readiness);
  }

  @Override
  public Optional<Result<Result<IncomingResponse, ErrorCode>, Unit>> get() {
    // A guest may also ask again and again instead of waiting.
    call.ifPresent(Transport.Call::start);
    synchronized (this) {
      if (taken) {
        return Optional.of(Result.error());
      }
      taken = outcome.isPresent();
      return outcome.map(result -> Result.ok(given(result)));
    }
  }

  private Result<IncomingResponse, ErrorCode> given(
      Result<HostIncomingResponse, ErrorCode> result) {
    return switch (result) {
      case Result.Ok(HostIncomingResponse response) -> Result.ok(response);
      case Result.Err(ErrorCode reason) -> {
        handles.giveBack();
        yield Result.error(reason);
      }
    };
  }

  @Override
  public void close() {
    Optional<Result<HostIncomingResponse, ErrorCode>> untaken;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      untaken = taken ? Optional.empty() : outcome;
    }
    if (!taken && untaken.isEmpty()) {
      call.ifPresent(open -> open.abort(new ErrorCode.ConnectionTerminated()));
    }
    untaken.ifPresent(this::drop);
    children.requireNone();
  }

  private final class Arrived implements Readiness {
    @Override
    public boolean ready() {
      call.ifPresent(Transport.Call::start);
      synchronized (HostFutureIncomingResponse.this) {
        return outcome.isPresent();
      }
    }

    @Override
    public void arm(Wait wait) {
      wakers.add(wait);
    }

    @Override
    public void disarm(Wait wait) {
      wakers.remove(wait);
    }
  }
}
