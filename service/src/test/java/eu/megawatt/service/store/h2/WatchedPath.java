package eu.megawatt.service.store.h2;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.util.concurrent.atomic.AtomicReference;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePathWrapper;

/** Files of which somebody is told all that is done to them. */
public final class WatchedPath extends FilePathWrapper {

  static final String SCHEME = "watched";

  /** Who is told. */
  static final AtomicReference<Watcher> WATCHER = new AtomicReference<>(new Watcher() {});

  /** Hears of what is done to a store. */
  interface Watcher {

    /** How many of these bytes are written at once, at least one. */
    default int together(int length) {
      return length;
    }

    /** These bytes are there now. */
    default void wrote(ByteBuffer bytes, long position) throws IOException {}

    /** It has this length now. */
    default void truncated(long size) throws IOException {}

    /** All of it is on the disk now. */
    default void forced() throws IOException {}
  }

  /** H2 makes them. */
  public WatchedPath() {}

  @Override
  public FileChannel open(String mode) throws IOException {
    FileChannel file = getBase().open(mode);
    return name.endsWith(".mv.db") ? new Watched(file) : file;
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  private static final class Watched extends FileBaseDefault {

    private final FileChannel file;

    Watched(FileChannel file) {
      this.file = file;
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // it has no position of its own
    public int read(ByteBuffer to, long position) throws IOException {
      return file.read(to, position);
    }

    @Override
    public synchronized int write(ByteBuffer from, long position) throws IOException {
      int length = WATCHER.get().together(from.remaining());
      ByteBuffer bytes = from.slice(from.position(), length);
      int written = file.write(bytes.duplicate(), position);
      from.position(from.position() + written);
      WATCHER.get().wrote(bytes.limit(written), position);
      return written;
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      file.truncate(size);
      WATCHER.get().truncated(size);
    }

    @Override
    public void force(boolean metaData) throws IOException {
      file.force(metaData);
      WATCHER.get().forced();
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
