package dev.gantry.cli;

import dev.gantry.wasi.serve.ServerListener.Served;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import tools.jackson.databind.json.JsonMapper;

/** Makes a line of a request that has been answered. */
final class AccessLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final JsonMapper MAPPER = new JsonMapper();

  private AccessLog() {}

  /** How the line looks. */
  enum Format {
    /** As web servers write it, with the duration in milliseconds at the end. */
    TEXT {
      @Override
      String line(Served request) {
        return "%s - - [%s] \"%s %s %s\" %d %d %.3f%s"
            .formatted(
                request.remote(),
                TIME.format(request.time()),
                request.method(),
                escaped(request.target()),
                request.protocol(),
                request.status(),
                request.responseBytes(),
                request.duration().toNanos() / 1e6,
                request.complete() ? "" : " incomplete");
      }
    },
    /** An object. */
    JSON {
      @Override
      String line(Served request) {
        var object = new LinkedHashMap<String, Object>();
        object.put("time", request.time().toString());
        object.put("remote", request.remote());
        object.put("method", request.method());
        object.put("target", request.target());
        object.put("protocol", request.protocol());
        object.put("status", request.status());
        object.put("requestBytes", request.requestBytes());
        object.put("responseBytes", request.responseBytes());
        object.put("milliseconds", request.duration().toNanos() / 1e6);
        object.put("route", request.route());
        object.put("complete", request.complete());
        return MAPPER.writeValueAsString(object);
      }
    };

    abstract String line(Served request);

    /** What a client sends must not end a line, or a quotation, before we do. */
    private static String escaped(String text) {
      return text.replace("\"", "%22").replaceAll("[^!-~]", "?");
    }
  }
}
