package eu.megawatt.service.cli;

import eu.megawatt.fleet.sovereignty.Finding;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Verdict;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt sovereignty check}: whether a register can be used, and what it permits. */
@Command(
    name = "check",
    description = {
      "Checks a register as a whole, says everything that is wrong with it, and what each profile"
          + " makes of each place at a moment.",
      "",
      "Exit code 0: nothing is wrong; 2: something is.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {"", "Example:", "  megawatt sovereignty check register.yaml"})
final class SovereigntyCheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "FILE", description = "The register: YAML or JSON, may be gzipped.")
  private Path file = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "The moment that is asked about, such as 2027-01-01T00:00:00Z; now by default.")
  private Instant at = Clock.systemUTC().instant();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Register register = Documents.register(file);
    PrintWriter out = spec.commandLine().getOut();
    for (Profile profile : register.profiles().all()) {
      out.printf("%s (version %d): %s%n", profile.id(), profile.version(), profile.title());
      register.places().forEach(place -> print(register, profile, place, out));
    }
    out.println("Nothing is wrong with it.");
    out.flush();
    return 0;
  }

  private void print(Register register, Profile profile, Place place, PrintWriter out) {
    Verdict verdict = register.judge(profile.id()).verdict(place, at, at);
    List<String> against = verdict.against().stream().map(Finding::words).toList();
    String word =
        switch (verdict.decision()) {
          case PERMIT -> "allowed";
          case PERMIT_WITH_WAIVER -> "allowed with a waiver";
          case DENY -> "forbidden";
        };
    out.printf(
        "  %-24s %s%s%n",
        place.id(), word, against.isEmpty() ? "" : ": " + String.join("; ", against));
  }
}
