package eu.megawatt.service.cli;

import picocli.CommandLine.Command;

/** {@code megawatt fleet}: what to do with fleet documents. */
@Command(
    name = "fleet",
    description = {"Checks, compares, imports and makes fleet documents (megawatt/fleet/1).%n"},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      FleetCheckCommand.class,
      FleetDiffCommand.class,
      FleetImportCommand.class,
      FleetExampleCommand.class
    },
    footer = {
      "",
      "Examples:",
      "  megawatt fleet example pocket --out fleet.yaml",
      "  megawatt fleet check fleet.yaml",
      "  megawatt fleet import nodes.csv --format csv --into fleet.yaml --out new.yaml",
      "  megawatt fleet diff fleet.yaml new.yaml"
    })
final class FleetCommand {}
