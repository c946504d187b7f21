package dev.gantry.engine.script;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a script has defined and instantiated so far, by identifier and by being the last. */
final class Units {
  private final Map<String, ScriptSession> sessions = new LinkedHashMap<>();
  private final Map<String, ScriptDefinition> definitions = new HashMap<>();
  private final Map<String, ScriptUnit> units = new HashMap<>();
  private Optional<ScriptDefinition> lastDefinition = Optional.empty();
  private Optional<ScriptUnit> lastUnit = Optional.empty();

  Units(List<ScriptDialect> dialects, ScriptOptions options) {
    for (var dialect : dialects) {
      sessions.put(dialect.keyword(), dialect.open(options));
    }
  }

  private Units(Units others) {
    others.sessions.forEach((keyword, session) -> sessions.put(keyword, session.fork()));
  }

  /** {@return the same dialects with nothing defined, for another thread} */
  Units fork() {
    return new Units(this);
  }

  /** {@return the session of the dialect whose definitions begin with a word} */
  Optional<ScriptSession> session(String keyword) {
    return Optional.ofNullable(sessions.get(keyword));
  }

  void define(Optional<String> id, ScriptDefinition definition) {
    lastDefinition = Optional.of(definition);
    id.ifPresent(name -> definitions.put(name, definition));
  }

  ScriptDefinition definition(Optional<String> id) {
    var found = id.isEmpty() ? lastDefinition : id.map(definitions::get);
    return found.orElseThrow(() -> unknown("definition", id));
  }

  void add(Optional<String> id, ScriptUnit unit) {
    lastUnit = Optional.of(unit);
    id.ifPresent(
        name -> {
          units.put(name, unit);
          sessions.values().forEach(session -> session.named(name, unit));
        });
  }

  ScriptUnit unit(Optional<String> id) {
    var found = id.isEmpty() ? lastUnit : id.map(units::get);
    return found.orElseThrow(() -> unknown("instance", id));
  }

  void register(String name, ScriptUnit unit) {
    sessions.values().forEach(session -> session.register(name, unit));
  }

  /** {@return which outcome an exception is} */
  Optional<ScriptOutcome> outcome(Throwable exception) {
    return new ArrayList<>(sessions.values())
        .stream().map(session -> session.outcome(exception)).flatMap(Optional::stream).findFirst();
  }

  private static CommandFailure unknown(String what, Optional<String> id) {
    return new CommandFailure(
        "no " + what + id.map(name -> " $" + name).orElse(" came before this command"));
  }
}
