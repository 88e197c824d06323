package eu.megawatt.service.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code megawatt telemetry}: what has to do with readings. */
@Command(
    name = "telemetry",
    description = "Looks at where readings come from.%n",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {ProbeCommand.class, HelpCommand.class})
final class TelemetryCommand {}
