package eu.megawatt.service;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.service.store.DatabaseAddress;
import eu.megawatt.service.store.LockedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
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

  /** The SQL standard's word for a server that refuses a connection, as for want of a password. */
  private static final String REFUSED = "08004";

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

  /** By the classes of the SQL standard and PostgreSQL's own. */
  private static Optional<String> ofDatabase(DatabaseAddress address, SQLException e) {
    String state = String.valueOf(e.getSQLState());
    if (state.startsWith("28") || state.equals(REFUSED)) {
      return Optional.of(
          "The database %s does not let us in: %s. Set %s and %s."
              .formatted(address.url(), words(e), DatabaseAddress.USER, DatabaseAddress.PASSWORD));
    }
    if (state.startsWith("08")) {
      return Optional.of(
          "The database %s does not answer: %s. Maybe it does not run, or the address is another."
              .formatted(address.url(), words(e)));
    }
    return switch (state) {
      case "53300" ->
          Optional.of(
              "The database %s has no connection left for us: %s. Maybe raise its max_connections."
                  .formatted(address.url(), words(e)));
      case "57P03" ->
          Optional.of(
              "The database %s is starting or stopping: %s. Maybe try again in a moment."
                  .formatted(address.url(), words(e)));
      case "3D000" ->
          Optional.of(
              "The database %s is not there: %s. Maybe make it: CREATE DATABASE."
                  .formatted(address.url(), words(e)));
      case "42501" ->
          Optional.of(
              "The user of %s may not make tables: %s. Give it a schema of its own."
                  .formatted(address.url(), words(e)));
      default -> Optional.empty();
    };
  }

  /** What a database says, and why it could not be asked, without a full stop at the end. */
  private static String words(SQLException e) {
    String said = String.valueOf(e.getMessage());
    String why = e.getCause() instanceof IOException cause ? " (" + cause + ")" : "";
    return (said.endsWith(".") ? said.substring(0, said.length() - 1) : said) + why;
  }

  /** Where whoever runs from the same directory answers, as far as that is written there. */
  private static String address(Settings settings) {
    try {
      return " at " + Files.readString(settings.data().resolve(Service.ADDRESS_FILE)).strip();
    } catch (IOException _) {
      return "";
    }
  }

  /** Why a service that ran has ended: another has its tables. */
  static String taken(DatabaseAddress address, String holder) {
    return "The connection that held %s for this service broke, and another Megawatt has taken it: %s. This one writes nothing more and ends. Maybe stop one of the two for good, or give it a database of its own."
        .formatted(address, holder);
  }

  private static Optional<String> reason(Settings settings, @Nullable Throwable cause) {
    return switch (cause) {
      case null -> Optional.empty();
      case SQLException sql when sql.getErrorCode() == IN_USE ->
          Optional.of(
              "Another Megawatt runs from %s%s. Maybe stop it, or give this one another --data."
                  .formatted(settings.data(), address(settings)));
      case LockedException locked when settings.database().isPresent() ->
          Optional.of(
              "The database %s is used by another Megawatt: %s. Maybe stop that one, or give this one a database of its own."
                  .formatted(settings.database().get(), locked.holder()));
      case SQLException sql when settings.database().isPresent() && sql.getSQLState() != null ->
          ofDatabase(settings.database().get(), sql);
      case UncheckedIOException io when io.getCause() instanceof FileSystemException file ->
          Optional.of("%s: %s".formatted(io.getMessage(), file.getMessage()));
      default -> reason(settings, cause.getCause());
    };
  }
}
