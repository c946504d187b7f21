package dev.gantry.wasi.http;

import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A transport without a network: keeps what it is to send, and answers when the test says so. */
final class FakeTransport implements Transport {
  final List<FakeCall> calls = new ArrayList<>();
  boolean refuses;

  FakeCall last() {
    return calls.getLast();
  }

  @Override
  public Call send(Outgoing request, Answer answer) {
    if (refuses) {
      throw new IllegalArgumentException("refused by the test");
    }
    var call = new FakeCall(request, answer);
    calls.add(call);
    return call;
  }

  /** One request. */
  static final class FakeCall implements Call {
    final Outgoing request;
    final Answer answer;
    final FakeExchange.FakeSink sink = new FakeExchange.FakeSink();
    boolean started;

    FakeCall(Outgoing request, Answer answer) {
      this.request = request;
      this.answer = answer;
    }

    @Override
    public void start() {
      started = true;
    }

    @Override
    public void write(byte[] bytes, Completion completion) {
      start();
      sink.write(bytes, completion);
    }

    @Override
    public void finish(byte[] bytes, List<FieldLine> trailers, Completion completion) {
      start();
      sink.finish(bytes, trailers, completion);
    }

    @Override
    public void abort(ErrorCode reason) {
      sink.abort(reason);
    }

    Optional<ErrorCode> aborted() {
      return sink.aborted;
    }
  }
}
