package eu.megawatt.service.slurm;

import eu.megawatt.service.outgoing.TokenText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Where the token comes from that slurmrestd asks for. */
public sealed interface SlurmToken {

  /** The variable that Slurm's own programs look into. */
  String VARIABLE = "SLURM_JWT";

  /**
   * The token as it is now.
   *
   * @throws RuntimeException where it cannot be read
   */
  String value();

  /** A file that somebody renews; read anew each time, so that a new one counts at once. */
  record InFile(Path file) implements SlurmToken {

    @Override
    public String value() {
      try {
        return TokenText.in(file)
            .orElseThrow(
                () ->
                    new SlurmUnreachableException(
                        "%s does not hold a token of Slurm and nothing else".formatted(file)));
      } catch (IOException e) {
        throw new SlurmUnreachableException(
            "%s, the token of Slurm, cannot be read: %s".formatted(file, e), e);
      }
    }
  }

  /** One that was given at the start. */
  record Given(String value) implements SlurmToken {

    @Override
    public String toString() {
      return "Given[...]";
    }
  }

  /**
   * Looks whether there is one.
   *
   * @throws IllegalArgumentException where there is none
   */
  default void require() {
    try {
      value();
    } catch (SlurmException e) {
      throw new IllegalArgumentException(String.valueOf(e.getMessage()), e);
    }
  }

  /** The file where one is named, else the variable. */
  static Optional<SlurmToken> of(Optional<Path> file, Optional<String> variable) {
    return file.<SlurmToken>map(InFile::new).or(() -> variable.map(Given::new));
  }
}
