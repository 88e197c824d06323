package eu.megawatt.service.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** {@code megawatt sources}: what to do with documents of sources. */
@Command(
    name = "sources",
    description = "Looks at documents of sources (megawatt/sources/1).%n",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {SourcesCheckCommand.class, HelpCommand.class})
final class SourcesCommand {}
