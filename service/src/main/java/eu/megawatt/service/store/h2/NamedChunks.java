package eu.megawatt.service.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.h2.store.fs.FileBaseDefault;

/**
 * H2's file, whose headers always name the newest chunk.
 *
 * <p>H2 names a chunk in the headers only where the one before does not say where it is, and then
 * (2.2.220 to 2.5.252) names the one before by mistake: of a file that was not closed it opens an
 * older state, and commits that were acknowledged are gone. Here the second header names each chunk
 * as soon as it is written, and the first one the newest of those that are on the disk. So a killed
 * process loses nothing that was committed, and a power cut nothing that was forced. Thread-safe.
 */
final class NamedChunks extends FileBaseDefault {

  private final FileChannel file;
  private final Path path;
  private final Map<Path, NamedChunks> inUse;
  private Optional<StoreHeader> header = Optional.empty();
  private Optional<Chunk> newest = Optional.empty();

  /** The version that the first header names. */
  private long first;

  /**
   * @param path what the file is called among those in use
   * @param inUse those that are locked; it is added and taken out
   */
  NamedChunks(FileChannel file, Path path, Map<Path, NamedChunks> inUse) {
    this.file = file;
    this.path = path;
    this.inUse = inUse;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it has no position of its own
  public int read(ByteBuffer to, long position) throws IOException {
    return file.read(to, position);
  }

  @Override
  public synchronized int write(ByteBuffer from, long position) throws IOException {
    int length = from.remaining();
    if (position == 0 && length == StoreHeader.BOTH) {
      writeHeaders(from);
    } else {
      Optional<Chunk> chunk = Chunk.in(from, position);
      writeFully(from, position);
      if (chunk.isPresent()) {
        written(chunk.get());
      }
    }
    return length;
  }

  private void writeHeaders(ByteBuffer both) throws IOException {
    Optional<StoreHeader> asked = StoreHeader.in(both);
    header = asked;
    if (newest.isPresent() && asked.isPresent() && asked.get().version() < newest.get().version()) {
      both.position(both.limit());
      nameInBoth(newest.get());
    } else {
      writeFully(both, 0);
      newest = asked.flatMap(StoreHeader::chunk).or(() -> newest);
      first = asked.map(StoreHeader::version).orElse(0L);
    }
  }

  private void written(Chunk chunk) throws IOException {
    if (newest.isEmpty()) {
      // What the headers name was maybe not whole when the file was opened.
      newest = Optional.of(chunk);
      nameInBoth(chunk);
    } else if (chunk.version() >= newest.get().version()) {
      newest = Optional.of(chunk);
      name(chunk, StoreHeader.BLOCK);
    }
  }

  private void nameInBoth(Chunk chunk) throws IOException {
    file.force(false);
    name(chunk, 0);
    name(chunk, StoreHeader.BLOCK);
    first = chunk.version();
  }

  private void name(Chunk chunk, long position) throws IOException {
    if (header.isEmpty()) {
      header = kept();
    }
    if (header.isPresent()) {
      writeFully(header.get().naming(chunk).block(), position);
    }
  }

  /** What the file began with when it was opened. */
  private Optional<StoreHeader> kept() throws IOException {
    for (long position = 0; position < StoreHeader.BOTH; position += StoreHeader.BLOCK) {
      ByteBuffer block = ByteBuffer.allocate(StoreHeader.BLOCK);
      file.read(block, position);
      Optional<StoreHeader> read = StoreHeader.in(block.flip());
      if (read.isPresent()) {
        return read;
      }
    }
    return Optional.empty();
  }

  private void writeFully(ByteBuffer from, long position) throws IOException {
    long next = position;
    while (from.hasRemaining()) {
      next += file.write(from, next);
    }
  }

  /** Has every chunk that is written by now survive a power cut, once this returns. */
  @Override
  public void force(boolean metaData) throws IOException {
    Optional<Chunk> before = newest();
    file.force(metaData);
    if (before.isPresent()) {
      isForced(before.get());
    }
  }

  private synchronized Optional<Chunk> newest() {
    return newest;
  }

  private synchronized void isForced(Chunk chunk) throws IOException {
    if (chunk.version() > first) {
      name(chunk, 0);
      first = chunk.version();
    }
  }

  @Override
  protected synchronized void implTruncate(long size) throws IOException {
    file.truncate(size);
  }

  @Override
  public long size() throws IOException {
    return file.size();
  }

  @Override
  public FileLock tryLock(long position, long size, boolean shared) throws IOException {
    FileLock lock = file.tryLock(position, size, shared);
    if (lock != null) {
      inUse.put(path, this);
    }
    return lock;
  }

  @Override
  protected void implCloseChannel() throws IOException {
    inUse.remove(path, this);
    file.close();
  }
}
