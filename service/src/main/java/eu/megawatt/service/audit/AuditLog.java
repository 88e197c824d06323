package eu.megawatt.service.audit;

import eu.megawatt.service.store.DataDirectory;
import eu.megawatt.service.store.Database;
import eu.megawatt.service.store.Listed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The log of changes: append-only, each entry hashed with the one before. One thread writes, in the
 * order in which entries come, several in one transaction; what cannot be written is tried again
 * and nothing after it is. Thread-safe.
 */
public final class AuditLog implements AutoCloseable {

  /** Entries that may wait to be written; whoever comes then waits too. */
  public static final int MOST_WAITING = 10_000;

  private static final Logger LOG = Logger.getLogger(AuditLog.class.getName());
  private static final int TOGETHER = 500;

  /** How long entries that nobody waits for are gathered. */
  private static final long GATHER_MS = 100;

  private static final long PATIENCE_SECONDS = 10;
  private static final long RETRY_MS = 1_000;

  private final AuditRows rows;
  private final DataDirectory directory;
  private final Head kept;
  private final boolean isWhole;
  private final BlockingQueue<Waiting> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
  private final LongAdder written = new LongAdder();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("audit-log").unstarted(this::work);
  private volatile Head head;
  private volatile boolean failing;

  private AuditLog(AuditRows rows, DataDirectory directory) {
    this.rows = rows;
    this.directory = directory;
    this.kept = Head.kept(directory);
    this.head = Head.of(rows.last());
    this.isWhole = kept.isIn(rows);
    if (!isWhole) {
      LOG.severe("The audit log does not go up to where it did; GET /audit-log/verification");
    }
  }

  /**
   * An entry on its way.
   *
   * @param isAwaited whether somebody waits for it to be written
   */
  private record Waiting(AuditEvent event, boolean isAwaited, CountDownLatch isWritten) {}

  /** The log of a database; what it should reach up to is in the data directory. */
  public static AuditLog open(Database database, DataDirectory directory) {
    return new AuditLog(new AuditRows(database), directory);
  }

  /** Begins to write; once. */
  public void begin() {
    thread.start();
  }

  /** Whether changes may be made: entries can be written, and not too many wait. */
  public boolean isReady() {
    return !failing && waiting.remainingCapacity() > TOGETHER;
  }

  /** Adds an entry, which is on disk soon. */
  public void add(AuditEvent event) {
    put(new Waiting(event, false, new CountDownLatch(1)));
  }

  /** Adds an entry and waits until it is on disk; ten seconds at most, it is written then too. */
  public void addAndWait(AuditEvent event) {
    Waiting entry = new Waiting(event, true, new CountDownLatch(1));
    put(entry);
    try {
      if (!entry.isWritten.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        LOG.warning("An entry of the audit log still waits to be written: " + event);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void put(Waiting entry) {
    try {
      waiting.put(entry);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void work() {
    try {
      while (closing.getCount() > 0 || !waiting.isEmpty()) {
        List<Waiting> some = gather();
        if (!some.isEmpty()) {
          writeAtLast(some);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private List<Waiting> gather() throws InterruptedException {
    List<Waiting> some = new ArrayList<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(GATHER_MS);
    boolean isAwaited = false;
    while (!isAwaited && some.size() < TOGETHER && closing.getCount() > 0) {
      Waiting next = waiting.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
      if (next == null) {
        break;
      }
      some.add(next);
      isAwaited = next.isAwaited;
    }
    waiting.drainTo(some, TOGETHER - some.size());
    return some;
  }

  private void writeAtLast(List<Waiting> some) throws InterruptedException {
    List<AuditRows.Row> made = chained(some);
    boolean isAwaited = some.stream().anyMatch(Waiting::isAwaited);
    while (!write(made, isAwaited)) {
      if (closing.await(RETRY_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
    }
    some.forEach(it -> it.isWritten.countDown());
    written.add(some.size());
  }

  private List<AuditRows.Row> chained(List<Waiting> some) {
    Head last = head;
    List<AuditRows.Row> made = new ArrayList<>();
    for (Waiting each : some) {
      AuditRows.Row row = AuditRows.Row.of(last.number() + 1, each.event, last.hash());
      made.add(row);
      last = new Head(row.number(), row.hash());
    }
    return made;
  }

  /** After a failure nobody knows whether they are there, so that is looked up first. */
  private boolean write(List<AuditRows.Row> made, boolean isAwaited) {
    try {
      AuditRows.Row last = made.getLast();
      if (!failing || !rows.last().equals(Optional.of(last))) {
        rows.add(made);
      }
      head = new Head(last.number(), last.hash());
      if (isAwaited) {
        rows.force();
        keepHead();
      }
      failing = false;
      return true;
    } catch (RuntimeException e) {
      failing = true;
      LOG.log(Level.SEVERE, "The audit log cannot be written; changes are refused until it can", e);
      return false;
    }
  }

  /** What was found to be cut off or written anew is never covered up. */
  private void keepHead() {
    if (isWhole) {
      head.keep(directory);
    }
  }

  /** Newest first, those before a number. */
  public Listed<AuditEntry> list(AuditFilter filter, long before, int limit) {
    return rows.list(filter, before, limit);
  }

  /** Goes along the whole chain; some seconds for a million entries. */
  public Verification verify() {
    return new Verifier(rows, List.of(kept, head)).verify();
  }

  /** Entries that wait to be written. */
  public int waitingCount() {
    return waiting.size();
  }

  /** Entries written since the start. */
  public long writtenCount() {
    return written.sum();
  }

  /** Whether the last attempt to write has failed. */
  public boolean isFailing() {
    return failing;
  }

  /** Writes what waits and ends. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
      if (thread.getState() == Thread.State.TERMINATED && !failing && head.number() > 0) {
        rows.force();
        keepHead();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
