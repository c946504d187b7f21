package dev.gantry.wasi.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gantry.component.Component;
import dev.gantry.component.ComponentLinker;
import dev.gantry.component.ComponentTrapException;
import dev.gantry.component.LinkedComponent;
import dev.gantry.component.Store;
import dev.gantry.types.Result;
import dev.gantry.wasi.Wasi;
import dev.gantry.wasi.WasiClock;
import dev.gantry.wasi.WasiTrapException;
import dev.gantry.wasi.bindings.http.Types.ErrorCode;
import dev.gantry.wasi.bindings.http.Types.ErrorCodeException;
import dev.gantry.wasi.bindings.http.Types.FailedException;
import dev.gantry.wasi.bindings.http.Types.Fields;
import dev.gantry.wasi.bindings.http.Types.Method;
import dev.gantry.wasi.bindings.http.Types.OutgoingBody;
import dev.gantry.wasi.bindings.http.Types.OutgoingResponse;
import dev.gantry.wasi.bindings.http.Types.Scheme;
import dev.gantry.wasi.bindings.io.Streams;
import dev.gantry.wasi.bindings.io.Streams.StreamErrorException;
import dev.gantry.wasi.clocks.Deadline;
import dev.gantry.wasi.io.OpenHandles;
import dev.gantry.wasi.io.Wait;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of an exchange, whatever a guest does. */
class AnsweringTest {
  private static final Duration LONG = Duration.ofSeconds(60);

  private final HostHttp http =
      new HostHttp(
          FieldRules.DEFAULT,
          new OutgoingPolicy(List.of(), new Transport.Timeouts(LONG, LONG, LONG)),
          FakeTransport::new,
          new OpenHandles(1));
  private final FakeExchange exchange = new FakeExchange("GET", "/");
  private final HostResponseOutparam out = new HostResponseOutparam(exchange);

  private OutgoingResponse response(String... namesAndValues) throws Exception {
    Fields fields = http.newFields();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.append(namesAndValues[i], namesAndValues[i + 1].getBytes(UTF_8));
    }
    return http.newOutgoingResponse(fields);
  }

  @Test
  void tellsTheRequestWithoutWhatBelongsToTheConnection() throws Exception {
    var request =
        new HostIncomingRequest(exchange.request(), exchange.requestBody(), FieldRules.DEFAULT);
    assertThat(request.method()).isEqualTo(new Method.Get());
    assertThat(request.scheme()).contains(new Scheme.Http());
    assertThat(request.authority()).contains("example.com");
    assertThat(request.pathWithQuery()).contains("/");
    Fields headers = request.headers();
    assertThat(headers.entries()).extracting(entry -> entry.first()).containsExactly("X-One");
    assertThatThrownBy(request::close).isInstanceOf(WasiTrapException.class);
    headers.close();
    var body = request.consume();
    assertThatThrownBy(request::consume).isInstanceOf(FailedException.class);
    body.close();
  }

  @Test
  void sendsAResponseWithoutABodyAtOnce() throws Exception {
    OutgoingResponse response = response("a", "1");
    response.setStatusCode(404);
    http.responseOutparamSet(out, Result.ok(response));
    assertThat(exchange.response).contains(new ResponseHead(404, List.of(new FieldLine("a", "1"))));
    assertThat(exchange.sink.trailers).contains(List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 99, 100, 101, 199, 600, 1000, 65_535})
  void aStatusIsFrom200To599(int status) throws Exception {
    OutgoingResponse response = response();
    assertThatThrownBy(() -> response.setStatusCode(status)).isInstanceOf(FailedException.class);
    assertThat(response.statusCode()).isEqualTo(200);
  }

  @Test
  void sendsTheHeadWithTheFirstBytes() throws Exception {
    OutgoingResponse response = response();
    OutgoingBody body = response.body();
    http.responseOutparamSet(out, Result.ok(response));
    assertThat(exchange.sink.operations).isZero();
    Streams.OutputStream stream = body.write();
    stream.blockingWriteAndFlush("bytes".getBytes(UTF_8));
    assertThat(exchange.sink.operations).isEqualTo(1);
    assertThat(exchange.sink.text()).isEqualTo("bytes");
  }

  @Test
  void sendsTheHeadBeforeTheGuestWaits() throws Exception {
    OutgoingResponse response = response();
    OutgoingBody body = response.body();
    http.responseOutparamSet(out, Result.ok(response));
    Wait.until(Deadline.after(WasiClock.system(), 1_000_000));
    assertThat(exchange.sink.operations).isEqualTo(1);
    assertThat(exchange.sink.text()).isEmpty();
    Wait.until(Deadline.after(WasiClock.system(), 1_000_000));
    http.outgoingBodyFinish(body, Optional.empty());
    assertThat(exchange.sink.operations).isEqualTo(2);
  }

  @Test
  void sendsInformationFirst() throws Exception {
    Fields fields = http.newFields();
    fields.append("link", "</a>".getBytes(UTF_8));
    out.sendInformational(103, fields);
    assertThat(exchange.informed)
        .containsExactly(new ResponseHead(103, List.of(new FieldLine("link", "</a>"))));
    for (int status : List.of(99, 101, 200)) {
      assertThatThrownBy(() -> out.sendInformational(status, http.newFields()))
          .isInstanceOfSatisfying(
              ErrorCodeException.class,
              thrown -> assertThat(thrown.error()).isEqualTo(new ErrorCode.HttpProtocolError()));
    }
  }

  @Test
  void answersForAGuestThatTellsAnError() {
    http.responseOutparamSet(out, Result.error(new ErrorCode.HttpRequestDenied()));
    assertThat(exchange.failure).contains(new ErrorCode.HttpRequestDenied());
    exchange.failure = Optional.empty();
    out.end(new ErrorCode.LoopDetected());
    out.close();
    assertThat(exchange.failure).as("answered twice").isEmpty();
  }

  @Test
  void answersForAGuestThatDropsTheOutparam() {
    out.close();
    assertThat(exchange.failure).containsInstanceOf(ErrorCode.InternalError.class);
  }

  @Test
  void breaksABodyThatTheGuestDrops() throws Exception {
    OutgoingResponse response = response();
    OutgoingBody body = response.body();
    http.responseOutparamSet(out, Result.ok(response));
    body.close();
    assertThat(exchange.sink.aborted).isPresent();
    assertThat(exchange.sink.trailers).isEmpty();
  }

  @Test
  void breaksABodyThatTheGuestLeavesUnfinished() throws Exception {
    OutgoingResponse response = response();
    OutgoingBody body = response.body();
    http.responseOutparamSet(out, Result.ok(response));
    out.end(new ErrorCode.LoopDetected());
    assertThat(exchange.sink.aborted).contains(new ErrorCode.LoopDetected());
    assertThatThrownBy(() -> body.write().blockingWriteAndFlush(new byte[1]))
        .isInstanceOf(StreamErrorException.class);
  }

  @Test
  void stillSendsWhatWasFinished() throws Exception {
    exchange.sink.slow = true;
    OutgoingResponse response = response();
    OutgoingBody body = response.body();
    http.responseOutparamSet(out, Result.ok(response));
    Streams.OutputStream stream = body.write();
    long permitted = stream.checkWrite();
    assertThat(permitted).isGreaterThan(10);
    stream.write("one ".getBytes(UTF_8));
    stream.write("two".getBytes(UTF_8));
    stream.close();
    http.outgoingBodyFinish(body, Optional.empty());
    out.end(new ErrorCode.LoopDetected());
    assertThat(exchange.sink.text()).isEqualTo("one ");
    exchange.sink.goOn();
    assertThat(exchange.sink.text()).isEqualTo("one two");
    assertThat(exchange.sink.trailers).isPresent();
    assertThat(exchange.sink.aborted).isEmpty();
  }

  @Test
  void aBodyMustHaveThePromisedLength() throws Exception {
    OutgoingResponse response = response("content-length", "3");
    OutgoingBody body = response.body();
    http.responseOutparamSet(out, Result.ok(response));
    body.write().blockingWriteAndFlush("ab".getBytes(UTF_8));
    assertThatThrownBy(() -> body.write()).isInstanceOf(FailedException.class);
    ((HostOutgoingBody) body).output().close();
    assertThatThrownBy(() -> http.outgoingBodyFinish(body, Optional.empty()))
        .isInstanceOfSatisfying(
            ErrorCodeException.class,
            thrown ->
                assertThat(thrown.error())
                    .isEqualTo(new ErrorCode.HttpResponseBodySize(Optional.of(2L))));
    assertThat(exchange.sink.aborted).isPresent();
  }

  @Test
  void aPromisedBodyMustBeAskedFor() throws Exception {
    http.responseOutparamSet(out, Result.ok(response("content-length", "3")));
    assertThat(exchange.failure).contains(new ErrorCode.HttpResponseBodySize(Optional.of(0L)));
    assertThat(exchange.response).isEmpty();
    var head = new FakeExchange("HEAD", "/");
    http.responseOutparamSet(
        new HostResponseOutparam(head), Result.ok(response("content-length", "3")));
    assertThat(head.sink.trailers).contains(List.of());
  }

  @Test
  void theAnswerToHeadPromisesALengthAndHasNoBody() throws Exception {
    var head = new FakeExchange("HEAD", "/");
    OutgoingResponse response = response("content-length", "3");
    OutgoingBody body = response.body();
    http.responseOutparamSet(new HostResponseOutparam(head), Result.ok(response));
    http.outgoingBodyFinish(body, Optional.empty());
    assertThat(head.sink.trailers).contains(List.of());
    assertThat(head.sink.aborted).isEmpty();
  }

  /** A component whose handler does this with its two handles, in locals 0 and 1. */
  private static LinkedComponent guest(String body) {
    ComponentLinker linker = ComponentLinker.create();
    Wasi.builder().build().addTo(linker);
    return linker.link(
        Component.of(
            """
            (component
              (import "wasi:http/types@0.2.0" (instance $t
                (export "incoming-request" (type (sub resource)))
                (export "response-outparam" (type (sub resource)))))
              (alias export $t "incoming-request" (type $request))
              (alias export $t "response-outparam" (type $out))
              (core func $drop-out (canon resource.drop $out))
              (core module $m
                (import "" "drop-out" (func $drop-out (param i32)))
                (func (export "handle") (param i32 i32) %s))
              (core instance $i (instantiate $m (with "" (instance
                (export "drop-out" (func $drop-out))))))
              (func $handle (param "request" (own $request)) (param "response-out" (own $out))
                (canon lift (core func $i "handle")))
              (instance (export "wasi:http/incoming-handler@0.2.0")
                (export "handle" (func $handle))))
            """
                .formatted(body)
                .getBytes(UTF_8)));
  }

  private static FakeExchange answered(LinkedComponent guest) {
    var exchange = new FakeExchange("POST", "/", "body");
    try (Store store = Store.create()) {
      RequestHandler.of(guest.component(), FieldRules.DEFAULT)
          .orElseThrow()
          .handle(guest.instantiate(store), exchange);
    }
    return exchange;
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "(call $drop-out (local.get 1))"})
  void answersForAGuestThatReturnsWithoutAnAnswer(String body) {
    FakeExchange exchange = answered(guest(body));
    assertThat(exchange.failure).containsInstanceOf(ErrorCode.InternalError.class);
    assertThat(exchange.source().closed).isTrue();
  }

  @Test
  void answersForAGuestThatTraps() {
    LinkedComponent guest = guest("unreachable");
    var exchange = new FakeExchange("POST", "/", "body");
    try (Store store = Store.create()) {
      var handler = RequestHandler.of(guest.component(), FieldRules.DEFAULT).orElseThrow();
      var instance = guest.instantiate(store);
      assertThatThrownBy(() -> handler.handle(instance, exchange))
          .isInstanceOf(ComponentTrapException.class)
          .hasMessageContaining("unreachable");
    }
    assertThat(exchange.failure).containsInstanceOf(ErrorCode.InternalError.class);
    assertThat(exchange.source().closed).isTrue();
  }
}
