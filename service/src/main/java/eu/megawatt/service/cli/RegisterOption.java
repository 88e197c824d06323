package eu.megawatt.service.cli;

import eu.megawatt.fleet.sovereignty.Register;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The register that a scenario stands under, for commands that read one. */
final class RegisterOption {

  @Option(
      names = "--register",
      paramLabel = "REGISTER",
      description = {
        "Facts and profiles (megawatt/sovereignty/1) that placements are held against as well; jobs"
            + " may name its profiles."
      })
  private Optional<Path> file = Optional.empty();

  /** What the file says; {@link Register#NONE} without one. */
  Register register() {
    return file.map(Documents::register).orElse(Register.NONE);
  }
}
