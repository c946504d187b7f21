package dev.gantry.wasi.serve;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.http.HttpMethod;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What guests and clients do to a server, after each of which the next request is answered. */
@Timeout(120)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttackTest {
  private RunningServer server;

  @BeforeAll
  void start() {
    server =
        RunningServer.start(
            options -> options.limits(RunningServer.tightLimits(Duration.ofSeconds(2))));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @AfterEach
  void answersTheNextRequest() {
    assertThat(server.get("/polite").getContentAsString()).isEqualTo("rust GET /polite\n");
    assertThat(server.admin("/health").getStatus()).isEqualTo(200);
    server.awaitGuests(0);
    assertThat(server.admin("/metrics").getContentAsString()).contains("gantry_memory_bytes 0.0");
    server.failures.clear();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /spin      | 504 | wasm trap: interrupt
          /wait      | 504 | wasm trap: interrupt
          /recurse   | 500 | wasm trap: call stack exhausted
          /leak      | 500 | cannot allocate another handle
          /trap      | 500 | wasm trap: wasm `unreachable` instruction executed
          /oversized | 500 | requested 68719476736 random bytes, of which 67108864 are allowed at a time
          /fields    | 500 | of which 131,072 are allowed
          """)
  void aGuestThatGoesWrongIsEndedAndAnsweredFor(String path, int status, String reason) {
    assertThat(server.get(path).getStatus()).isEqualTo(status);
    server.awaitGuests(0);
    assertThat(server.failures)
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageContaining(reason));
  }

  @Test
  void aGuestGetsNoMoreMemoryThanItMayHave() {
    for (int i = 0; i < 20; i++) {
      assertThat(server.get("/grow").getContentAsString()).isEqualTo("hello\n");
    }
  }

  @Test
  void aGuestThatDoesNotAnswerIsAnsweredFor() {
    assertThat(server.get("/nothing").getStatus()).isEqualTo(500);
  }

  @Test
  void aBodyThatTheGuestBreaksOffIsNoCleanEnd() {
    assertThat(RunningServer.send(server.request("http", "/broken")))
        .failsWithin(Duration.ofSeconds(30))
        .withThrowableOfType(ExecutionException.class);
  }

  /** As many as the property says; the instances alone are made by the hundred thousand below. */
  @Test
  @Timeout(1200)
  void manyGuestsOneAfterAnotherLeaveNothingBehind() {
    int many = Integer.getInteger("gantry.attack.requests", 2000);
    for (int i = 0; i < many; i++) {
      assertThat(server.get("/hello").getContentAsString()).isEqualTo("hello\n");
    }
  }

  // What clients do

  @Test
  void aHeadThatIsTooLongIsRefused() throws IOException {
    String head = "GET /hello HTTP/1.1\r\nHost: a\r\n" + "X: y\r\n".repeat(5000) + "\r\n";

    assertThat(converse(head)).startsWith("HTTP/1.1 431");
  }

  @Test
  void aHeadThatNeverEndsIsGivenUp() throws Exception {
    try (Socket socket = server.socket()) {
      OutputStream out = socket.getOutputStream();
      out.write("GET /hello HTTP/1.1\r\nHost: a\r\n".getBytes(ISO_8859_1));
      long begin = System.nanoTime();
      CompletableFuture<Integer> end = CompletableFuture.supplyAsync(() -> readQuietly(socket));
      while (!end.isDone()) {
        // Never silent for as long as a connection may be.
        out.write("X-Slow: loris\r\n".getBytes(ISO_8859_1));
        Thread.sleep(50);
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    } catch (IOException _) {
      // The connection was closed while something was written.
    }
  }

  @Test
  void aConnectionThatSendsNothingStaysOpenForALittle() throws Exception {
    try (Socket socket = server.socket()) {
      Thread.sleep(1500); // longer than a head may take, and not as long as silence may last
      socket
          .getOutputStream()
          .write(
              "GET /hello HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void aBodyThatIsTooLongIsRefusedUnread() {
    assertThat(server.post("/upload", new byte[(1 << 20) + 1]).getStatus()).isEqualTo(413);
  }

  @Test
  void aBodyThatTurnsOutTooLongEndsEarlyForTheGuest() throws IOException {
    String chunk = "10000\r\n" + "z".repeat(0x10000) + "\r\n";
    String request =
        "POST /upload HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n"
            + chunk.repeat(17)
            + "0\r\n\r\n";

    assertThat(converse(request)).startsWith("HTTP/1.1 500");
    server.awaitGuests(0);
    assertThat(server.failures).hasSize(1);
  }

  @Test
  void aBodyThatIsLongerThanPromisedIsCutThere() throws IOException {
    String request =
        """
        POST /echo HTTP/1.1\r
        Host: a\r
        Content-Length: 5\r
        \r
        hello and more\r
        \r
        GET /hello HTTP/1.1\r
        Host: a\r
        \r
        """;

    List<String> answers = converse(request).lines().filter(l -> l.startsWith("HTTP/")).toList();

    // What is too much begins the next request, which it does not look like: the connection ends.
    assertThat(answers).hasSize(2).first().isEqualTo("HTTP/1.1 200 OK");
    assertThat(answers.getLast()).matches("HTTP/1\\.1 (400|505) .*");
  }

  @Test
  void aBodyThatIsShorterThanPromisedIsNoBodyForTheGuest() throws IOException {
    try (Socket socket = server.socket()) {
      socket.setSoTimeout(30_000);
      String request = "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\nhello";
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      server.awaitGuests(1);
      socket.shutdownOutput();

      assertThat(readAll(socket.getInputStream())).doesNotContain("HTTP/1.1 200");
    }
    server.awaitGuests(0);
    assertThat(server.failures).hasSize(1);
  }

  @Test
  void aBodyThatTricklesHoldsItsGuestNoLongerThanTheTimeout() throws Exception {
    try (Socket socket = server.socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          "POST /upload HTTP/1.1\r\nHost: a\r\nContent-Length: 10000\r\n\r\n".getBytes(ISO_8859_1));
      server.awaitGuests(1);
      CompletableFuture<String> answer = CompletableFuture.supplyAsync(() -> statusLine(socket));
      try {
        while (!answer.isDone()) {
          out.write('x'); // never silent for as long as a connection may be
          Thread.sleep(20);
        }
      } catch (IOException _) {
        // The connection was closed while something was written; the answer came before.
      }
      assertThat(answer.get()).startsWith("HTTP/1.1 504");
    }
    server.awaitGuests(0);
    assertThat(server.failures)
        .singleElement()
        .satisfies(failure -> assertThat(failure).hasMessageStartingWith("wasm trap: interrupt"));
  }

  @Test
  void lengthsThatContradictEachOtherAreRefused() throws IOException {
    assertThat(
            converse(
                String.join(
                    "\r\n",
                    "POST /echo HTTP/1.1",
                    "Host: a",
                    "Content-Length: 5",
                    "Transfer-Encoding: chunked",
                    "",
                    "0",
                    "",
                    "")))
        .startsWith("HTTP/1.1 400");
  }

  @Test
  void requestsBeyondTheBoundAreRefusedWhileTheGuestsAreBusy() {
    List<CompletableFuture<ContentResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      answers.add(RunningServer.send(server.request("http", "/wait")));
    }
    List<Integer> statuses =
        answers.stream().map(answer -> answer.join().getStatus()).sorted().toList();

    // Four are at work until their time is over, two wait in vain, six do not even wait.
    assertThat(statuses).startsWith(503, 503, 503, 503, 503, 503).endsWith(504, 504, 504, 504);
    assertThat(
            answers.stream()
                .map(CompletableFuture::join)
                .filter(answer -> answer.getStatus() == 503))
        .allSatisfy(answer -> assertThat(answer.getHeaders().get("Retry-After")).isEqualTo("1"));
  }

  @Test
  void memoryIsBoundedForAllGuestsTogether() {
    List<CompletableFuture<ContentResponse>> answers = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      answers.add(
          RunningServer.send(
              server
                  .request("http", "/allocate")
                  .method(HttpMethod.POST)
                  .body(new BytesRequestContent(new byte[10]))));
    }
    assertThat(answers).allSatisfy(answer -> assertThat(answer.join().getStatus()).isEqualTo(200));
  }

  private String converse(String request) throws IOException {
    try (Socket socket = server.socket()) {
      socket.setSoTimeout(30_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(request.getBytes(ISO_8859_1));
        out.flush();
      } catch (IOException _) {
        // The server has answered before it has read everything, and does not read on.
      }
      return readAll(socket.getInputStream());
    }
  }

  private static String readAll(InputStream in) throws IOException {
    var text = new StringBuilder();
    byte[] buffer = new byte[8192];
    try {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        text.append(new String(buffer, 0, count, ISO_8859_1));
      }
    } catch (IOException e) {
      if (text.isEmpty()) {
        throw e;
      }
    }
    return text.toString();
  }

  private static String statusLine(Socket socket) {
    try {
      return new String(socket.getInputStream().readNBytes(12), ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static int readQuietly(Socket socket) {
    try {
      return socket.getInputStream().read();
    } catch (IOException _) {
      return -1;
    }
  }
}
