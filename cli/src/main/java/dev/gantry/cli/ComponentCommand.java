package dev.gantry.cli;

import picocli.CommandLine.Command;

/** What is done to components as such. */
@Command(
    name = "component",
    description = "Make and take apart components.",
    mixinStandardHelpOptions = true,
    subcommands = ComponentWitCommand.class)
final class ComponentCommand {}
