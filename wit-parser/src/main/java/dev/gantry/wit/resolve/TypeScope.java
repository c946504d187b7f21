package dev.gantry.wit.resolve;

import dev.gantry.wit.Diagnostic;
import dev.gantry.wit.DiagnosticCode;
import dev.gantry.wit.Location;
import dev.gantry.wit.model.PrimitiveType;
import dev.gantry.wit.model.TypeId;
import dev.gantry.wit.syntax.Findings;
import dev.gantry.wit.syntax.Name;
import dev.gantry.wit.syntax.Suggestions;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The names that stand for types and functions in one interface or world (WIT.md, Types). */
final class TypeScope {
  private static final Map<String, String> OTHER_LANGUAGES =
      Map.ofEntries(
          Map.entry("float32", "f32"),
          Map.entry("float64", "f64"),
          Map.entry("float", "f32"),
          Map.entry("double", "f64"),
          Map.entry("int", "s32"),
          Map.entry("uint", "u32"),
          Map.entry("byte", "u8"),
          Map.entry("i8", "s8"),
          Map.entry("i16", "s16"),
          Map.entry("i32", "s32"),
          Map.entry("i64", "s64"),
          Map.entry("boolean", "bool"),
          Map.entry("str", "string"),
          Map.entry("array", "list"),
          Map.entry("vec", "list"));

  /** Comparing with all names takes its time, and nobody needs it for thousands of mistakes. */
  private static final int MOST_SUGGESTED = 50;

  private record Entry(Optional<TypeId> type, Location location) {}

  private final String description;
  private final Set<String> lostNames;
  private final Findings findings;
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private int unknownTypes;

  TypeScope(String description, Set<String> lostNames, Findings findings) {
    this.description = description;
    this.lostNames = lostNames;
    this.findings = findings;
  }

  /** Gives a name to a type. {@return whether the name was free; if not, that is reported} */
  boolean defineType(Name name, TypeId id) {
    return define(name, new Entry(Optional.of(id), name.location()));
  }

  /** Gives a name to a function. {@return whether the name was free; if not, that is reported} */
  boolean defineFunction(Name name) {
    return define(name, new Entry(Optional.empty(), name.location()));
  }

  private boolean define(Name name, Entry entry) {
    Entry before = entries.putIfAbsent(name.text(), entry);
    if (before != null) {
      findings.add(Errors.duplicate(name, "name", before.location));
    }
    return before == null;
  }

  /** {@return the types by name, in the order in which they were defined} */
  Map<String, TypeId> types() {
    Map<String, TypeId> types = new LinkedHashMap<>();
    entries.forEach((name, entry) -> entry.type.ifPresent(id -> types.put(name, id)));
    return types;
  }

  /** {@return where a name was defined} */
  Location location(String name) {
    Entry entry = entries.get(name);
    return entry == null ? Location.NONE : entry.location;
  }

  /** {@return the type of a name; if there is none, that is reported} */
  TypeId find(Name name) {
    Entry entry = entries.get(name.text());
    if (entry == null) {
      if (!lostNames.contains(name.text())) {
        findings.add(unknown(name));
      }
      return Errors.TYPE;
    }
    if (entry.type.isEmpty()) {
      findings.add(
          Findings.of(
                  DiagnosticCode.NOT_A_TYPE,
                  "`%s` is a function, not a type".formatted(name.text()),
                  name.location(),
                  "a type belongs here")
              .withSecondary(entry.location, "`%s` is defined here".formatted(name.text())));
    }
    return entry.type.orElse(Errors.TYPE);
  }

  private Diagnostic unknown(Name name) {
    var diagnostic =
        Findings.of(
            DiagnosticCode.UNKNOWN_TYPE,
            "type `%s` does not exist".formatted(name.text()),
            name.location(),
            "not found in " + description);
    String known = OTHER_LANGUAGES.get(name.text());
    if (known != null) {
      return diagnostic.withHint("WIT calls it `%s`".formatted(known));
    }
    if (++unknownTypes > MOST_SUGGESTED) {
      return diagnostic;
    }
    var candidates =
        Stream.concat(
                entries.entrySet().stream()
                    .filter(e -> e.getValue().type.isPresent())
                    .map(Map.Entry::getKey),
                Arrays.stream(PrimitiveType.values()).map(PrimitiveType::keyword))
            .toList();
    return Suggestions.nearest(name.text(), candidates)
        .map(near -> suggesting(diagnostic, near))
        .orElseGet(
            () ->
                diagnostic.withHint(
                    "define it, or bring it in from another interface: `use other.{%s};`"
                        .formatted(name.text())));
  }

  private Diagnostic suggesting(Diagnostic diagnostic, String near) {
    Diagnostic hinted = diagnostic.withHint("did you mean `%s`?".formatted(near));
    Entry entry = entries.get(near);
    return entry == null
        ? hinted
        : hinted.withSecondary(entry.location, "`%s` is defined here".formatted(near));
  }
}
