package eu.megawatt.service.cli;

import eu.megawatt.service.attest.Chain;
import eu.megawatt.service.attest.VerifyingKey;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt attest verify}: whether attestations are as they were made. */
@Command(
    name = "verify",
    description = {
      "Checks attestations with nothing but public keys: each signed by a key that is known, canonical,"
          + " one after the other, none missing, none made before the one before it.",
      "",
      "FILE is the chain (GET /api/v1/attestations/log), an envelope on each line, or one envelope"
          + " (GET /api/v1/attestations/NUMBER). Keys that the chain introduces under a known key need"
          + " not be given.",
      "",
      "Exit code 0: nothing is wrong; 1: something is; 2: the files cannot be read.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt attest verify chain.ndjson --key key.pem",
      "  megawatt attest verify 17.json --key key.pem --part"
    })
final class AttestVerifyCommand implements Callable<Integer> {

  private static final int SHOWN = 20;

  @Parameters(paramLabel = "FILE", description = "The chain, or an envelope.")
  private Path file = Path.of("");

  @Option(
      names = "--key",
      required = true,
      paramLabel = "PEM",
      description = "A public key that is trusted, as openssl writes it; may stand several times.")
  private List<Path> keys = new ArrayList<>();

  @Option(names = "--part", description = "The file need not begin with the chain's first link.")
  private boolean part;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    List<String> lines = read(file).lines().filter(it -> !it.isBlank()).toList();
    if (lines.isEmpty()) {
      throw new BadInput("%s is empty: there is no attestation in it.".formatted(file));
    }
    Chain.Outcome outcome = Chain.check(lines, keys.stream().map(this::key).toList(), !part);
    PrintWriter out = spec.commandLine().getOut();
    outcome.faults().stream()
        .limit(SHOWN)
        .forEach(it -> out.printf("%s, line %d: %s%n", file, it.line(), it.what()));
    if (outcome.faults().size() > SHOWN) {
      out.printf("and %d more%n", outcome.faults().size() - SHOWN);
    }
    if (outcome.faults().isEmpty()) {
      out.printf(
          "%d attestation%s, nothing wrong; the last is number %d, SHA-256 %s.%n",
          outcome.links(), outcome.links() == 1 ? "" : "s", outcome.last(), outcome.lastSha256());
    }
    out.flush();
    return outcome.faults().isEmpty() ? 0 : 1;
  }

  private VerifyingKey key(Path path) {
    try {
      return VerifyingKey.ofPem(read(path));
    } catch (GeneralSecurityException e) {
      throw new BadInput(
          "%s is not an Ed25519 public key in PEM: %s.".formatted(path, e.getMessage()));
    }
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s.".formatted(path, e.getMessage()));
    }
  }
}
