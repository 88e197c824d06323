package eu.megawatt.service.store.h2;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * The files of H2 databases whose address begins with {@code jdbc:h2:named:}, see {@link
 * NamedChunks}. H2 makes one object of it for each path, without arguments; thread-safe.
 */
public final class NamedChunksPath extends FilePathWrapper {

  private static final String SCHEME = "named";
  private static final String STORE = ".mv.db";

  /** As many as there are databases that are open. */
  private static final Map<Path, NamedChunks> IN_USE = new ConcurrentHashMap<>();

  /** H2 makes them. */
  public NamedChunksPath() {}

  /**
   * The address of the database of a file.
   *
   * @param name the file without {@code .mv.db}
   */
  public static String address(Path name) {
    FilePath.register(new NamedChunksPath());
    return "jdbc:h2:" + SCHEME + ":" + name;
  }

  /**
   * Has what was committed survive a power cut too, once this returns: H2 hands each commit to the
   * operating system and does not wait for the disk.
   *
   * @param name the file without {@code .mv.db}
   */
  public static void force(Path name) {
    try {
      NamedChunks file = IN_USE.get(key(name + STORE));
      if (file == null) {
        throw new IllegalStateException(name + STORE + " is not open");
      }
      file.force(false);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path key(String path) {
    return Path.of(path).toAbsolutePath().normalize();
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = getBase().open(mode);
    if (!name.endsWith(STORE) || "r".equals(mode)) {
      return file;
    }
    return new NamedChunks(file, key(name.substring(SCHEME.length() + 1)), IN_USE);
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }
}
