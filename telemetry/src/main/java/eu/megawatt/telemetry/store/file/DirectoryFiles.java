package eu.megawatt.telemetry.store.file;

import java.io.EOFException;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of a real directory. Reads and writes go through streams and not through channels: a
 * channel is closed for everybody when one thread that uses it is interrupted.
 */
public final class DirectoryFiles implements FileLayer {

  private final Path directory;

  /** Makes the directory if it is not there. */
  public DirectoryFiles(Path directory) throws IOException {
    this.directory = Files.createDirectories(directory);
  }

  @Override
  public Appender create(String name) throws IOException {
    Path path = directory.resolve(name);
    if (Files.exists(path)) {
      throw new FileAlreadyExistsException(path.toString());
    }
    return new Growing(new FileOutputStream(path.toFile()));
  }

  @Override
  public Appender append(String name) throws IOException {
    Path path = directory.resolve(name);
    if (!Files.exists(path)) {
      throw new NoSuchFileException(path.toString());
    }
    return new Growing(new FileOutputStream(path.toFile(), true));
  }

  @Override
  public Source open(String name) throws IOException {
    return new Fixed(new RandomAccessFile(directory.resolve(name).toFile(), "r"));
  }

  @Override
  public List<String> list() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> directory.relativize(file).toString())
          .sorted()
          .toList();
    }
  }

  @Override
  public void rename(String from, String to) throws IOException {
    Files.move(
        directory.resolve(from),
        directory.resolve(to),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void delete(String name) throws IOException {
    Files.delete(directory.resolve(name));
  }

  @Override
  public void forceDirectory() throws IOException {
    try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  private record Growing(FileOutputStream file) implements Appender {

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      file.write(bytes, offset, length);
    }

    @Override
    public void force() throws IOException {
      file.getFD().sync();
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }

  private record Fixed(RandomAccessFile file) implements Source {

    @Override
    public long size() throws IOException {
      return file.length();
    }

    @Override
    public void read(long position, byte[] into, int offset, int length) throws IOException {
      synchronized (file) {
        file.seek(position);
        int done = 0;
        while (done < length) {
          int read = file.read(into, offset + done, length - done);
          if (read < 0) {
            throw new EOFException("%d bytes at %d".formatted(length, position));
          }
          done += read;
        }
      }
    }

    @Override
    public void close() throws IOException {
      file.close();
    }
  }
}
