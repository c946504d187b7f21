package dev.gantry.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A word that follows {@code gantry}, with what stands behind it. In the order of the help. */
enum Subcommand {
  BINDGEN(BindgenCommand.class),
  COMPONENT(ComponentCommand.class),
  COMPILE(CompileCommand.class),
  RUN(RunCommand.class),
  SERVE(ServeCommand.class),
  VALIDATE(ValidateCommand.class),
  PARSE(ParseCommand.class),
  PRINT(PrintCommand.class),
  WAST(WastCommand.class),
  WIT(WitCommand.class),
  INSPECT(InspectCommand.class),
  EXPLAIN(ExplainCommand.class),
  COMPLETION(CompletionCommand.class);

  private static final Set<String> ASKS_FOR_VERSION = Set.of("-V", "--version");

  private final Class<?> type;

  Subcommand(Class<?> type) {
    this.type = type;
  }

  /** {@return the word} */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** {@return the class of the command} */
  Class<?> type() {
    return type;
  }

  /**
   * {@return the commands that a line can reach}
   *
   * <p>A line that begins with a command's name needs no other's options. To find those out takes
   * longer than most commands run.
   */
  static Set<Subcommand> reachable(List<String> arguments) {
    String first = arguments.isEmpty() ? "" : arguments.getFirst();
    if (ASKS_FOR_VERSION.contains(first)) {
      return Set.of();
    }
    return named(first).<Set<Subcommand>>map(EnumSet::of).orElse(EnumSet.allOf(Subcommand.class));
  }

  private static Optional<Subcommand> named(String word) {
    return Stream.of(values()).filter(command -> command.word().equals(word)).findFirst();
  }
}
