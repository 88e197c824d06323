package eu.megawatt.service.books.export;

import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Sha256;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files of exports: each is there whole or not at all, and survives a power cut. */
final class ExportFolder {

  private static final String NAME = "exports";
  private static final String UNFINISHED = ".tmp";

  private final Path folder;

  private ExportFolder(Path folder) {
    this.folder = folder;
  }

  /** The folder in a data directory, made where it is not there yet. */
  static ExportFolder open(DataDirectory directory) {
    Path folder = directory.path().resolve(NAME);
    return new ExportFolder(DataDirectory.open(folder).path());
  }

  /** A file that was written. */
  record Written(long byteCount, String sha256) {}

  /** Writes a file. */
  @FunctionalInterface
  interface Writing {
    void into(OutputStream out) throws IOException;
  }

  /** Where the file of an export is, or would be. */
  Path file(String id) {
    return folder.resolve(id);
  }

  Written write(String id, Writing writing) throws IOException {
    Path fresh = folder.resolve(id + UNFINISHED);
    try {
      MessageDigest digest = Sha256.digest();
      try (OutputStream out =
          new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(fresh)), digest)) {
        writing.into(out);
      }
      force(fresh, StandardOpenOption.WRITE);
      Files.move(
          fresh, file(id), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      force(folder, StandardOpenOption.READ);
      return new Written(Files.size(file(id)), HexFormat.of().formatHex(digest.digest()));
    } finally {
      Files.deleteIfExists(fresh);
    }
  }

  private static void force(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }

  void delete(String id) {
    try {
      Files.deleteIfExists(file(id));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot delete " + file(id), e);
    }
  }

  /** Opens the file of an export. */
  InputStream read(String id) throws IOException {
    return Files.newInputStream(file(id));
  }

  /** Deletes whatever is of none of these, such as what was being written when the power went. */
  void keepOnly(List<String> ids) {
    Set<String> kept = ids.stream().collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path it : files.toList()) {
        if (!kept.contains(String.valueOf(it.getFileName()))) {
          Files.deleteIfExists(it);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot tidy " + folder, e);
    }
  }
}
