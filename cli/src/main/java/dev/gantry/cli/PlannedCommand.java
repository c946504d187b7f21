package dev.gantry.cli;

import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * A command that the design has and the product has not.
 *
 * <p>It is listed in the help, so that the tree is whole, and says so when it is used. A command
 * that comes into being leaves this table.
 */
enum PlannedCommand {
  COMPONENT_NEW("component new", "Make a component of a core module."),
  COMPONENT_EMBED("component embed", "Give a core module the WIT that it is made for."),
  COMPONENT_TARGETS("component targets", "Say whether a component fits a world."),
  COMPONENT_SEMVER_CHECK("component semver-check", "Say whether a world changed compatibly."),
  COMPONENT_DIFF("component diff", "Say what changed between two components."),
  PLUG("plug", "Fill a component's imports with other components' exports."),
  COMPOSE("compose", "Compose components by a .wac script."),
  EXPLORE("explore", "Show a module beside its translation."),
  OBJDUMP("objdump", "List sections."),
  STRIP("strip", "Remove custom sections."),
  METADATA("metadata", "Show and add producers and annotations.");

  private final String commandName;
  private final String summary;

  PlannedCommand(String commandName, String summary) {
    this.commandName = commandName;
    this.summary = summary;
  }

  /**
   * Adds what is planned below each command of a tree and, to a tree of all commands, what is
   * planned beside them.
   */
  static void addTo(CommandLine root, Set<Subcommand> commands) {
    boolean all = commands.size() == Subcommand.values().length;
    for (PlannedCommand planned : values()) {
      int space = planned.commandName.indexOf(' ');
      String ownName = planned.commandName.substring(space + 1);
      CommandLine parent =
          space < 0 ? root : root.getSubcommands().get(planned.commandName.substring(0, space));
      if (parent != null && (space > 0 || all)) {
        parent.addSubcommand(planned.spec(ownName));
      }
    }
  }

  private CommandSpec spec(String ownName) {
    Callable<Integer> command =
        () -> {
          throw new UnsupportedConstructException("the command `%s`".formatted(commandName));
        };
    var spec = CommandSpec.wrapWithoutInspection(command).name(ownName);
    spec.usageMessage().description(summary + " Not yet supported.");
    spec.addPositional(
        PositionalParamSpec.builder()
            .arity("0..*")
            .type(List.class)
            .auxiliaryTypes(String.class)
            .build());
    spec.parser().unmatchedOptionsArePositionalParams(true);
    return spec;
  }
}
