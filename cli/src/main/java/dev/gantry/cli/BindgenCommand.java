package dev.gantry.cli;

import picocli.CommandLine.Command;

/** The generators of bindings, one for each language. */
@Command(
    name = "bindgen",
    description = "Generate bindings from WIT.",
    mixinStandardHelpOptions = true,
    subcommands = BindgenJavaCommand.class)
final class BindgenCommand {}
