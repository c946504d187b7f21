package dev.gantry.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gantry.wasi.serve.ServerListener.Served;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServeCommandTest {
  private static final String GUESTS =
      Path.of(System.getProperty("gantry.root"), "fixtures", "guests").toString();

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          serve                                          | there is nothing to serve: name a FILE, or a --route /PATH=FILE
          serve --addr nowhere {}/http-rs.wasm           | `nowhere` of --addr is not an address such as 127.0.0.1:8080
          serve --instances two {}/http-rs.wasm          | `two` of --instances is neither `fresh` nor `reuse=N`
          serve --tls-cert a.pem {}/http-rs.wasm         | --tls-cert and --tls-key go together
          serve --route ={}/http-rs.wasm                 | --route: a route is empty
          serve {}/hello-rs196.wasm                      | cannot serve: the component does not export `wasi:http/incoming-handler@0.2`
          serve --max-requests 0 {}/http-rs.wasm         | limits that let nothing happen
          """)
  void saysWhatIsWrong(String line, String message) {
    var nowhere = new PrintStream(new ByteArrayOutputStream(), false, UTF_8);
    var console =
        new Console(
            new ByteArrayInputStream(new byte[0]),
            nowhere,
            new PrintStream(err, true, UTF_8),
            false);

    int status = Gantry.execute(console, List.of(line.strip().replace("{}", GUESTS).split(" ")));

    assertThat(status).isEqualTo(ExitCode.INPUT);
    assertThat(err.toString(UTF_8)).startsWith("error: " + message);
  }

  private static final Served REQUEST =
      new Served(
          Instant.parse("2026-01-02T03:04:05Z"),
          "127.0.0.1",
          "GET",
          "/a?b=\"c\"\u00e9",
          "HTTP/1.1",
          200,
          0,
          12,
          Duration.ofNanos(1_500_000),
          "/",
          true);

  @Test
  void aLineOfTheLogIsOneWhateverTheClientSends() {
    assertThat(AccessLog.Format.TEXT.line(REQUEST))
        .isEqualTo(
            "127.0.0.1 - - [02/Jan/2026:03:04:05 +0000] \"GET /a?b=%22c%22? HTTP/1.1\" 200 12 1.500");
    assertThat(AccessLog.Format.JSON.line(REQUEST))
        .isEqualTo(
            "{\"time\":\"2026-01-02T03:04:05Z\",\"remote\":\"127.0.0.1\",\"method\":\"GET\","
                + "\"target\":\"/a?b=\\\"c\\\"\u00e9\",\"protocol\":\"HTTP/1.1\",\"status\":200,"
                + "\"requestBytes\":0,\"responseBytes\":12,\"milliseconds\":1.5,\"route\":\"/\","
                + "\"complete\":true}");
  }
}
