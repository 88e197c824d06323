package eu.megawatt.service.cli;

import picocli.CommandLine.Command;

/** {@code megawatt attest}: what to do with attestations. */
@Command(
    name = "attest",
    description = {"Checks attestations of where work ran, without the service.%n"},
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = AttestVerifyCommand.class,
    footer = {"", "Example:", "  megawatt attest verify chain.ndjson --key key.pem"})
final class AttestCommand {}
