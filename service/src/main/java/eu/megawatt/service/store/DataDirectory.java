package eu.megawatt.service.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * The folder with everything the service keeps. The folder is its owner's alone (mode 0700), and so
 * is each file this class writes in it (0600).
 */
public record DataDirectory(Path path) {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  /** The folder, made where it is not there yet. */
  public static DataDirectory open(Path path) {
    try {
      Files.createDirectories(path, mode("rwx------"));
      if (POSIX) {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
      }
      return new DataDirectory(path.toRealPath());
    } catch (IOException e) {
      throw new UncheckedIOException("The data directory " + path + " cannot be used", e);
    }
  }

  /** The text of a file, without the line's end; empty where there is none. */
  public Optional<String> read(String name) {
    Path file = path.resolve(name);
    try {
      return Files.exists(file)
          ? Optional.of(Files.readString(file, StandardCharsets.UTF_8).strip())
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + file, e);
    }
  }

  /** Replaces a file with one line of text, at once. */
  public void write(String name, String line) {
    Path file = path.resolve(name);
    try {
      Path fresh = temporaryFile(name);
      Files.writeString(fresh, line + "\n", StandardCharsets.UTF_8);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write " + file, e);
    }
  }

  /** Makes a file that somebody else wrote here its owner's alone. */
  public void protect(String name) {
    try {
      if (POSIX) {
        Files.setPosixFilePermissions(
            path.resolve(name), PosixFilePermissions.fromString("rw-------"));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot protect " + path.resolve(name), e);
    }
  }

  public void delete(String name) {
    try {
      Files.deleteIfExists(path.resolve(name));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + path.resolve(name), e);
    }
  }

  /** An empty file for work in progress; whoever asked deletes it. */
  public Path temporaryFile(String name) throws IOException {
    return Files.createTempFile(path, "." + name + "-", ".tmp", mode("rw-------"));
  }

  private static FileAttribute<?>[] mode(String permissions) {
    Set<PosixFilePermission> mode = PosixFilePermissions.fromString(permissions);
    return POSIX
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
