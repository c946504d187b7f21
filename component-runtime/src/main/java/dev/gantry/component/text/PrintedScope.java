package dev.gantry.component.text;

import dev.gantry.component.binary.ComponentNames;
import dev.gantry.component.syntax.ComponentSyntax;
import dev.gantry.component.syntax.Sort;
import dev.gantry.engine.text.PrintOptions;
import dev.gantry.engine.text.TextWriter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The index spaces of something that is being printed, and the identifiers of what is in them. */
final class PrintedScope {
  private final ComponentNames names;
  private final Map<Sort, Integer> counts = new EnumMap<>(Sort.class);
  private final Map<Sort, Map<Integer, Identifier>> identifiers = new EnumMap<>(Sort.class);

  /** An identifier, and the annotation with the name where the identifier is another. */
  private record Identifier(String text, String annotation) {}

  PrintedScope(ComponentNames names) {
    this.names = names;
  }

  /** {@return a scope in which nothing has a name} */
  static PrintedScope withoutNames() {
    return new PrintedScope(new ComponentNames(Optional.empty(), Map.of()));
  }

  static PrintedScope of(ComponentSyntax component) {
    return new PrintedScope(ComponentNames.of(component));
  }

  /** {@return the identifier of the component itself} */
  Optional<String> component() {
    return names.component().map(name -> identifier(name, "component", 0, new HashSet<>()).text());
  }

  /** Takes the next index of a sort; {@return it as it is written where something is defined} */
  String define(Sort sort) {
    int index = counts.merge(sort, 1, Integer::sum) - 1;
    Identifier identifier = identifiers(sort).get(index);
    String comment = "(;%d;)".formatted(index);
    return identifier == null
        ? comment
        : identifier.text() + identifier.annotation() + " " + comment;
  }

  /** {@return an index as it is written where something is used} */
  String use(Sort sort, int index) {
    Identifier identifier = identifiers(sort).get(index);
    return identifier == null ? Integer.toUnsignedString(index) : identifier.text();
  }

  private Map<Integer, Identifier> identifiers(Sort sort) {
    return identifiers.computeIfAbsent(
        sort,
        _ -> {
          SortedMap<Integer, String> given =
              names.definitions().getOrDefault(sort, new TreeMap<>());
          var result = new HashMap<Integer, Identifier>();
          Set<String> taken = new HashSet<>();
          String kind = sort.text().replace(' ', '-');
          given.forEach((index, name) -> result.put(index, identifier(name, kind, index, taken)));
          return result;
        });
  }

  private static Identifier identifier(String name, String kind, int index, Set<String> taken) {
    if (!taken.add(name) || name.isEmpty() || name.startsWith("#")) {
      String unique = "#%s%s %s".formatted(kind, Integer.toUnsignedString(index), name);
      return new Identifier("$" + quoted(unique), " (@name %s)".formatted(quoted(name)));
    }
    boolean plain = name.chars().allMatch(PrintedScope::isIdentifierCharacter);
    return new Identifier("$" + (plain ? name : quoted(name)), "");
  }

  private static boolean isIdentifierCharacter(int c) {
    return c > ' ' && c < 0x7F && "\"(),;[]{}".indexOf(c) < 0;
  }

  private static String quoted(String text) {
    return new TextWriter(PrintOptions.DEFAULT).string(text).toString();
  }
}
