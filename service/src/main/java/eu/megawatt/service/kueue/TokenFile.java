package eu.megawatt.service.kueue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A bearer token, read from its file anew for each request, so that whoever renews it need not tell
 * us. Thread-safe.
 *
 * @param file where it is; without one no token is sent
 */
public record TokenFile(Optional<Path> file) {

  private static final long LARGEST = 64 << 10;

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
      if (Files.size(file) > LARGEST) {
        throw new UnreachableException("The token in %s is larger than 64 KiB".formatted(file));
      }
      String token = Files.readString(file).strip();
      if (token.isEmpty() || token.chars().anyMatch(it -> it <= ' ' || it > '~')) {
        throw new UnreachableException("%s holds no token".formatted(file));
      }
      return token;
    } catch (IOException e) {
      throw new UnreachableException("The token in %s cannot be read: %s".formatted(file, e), e);
    }
  }
}
