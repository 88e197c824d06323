package eu.megawatt.service.cli;

import picocli.CommandLine.Command;

/** {@code megawatt sovereignty}: what to do with registers of facts and profiles. */
@Command(
    name = "sovereignty",
    description = {"Writes and checks registers of facts and profiles (megawatt/sovereignty/1).%n"},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {SovereigntyCheckCommand.class, SovereigntyExampleCommand.class},
    footer = {
      "",
      "Examples:",
      "  megawatt sovereignty example > register.yaml",
      "  megawatt sovereignty check register.yaml"
    })
final class SovereigntyCommand {}
