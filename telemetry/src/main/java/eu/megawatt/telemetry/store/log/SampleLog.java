package eu.megawatt.telemetry.store.log;

import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.code.BatchCode;
import eu.megawatt.telemetry.store.code.ByteOutput;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The log: batches one after the other, in segments. Whoever appends puts a batch into a buffer and
 * waits; one thread writes what has gathered, forces it once and wakes all who waited for it.
 * Thread-safe.
 *
 * <p>That thread is the log's own, so that nobody's interrupt meets a file in use. Once a write has
 * failed nothing is known of what is on disk, so the log stays failed until it is opened anew.
 */
public final class SampleLog implements Closeable {

  /** Buffers larger than this are let go once they are written. */
  private static final int KEPT_BUFFER = 4 << 20;

  /** Bytes that a sample takes where nothing is known of it yet. */
  private static final int TYPICAL = 6;

  /** What is done with a batch that is in the log already. */
  public interface Replay {

    /** Takes a batch, which is used again for the next; the log goes on at a position after it. */
    void take(SampleBatch batch, long end) throws IOException;
  }

  /** What else must be on disk before entries are. */
  public interface First {
    void force() throws IOException;
  }

  private final FileLayer files;
  private final First first;
  private final LogSettings settings;
  private final BatchCode code = new BatchCode();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition work = lock.newCondition();
  private final Condition forced = lock.newCondition();
  private final Thread writer;

  /** Where segments begin, the oldest first. */
  private final List<Long> segments = new ArrayList<>();

  private ByteOutput gathering = new ByteOutput(1 << 16);
  private ByteOutput writing = new ByteOutput(1 << 16);
  private long end;
  private long durable;
  private final long opened;
  private long forces;
  private boolean closing;
  private @Nullable IOException failure;

  private @Nullable Segment segment;

  private SampleLog(FileLayer files, First first, LogSettings settings, Recovery.Found found) {
    this.files = files;
    this.first = first;
    this.settings = settings;
    this.segments.addAll(found.segments());
    this.end = found.end();
    this.durable = end;
    this.opened = end;
    this.writer = Thread.ofPlatform().name("sample-log").daemon().unstarted(this::write);
  }

  /**
   * Opens the log and reads what it has from a position on.
   *
   * @param from no entry that begins before it is needed any more
   * @param first what else must be on disk before entries are
   * @throws CorruptFileException if entries that were on disk are damaged or missing
   */
  public static SampleLog open(
      FileLayer files, long from, First first, LogSettings settings, Replay replay)
      throws IOException {
    Recovery.Found found = new Recovery(files, from, replay).run();
    SampleLog log = new SampleLog(files, first, settings, found);
    log.writer.start();
    return log;
  }

  /**
   * Puts a batch into the buffer; nothing is on disk yet. What {@link #await} needs is answered, or
   * nothing if too much is waiting: then nothing happened.
   *
   * @throws UncheckedIOException if the log has failed
   */
  public OptionalLong append(SampleBatch batch) {
    lock.lock();
    try {
      mustWork();
      long waiting = end - durable;
      if (waiting > 0 && waiting + (long) batch.size() * TYPICAL > settings.waitingBytes()) {
        return OptionalLong.empty();
      }
      gather(batch);
      work.signal();
      return OptionalLong.of(end);
    } finally {
      lock.unlock();
    }
  }

  /** Puts all of a batch into the buffer, or nothing where memory does not suffice. */
  private void gather(SampleBatch batch) {
    int at = gathering.size();
    int whole = at;
    try {
      Entries.begin(gathering);
      code.put(batch, gathering);
      Entries.end(gathering, at);
      whole = gathering.size();
    } finally {
      gathering.size(whole);
    }
    end += whole - at;
  }

  /**
   * Returns once everything up to a position is on disk.
   *
   * @throws UncheckedIOException if the log has failed
   */
  public void await(long position) {
    lock.lock();
    try {
      while (durable < position) {
        mustNotHaveFailed();
        forced.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  private void mustWork() {
    if (closing) {
      throw new IllegalStateException("the log is closed");
    }
    mustNotHaveFailed();
  }

  private void mustNotHaveFailed() {
    if (failure != null) {
      throw new UncheckedIOException("the log could not be written", failure);
    }
  }

  private void write() {
    IOException broken = new IOException("the log's thread has ended, its own report says why");
    try {
      while (gather()) {
        first.force();
        roomy().write(writing);
        release();
      }
    } catch (IOException e) {
      broken = e;
    } finally {
      fail(broken);
    }
  }

  /** Waits for entries and takes them for writing; answers whether there are any. */
  private boolean gather() {
    lock.lock();
    try {
      while (gathering.size() == 0 && !closing) {
        work.awaitUninterruptibly();
      }
      ByteOutput taken = gathering;
      gathering = writing;
      writing = taken;
      return writing.size() > 0;
    } finally {
      lock.unlock();
    }
  }

  /** The segment to write to; a new one where there is none yet or it is full. */
  private Segment roomy() throws IOException {
    Segment current = segment;
    if (current == null || current.length() >= settings.segmentBytes()) {
      if (current != null) {
        current.close();
      }
      current = Segment.create(files, durable);
      segment = current;
      lock.lock();
      try {
        segments.add(durable);
      } finally {
        lock.unlock();
      }
    }
    return current;
  }

  private void release() {
    lock.lock();
    try {
      durable += writing.size();
      forces++;
      if (writing.array().length > KEPT_BUFFER) {
        writing = new ByteOutput(1 << 16);
      }
      writing.size(0);
      forced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(IOException e) {
    lock.lock();
    try {
      failure = e;
      forced.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Where the log ends, with what waits to be written. */
  public long end() {
    lock.lock();
    try {
      return end;
    } finally {
      lock.unlock();
    }
  }

  /** Deletes the segments that end at a position or before it, but for the one written to. */
  public void dropBefore(long position) throws IOException {
    List<Long> gone = new ArrayList<>();
    lock.lock();
    try {
      while (segments.size() > 1 && segments.get(1) <= position) {
        gone.add(segments.removeFirst());
      }
    } finally {
      lock.unlock();
    }
    for (long start : gone) {
      files.delete(Segment.name(start));
    }
  }

  /**
   * How the log is doing.
   *
   * @param waitingBytes bytes that wait to be forced
   * @param writtenBytes bytes written since it was opened
   * @param forces how often it was forced
   * @param segments how many files it has
   */
  public record State(long waitingBytes, long writtenBytes, long forces, int segments) {}

  public State state() {
    lock.lock();
    try {
      return new State(end - durable, durable - opened, forces, segments.size());
    } finally {
      lock.unlock();
    }
  }

  /** Writes what waits. */
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      closing = true;
      work.signal();
    } finally {
      lock.unlock();
    }
    Joining.join(writer);
    if (segment != null) {
      segment.close();
    }
  }
}
