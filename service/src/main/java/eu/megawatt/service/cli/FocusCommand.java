package eu.megawatt.service.cli;

import picocli.CommandLine.Command;

/** {@code megawatt focus}: what to do with files of costs. */
@Command(
    name = "focus",
    description = {"Checks files of costs against FOCUS, the specification of cost and usage.%n"},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {FocusCheckCommand.class},
    footer = {"", "Example:", "  megawatt focus check costs.csv"})
final class FocusCommand {}
