package eu.megawatt.service.outgoing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Tokens in files that somebody renews. */
public final class TokenText {

  /** A token has a few hundred characters. */
  private static final long LARGEST = 64 << 10;

  private TokenText() {}

  /**
   * The token in a file as it is now; empty where there is none, or anything else beside it.
   *
   * @throws IOException where the file cannot be read
   */
  public static Optional<String> in(Path file) throws IOException {
    if (Files.size(file) > LARGEST) {
      return Optional.empty();
    }
    String text = Files.readString(file).strip();
    boolean isToken = !text.isEmpty() && text.chars().allMatch(it -> it > ' ' && it <= '~');
    return isToken ? Optional.of(text) : Optional.empty();
  }
}
