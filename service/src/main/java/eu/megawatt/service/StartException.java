package eu.megawatt.service;

import eu.megawatt.fleet.document.InvalidDocumentException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Why the service cannot start, in words for whoever started it. */
public final class StartException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** H2's number for a database that another process has open. */
  private static final int IN_USE = 90020;

  StartException(String message, Throwable cause) {
    super(message, cause);
  }

  static StartException portInUse(int port, IOException cause) {
    return new StartException(
        "Port %d is in use. Maybe another Megawatt runs there; --port takes another, 0 any."
            .formatted(port),
        cause);
  }

  /** A file of sources that cannot be used, with everything that is wrong with it. */
  static StartException sources(Path file, InvalidDocumentException e) {
    return new StartException(
        e.issues().stream()
            .map(issue -> "\n  " + issue)
            .collect(Collectors.joining("", file + " cannot be used:", "")),
        e);
  }

  /** The reason in words where it is one the operator can mend; otherwise the same exception. */
  static RuntimeException orSame(Settings settings, RuntimeException e) {
    Optional<String> reason = reason(settings, e);
    return reason.isPresent() ? new StartException(reason.get(), e) : e;
  }

  private static Optional<String> reason(Settings settings, @Nullable Throwable cause) {
    return switch (cause) {
      case null -> Optional.empty();
      case SQLException sql when sql.getErrorCode() == IN_USE ->
          Optional.of(
              "Another Megawatt runs from %s. Maybe stop it, or give this one another --data."
                  .formatted(settings.data()));
      case UncheckedIOException io when io.getCause() instanceof FileSystemException file ->
          Optional.of("%s: %s".formatted(io.getMessage(), file.getMessage()));
      default -> reason(settings, cause.getCause());
    };
  }
}
