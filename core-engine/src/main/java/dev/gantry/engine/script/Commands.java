package dev.gantry.engine.script;

import dev.gantry.engine.text.TokenKind;
import dev.gantry.engine.text.TokenReader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Supplier;

/** The commands of scripts. Each moves the reader through its text as it carries it out. */
final class Commands {
  private static final Set<String> INLINE_FIELDS =
      Set.of(
          "type", "rec", "import", "func", "table", "memory", "global", "tag", "export", "start",
          "elem", "data");

  private static final Map<String, ScriptOutcome.Kind> ASSERTED =
      Map.of(
          "assert_malformed", ScriptOutcome.Kind.MALFORMED,
          "assert_malformed_custom", ScriptOutcome.Kind.MALFORMED,
          "assert_invalid", ScriptOutcome.Kind.INVALID,
          "assert_invalid_custom", ScriptOutcome.Kind.INVALID,
          "assert_unlinkable", ScriptOutcome.Kind.UNLINKABLE,
          "assert_trap", ScriptOutcome.Kind.TRAP,
          "assert_exhaustion", ScriptOutcome.Kind.EXHAUSTION,
          "assert_exception", ScriptOutcome.Kind.EXCEPTION);

  private final TokenReader reader;
  private final Units units;
  private final boolean runsCode;
  private final BiPredicate<Place, String> acceptsOther;
  private Place place = new Place("", 0);

  Commands(
      TokenReader reader, Units units, boolean runsCode, BiPredicate<Place, String> acceptsOther) {
    this.reader = reader;
    this.units = units;
    this.runsCode = runsCode;
    this.acceptsOther = acceptsOther;
  }

  /** Tells where the next command stands. */
  void at(Place newPlace) {
    place = newPlace;
  }

  /** {@return whether the whole text is one module without {@code (module …)} around it} */
  boolean isInlineDefinition() {
    return reader.kind() == TokenKind.OPEN && INLINE_FIELDS.contains(reader.nextText());
  }

  void inlineModule() {
    var session = units.session("module").orElseThrow(() -> new CommandFailure("no modules"));
    succeed(() -> session.read(reader, Optional.empty()));
    if (!reader.atEnd()) {
      throw reader.unexpected("end of text");
    }
  }

  /** {@return whether a command does nothing but run code} */
  boolean needsCode(String keyword) {
    return switch (keyword) {
      case "invoke", "get", "register", "thread", "wait" -> true;
      case "assert_return", "assert_exhaustion", "assert_exception" -> true;
      case "assert_trap" -> {
        int start = reader.index();
        reader.open();
        reader.advance();
        boolean action = reader.isOpen("invoke") || reader.isOpen("get");
        reader.seek(start);
        yield action;
      }
      default -> false;
    };
  }

  /** Carries out the command where the reader stands. */
  void run(String keyword) {
    switch (keyword) {
      case "register" -> register();
      case "invoke", "get" -> succeed(this::action);
      case "assert_return" -> assertReturn();
      case "assert_trap",
          "assert_exhaustion",
          "assert_exception",
          "assert_malformed",
          "assert_malformed_custom",
          "assert_invalid",
          "assert_invalid_custom",
          "assert_unlinkable" ->
          assertOutcome(keyword);
      default -> define(keyword);
    }
  }

  // Definitions and instances

  private ScriptSession session(String keyword) {
    return units
        .session(keyword)
        .orElseThrow(() -> new CommandFailure("unknown command " + keyword));
  }

  private void define(String keyword) {
    var session = session(keyword);
    reader.open(keyword);
    if (reader.takeWord("instance")) {
      var id = reader.takeId();
      var definition = reader.takeId();
      if (runsCode) {
        units.add(id, succeed(() -> units.definition(definition).instantiate()));
      }
      return;
    }
    boolean only = reader.takeWord("definition");
    var id = reader.takeId();
    var definition = succeed(() -> session.read(reader, id));
    reader.close();
    units.define(id, definition);
    if (!only && runsCode) {
      units.add(id, succeed(definition::instantiate));
    }
  }

  private void register() {
    reader.open("register");
    String name = reader.name();
    units.register(name, units.unit(reader.takeId()));
  }

  // Actions

  private ScriptValues action() {
    if (reader.takeOpen("get")) {
      var unit = units.unit(reader.takeId());
      var value = unit.value(reader.name());
      reader.close();
      return value;
    }
    reader.open("invoke");
    var unit = units.unit(reader.takeId());
    var values = unit.invoke(reader.name(), reader);
    reader.close();
    return values;
  }

  private <T> T succeed(Supplier<T> attempt) {
    try {
      return attempt.get();
    } catch (RuntimeException | StackOverflowError e) {
      var outcome = units.outcome(e);
      if (outcome.isPresent()) {
        throw new CommandFailure("expected success, found " + outcome.orElseThrow());
      }
      throw e;
    }
  }

  // Assertions

  private void assertReturn() {
    reader.open("assert_return");
    var values = succeed(this::action);
    int patterns = reader.byteOffset();
    if (!values.matches(reader)) {
      int end = reader.byteOffset();
      var expected = new String(reader.source(patterns, end), StandardCharsets.UTF_8);
      throw new CommandFailure("expected [%s], found [%s]".formatted(expected.strip(), values));
    }
    reader.close();
  }

  private void assertOutcome(String keyword) {
    var expected = Objects.requireNonNull(ASSERTED.get(keyword));
    reader.open();
    reader.advance();
    int subject = reader.index();
    var outcome = attempt();
    reader.seek(subject);
    reader.skipList();
    String message = reader.kind() == TokenKind.STRING ? reader.name() : "";
    reader.close();
    if (!runsCode) {
      requireVerdict(expected, outcome);
      return;
    }
    if (outcome.isEmpty()) {
      throw new CommandFailure(
          "expected %s (%s), found success".formatted(expected.text(), message));
    }
    var found = outcome.orElseThrow();
    boolean matches = found.kind() == expected && found.message().contains(message);
    if (!matches && !acceptsOther.test(place, found.message())) {
      throw new CommandFailure(
          "expected %s (%s), found %s".formatted(expected.text(), message, found));
    }
  }

  /** The reference tools have one verdict for what is malformed or invalid, and link nothing. */
  private static void requireVerdict(ScriptOutcome.Kind expected, Optional<ScriptOutcome> outcome) {
    boolean rejects =
        expected == ScriptOutcome.Kind.INVALID || expected == ScriptOutcome.Kind.MALFORMED;
    if (outcome.isPresent() != rejects) {
      throw new CommandFailure(
          "expected %s, found %s"
              .formatted(
                  rejects ? expected.text() : "success",
                  outcome.map(ScriptOutcome::toString).orElse("success")));
    }
  }

  /** {@return how the definition or action at the current token ends, empty if well} */
  private Optional<ScriptOutcome> attempt() {
    try {
      if (reader.isOpen("invoke") || reader.isOpen("get")) {
        action();
      } else {
        definitionToAssert();
      }
      return Optional.empty();
    } catch (RuntimeException | StackOverflowError e) {
      var outcome = units.outcome(e);
      if (outcome.isEmpty()) {
        throw e;
      }
      return outcome;
    }
  }

  private void definitionToAssert() {
    String keyword = reader.nextText();
    var session = session(keyword);
    reader.open();
    reader.advance();
    reader.takeWord("definition");
    var definition = session.read(reader, reader.takeId());
    if (!reader.atClose()) {
      throw reader.unexpected("`)`");
    }
    if (runsCode) {
      definition.instantiate();
    }
  }
}
