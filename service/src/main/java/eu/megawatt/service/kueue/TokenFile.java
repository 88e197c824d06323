package eu.megawatt.service.kueue;

import eu.megawatt.service.outgoing.TokenText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bearer token, read from its file anew for each request, so that whoever renews it need not tell
 * us. Thread-safe.
 *
 * @param file where it is; without one no token is sent
 */
public record TokenFile(Optional<Path> file) {

  /**
   * The token as it is now.
   *
   * @throws UnreachableException where it cannot be read
   */
  Optional<String> value() {
    return file.map(TokenFile::read);
  }

  private static String read(Path file) {
    try {
      return TokenText.in(file)
          .orElseThrow(() -> new UnreachableException("%s holds no token".formatted(file)));
    } catch (IOException e) {
      throw new UnreachableException("The token in %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
