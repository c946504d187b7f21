package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.types.Result;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.FutureIncomingResponse;
import dev.gantry.wasi.bindings.http.Types.IncomingResponse;
import dev.gantry.wasi.bindings.http.Types.Method;
import dev.gantry.wasi.bindings.http.Types.OutgoingBody;
import dev.gantry.wasi.bindings.http.Types.OutgoingRequest;
import dev.gantry.wasi.bindings.http.Types.RequestOptions;
import dev.gantry.wasi.bindings.http.Types.Scheme;
import dev.gantry.wasi.bindings.io.Poll.Pollable;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.bindings.io.Streams.StreamError;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.http.BodySource.Part;
import dev.gantry.wasi.io.OpenHandles;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutgoingTest {
  private static final Transport.Timeouts LIMITS =
      new Transport.Timeouts(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(3));

  private final FakeTransport transport = new FakeTransport();
  private final OpenHandles handles = new OpenHandles(2);
  private final HostHttp http = http("example.com", "*.below.example:8080", "[::1]");

  private HostHttp http(String... rules) {
    List<HostRule> hosts = List.of(rules).stream().map(HostRule::parse).toList();
    return new HostHttp(
        FieldRules.DEFAULT, new OutgoingPolicy(hosts, LIMITS), () -> transport, handles);
  }

  private OutgoingRequest request(String authority, String... namesAndValues) throws Exception {
    Fields fields = http.newFields();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.append(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
    }
    OutgoingRequest request = http.newOutgoingRequest(fields);
    request.setAuthority(Optional.of(authority));
    return request;
  }

  private FutureIncomingResponse send(OutgoingRequest request) throws ErrorCodeException {
    return http.handle(request, Optional.empty());
  }

  private static void assertFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            ErrorCodeException.class, thrown -> assertThat(thrown.error()).isEqualTo(code));
  }

  private void assertStreamFails(ErrorCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            thrown ->
                assertThat(thrown.error())
                    .isInstanceOfSatisfying(
                        StreamError.LastOperationFailed.class,
                        failed -> assertThat(http.httpErrorCode(failed.value())).contains(code)));
  }

  @Test
  void allowsNoHostByItself() throws Exception {
    HostHttp none = http();
    for (String authority : List.of("localhost", "127.0.0.1:80", "example.com")) {
      OutgoingRequest request = request(authority);
      assertFails(new ErrorCode.HttpRequestDenied(), () -> none.handle(request, Optional.empty()));
    }
    assertThat(transport.calls).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "example.com, true",
    "EXAMPLE.com:81, true",
    "www.example.com, false",
    "example.com.evil, false",
    "evilexample.com, false",
    "below.example:8080, false",
    "a.below.example:8080, true",
    "a.b.below.example:8080, true",
    "a.below.example, false",
    "a.below.example:8081, false",
    "[::1], true",
    "[::1]:99, true",
    "[::2], false",
  })
  void allowsHostsByRule(String authority, boolean allowed) throws Exception {
    OutgoingRequest request = request(authority);
    if (allowed) {
      assertThat(send(request).get()).isEmpty();
    } else {
      assertFails(new ErrorCode.HttpRequestDenied(), () -> send(request));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "http://a", "a/b", "a:b", "a:99999", "*.*", "a b", "user@a"})
  void rejectsWhatIsNoRule(String rule) {
    assertThatThrownBy(() -> HostRule.parse(rule)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void checksTheParts() throws Exception {
    OutgoingRequest request = http.newOutgoingRequest(http.newFields());
    for (String method : List.of("", "a b", "a\n", "é")) {
      assertThatThrownBy(() -> request.setMethod(new Method.Other(method)))
          .isInstanceOf(FailedException.class);
    }
    for (String scheme : List.of("", "1a", "a b", "a:")) {
      assertThatThrownBy(() -> request.setScheme(Optional.of(new Scheme.Other(scheme))))
          .isInstanceOf(FailedException.class);
    }
    for (String authority : List.of("", "a b", "a:99999", "u@a", "a/b", "[::1", "a:-1", "é")) {
      assertThatThrownBy(() -> request.setAuthority(Optional.of(authority)))
          .isInstanceOf(FailedException.class);
    }
    for (String path : List.of("a", "/ ", "/a\nb", "/#f", "/\u00e9")) {
      assertThatThrownBy(() -> request.setPathWithQuery(Optional.of(path)))
          .isInstanceOf(FailedException.class);
    }
    request.setMethod(new Method.Other("POST"));
    assertThat(request.method()).isEqualTo(new Method.Post());
    request.setPathWithQuery(Optional.of("/a?b=c&d[]=%20"));
    assertThat(request.pathWithQuery()).contains("/a?b=c&d[]=%20");
  }

  @Test
  void refusesWhatIsNoRequest() throws Exception {
    OutgoingRequest withoutAuthority = http.newOutgoingRequest(http.newFields());
    assertFails(new ErrorCode.HttpRequestUriInvalid(), () -> send(withoutAuthority));
    OutgoingRequest ftp = request("example.com");
    ftp.setScheme(Optional.of(new Scheme.Other("ftp")));
    assertFails(new ErrorCode.HttpProtocolError(), () -> send(ftp));
    OutgoingRequest connect = request("example.com");
    connect.setMethod(new Method.Connect());
    assertFails(new ErrorCode.HttpProtocolError(), () -> send(connect));
    OutgoingRequest length = request("example.com", "content-length", "ten");
    assertThatThrownBy(length::body).isInstanceOf(FailedException.class);
    assertFails(new ErrorCode.HttpProtocolError(), () -> send(length));
  }

  @Test
  void aRequestThatCannotBeMadeCountsAsNone() throws Exception {
    transport.refuses = true;
    for (int i = 0; i < 5; i++) {
      OutgoingRequest request = request("example.com");
      assertFails(new ErrorCode.HttpRequestUriInvalid(), () -> send(request));
    }
  }

  @Test
  void fillsInWhatTheGuestLeaves() throws Exception {
    send(request("example.com", "a", "1"));
    RequestHead head = transport.last().request.head();
    assertThat(head)
        .isEqualTo(
            new RequestHead(
                "GET",
                Optional.of("https"),
                Optional.of("example.com"),
                Optional.of("/"),
                List.of(new FieldLine("a", "1"))));
  }

  @Test
  void aGuestGivesItselfLessTimeAndNotMore() throws Exception {
    RequestOptions options = http.newRequestOptions();
    options.setConnectTimeout(Optional.of(5L));
    options.setFirstByteTimeout(Optional.of(Duration.ofDays(1).toNanos()));
    options.setBetweenBytesTimeout(Optional.of(-1L));
    assertThat(options.connectTimeout()).contains(5L);
    http.handle(request("example.com"), Optional.of(options));
    assertThat(transport.last().request.timeouts())
        .isEqualTo(
            new Transport.Timeouts(Duration.ofNanos(5), LIMITS.firstByte(), LIMITS.betweenBytes()));
  }

  @Test
  void countsRequestsUntilTheirResponsesAreDropped() throws Exception {
    FutureIncomingResponse first = send(request("example.com"));
    FutureIncomingResponse second = send(request("example.com"));
    assertFails(new ErrorCode.ConnectionLimitReached(), () -> send(request("example.com")));
    transport.calls.get(0).answer.failed(new ErrorCode.ConnectionRefused());
    assertThat(first.get()).contains(Result.ok(Result.error(new ErrorCode.ConnectionRefused())));
    var source = new FakeExchange.FakeSource();
    transport.calls.get(1).answer.response(new ResponseHead(200, List.of()), source);
    IncomingResponse response = response(second);
    send(request("example.com"));
    assertFails(new ErrorCode.ConnectionLimitReached(), () -> send(request("example.com")));
    response.close();
    assertThat(source.closed).isTrue();
    send(request("example.com"));
  }

  private static IncomingResponse response(FutureIncomingResponse future) {
    return switch (future.get().orElseThrow()) {
      case Result.Ok(Result.Ok(IncomingResponse response)) -> response;
      case Result.Ok(_), Result.Err(_) -> throw new AssertionError();
    };
  }

  @Test
  void aResponseIsTakenOnce() throws Exception {
    FutureIncomingResponse future = send(request("example.com"));
    Pollable pollable = future.subscribe();
    assertThat(pollable.ready()).isFalse();
    assertThat(future.get()).isEmpty();
    var source = new FakeExchange.FakeSource();
    source.parts.add(new Part.Bytes("body".getBytes(UTF_8)));
    source.parts.add(new Part.End(List.of(new FieldLine("t", "1"), new FieldLine("Host", "x"))));
    transport
        .last()
        .answer
        .response(
            new ResponseHead(
                201, List.of(new FieldLine("Connection", "close"), new FieldLine("a", "1"))),
            source);
    assertThat(pollable.ready()).isTrue();
    IncomingResponse response = response(future);
    assertThat(future.get()).contains(Result.error());
    assertThat(response.status()).isEqualTo(201);
    Fields headers = response.headers();
    assertThat(headers.has("connection")).isFalse();
    assertThat(headers.get("A")).hasSize(1);
    assertThatThrownBy(future::close).isInstanceOf(WasiTrapException.class);
    var body = response.consume();
    assertThatThrownBy(response::consume).isInstanceOf(FailedException.class);
    var stream = body.stream();
    assertThatThrownBy(body::stream).isInstanceOf(FailedException.class);
    assertThatThrownBy(() -> http.incomingBodyFinish(body)).isInstanceOf(WasiTrapException.class);
    assertThat(stream.blockingRead(10)).isEqualTo("body".getBytes(UTF_8));
    assertThatThrownBy(() -> stream.blockingRead(10))
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            thrown -> assertThat(thrown.error()).isEqualTo(new StreamError.Closed()));
    stream.close();
    var trailers = http.incomingBodyFinish(body);
    assertThat(trailers.get().orElseThrow())
        .isInstanceOfSatisfying(
            Result.Ok.class,
            ok ->
                assertThat(ok.value())
                    .isInstanceOfSatisfying(
                        Result.Ok.class,
                        inner ->
                            assertThat((Optional<?>) inner.value())
                                .hasValueSatisfying(
                                    fields ->
                                        assertThat(((Fields) fields).entries())
                                            .extracting(entry -> entry.first())
                                            .containsExactly("t"))));
    assertThat(trailers.get()).contains(Result.error());
  }

  @Test
  void dropsOfTheGuestEndTheRequest() throws Exception {
    FutureIncomingResponse unanswered = send(request("example.com"));
    FakeTransport.FakeCall call = transport.last();
    unanswered.close();
    assertThat(call.aborted()).contains(new ErrorCode.ConnectionTerminated());
    var late = new FakeExchange.FakeSource();
    call.answer.response(new ResponseHead(200, List.of()), late);
    assertThat(late.closed).isTrue();

    FutureIncomingResponse untaken = send(request("example.com"));
    var source = new FakeExchange.FakeSource();
    transport.last().answer.response(new ResponseHead(200, List.of()), source);
    untaken.close();
    assertThat(source.closed).isTrue();
    send(request("example.com"));
    send(request("example.com"));
  }

  @Test
  void waitingSendsTheHead() throws Exception {
    OutgoingRequest request = request("example.com");
    OutgoingBody _ = request.body();
    FutureIncomingResponse future = send(request);
    assertThat(transport.last().started).isFalse();
    boolean _ = future.subscribe().ready();
    assertThat(transport.last().started).isTrue();
  }

  @Test
  void aBodyThatWasNotAskedForIsNone() throws Exception {
    send(request("example.com"));
    assertThat(transport.last().sink.trailers).contains(List.of());
    assertThat(transport.last().sink.text()).isEmpty();
  }

  @Test
  void whatWasWrittenBeforeIsSentFirst() throws Exception {
    OutgoingRequest request = request("example.com");
    OutgoingBody body = request.body();
    assertThatThrownBy(request::body).isInstanceOf(FailedException.class);
    Streams.OutputStream stream = body.write();
    assertThatThrownBy(body::write).isInstanceOf(FailedException.class);
    stream.blockingWriteAndFlush("one ".getBytes(UTF_8));
    stream.blockingWriteAndFlush("two ".getBytes(UTF_8));
    send(request);
    stream.blockingWriteAndFlush("three".getBytes(UTF_8));
    assertThatThrownBy(() -> http.outgoingBodyFinish(body, Optional.empty()))
        .isInstanceOf(WasiTrapException.class);
    stream.close();
    Fields trailers = http.newFields();
    trailers.append("t", "1".getBytes(UTF_8));
    http.outgoingBodyFinish(body, Optional.of(trailers));
    assertThat(transport.last().sink.text()).isEqualTo("one two three");
    assertThat(transport.last().sink.trailers).contains(List.of(new FieldLine("t", "1")));
  }

  @Test
  void aSlowPeerSlowsTheGuest() throws Exception {
    OutgoingRequest request = request("example.com");
    Streams.OutputStream stream = request.body().write();
    send(request);
    FakeTransport.FakeCall call = transport.last();
    call.sink.slow = true;
    Pollable pollable = stream.subscribe();
    int accepted = 0;
    while (pollable.ready()) {
      int permitted = (int) stream.checkWrite();
      assertThat(permitted).isPositive();
      stream.write(new byte[permitted]);
      accepted += permitted;
    }
    assertThat(stream.checkWrite()).isZero();
    assertThat(accepted).isLessThanOrEqualTo(128 * 1024);
    call.sink.goOn();
    call.sink.goOn();
    assertThat(pollable.ready()).isTrue();
    stream.write(new byte[(int) Math.min(10, stream.checkWrite())]);
    stream.flush();
    assertThat(pollable.ready()).as("flushed").isFalse();
    call.sink.goOn();
    assertThat(pollable.ready()).as("flushed").isTrue();
  }

  @Test
  void aBodyMustHaveThePromisedLength() throws Exception {
    OutgoingRequest tooLong = request("example.com", "Content-Length", "11");
    OutgoingBody longBody = tooLong.body();
    Streams.OutputStream stream = longBody.write();
    send(tooLong);
    stream.blockingWriteAndFlush("eleven bytes".substring(0, 4).getBytes(UTF_8));
    assertStreamFails(
        new ErrorCode.HttpRequestBodySize(Optional.of(12L)),
        () -> stream.blockingWriteAndFlush("12345678".getBytes(UTF_8)));
    stream.close();
    assertFails(
        new ErrorCode.HttpRequestBodySize(Optional.of(12L)),
        () -> http.outgoingBodyFinish(longBody, Optional.empty()));
    assertThat(transport.last().aborted())
        .contains(new ErrorCode.HttpRequestBodySize(Optional.of(12L)));

    OutgoingRequest tooShort = request("example.com", "Content-Length", "11");
    OutgoingBody shortBody = tooShort.body();
    send(tooShort);
    assertFails(
        new ErrorCode.HttpRequestBodySize(Optional.of(0L)),
        () -> http.outgoingBodyFinish(shortBody, Optional.empty()));
    assertThat(transport.last().aborted()).isPresent();
  }

  @Test
  void aPromisedBodyMustBeAskedFor() throws Exception {
    OutgoingRequest promising = request("example.com", "Content-Length", "11");
    assertFails(new ErrorCode.HttpRequestBodySize(Optional.of(0L)), () -> send(promising));
    send(request("example.com", "Content-Length", "0"));
    assertThat(transport.last().sink.trailers).contains(List.of());
  }

  @Test
  void aBodyThatIsDroppedIsBroken() throws Exception {
    OutgoingRequest request = request("example.com");
    OutgoingBody body = request.body();
    send(request);
    body.close();
    assertThat(transport.last().aborted()).isPresent();
    assertThat(transport.last().sink.trailers).isEmpty();
  }

  @Test
  void aFailingPeerFailsTheWriter() throws Exception {
    OutgoingRequest request = request("example.com");
    OutgoingBody body = request.body();
    Streams.OutputStream stream = body.write();
    send(request);
    transport.last().sink.slow = true;
    stream.write(new byte[(int) Math.min(5, stream.checkWrite())]);
    transport.last().sink.waiting.orElseThrow().failed(new ErrorCode.ConnectionTerminated());
    assertStreamFails(new ErrorCode.ConnectionTerminated(), stream::checkWrite);
    assertThatThrownBy(stream::checkWrite)
        .isInstanceOfSatisfying(
            StreamErrorException.class,
            thrown -> assertThat(thrown.error()).isEqualTo(new StreamError.Closed()));
    stream.close();
    assertFails(
        new ErrorCode.ConnectionTerminated(),
        () -> http.outgoingBodyFinish(body, Optional.empty()));
  }
}
