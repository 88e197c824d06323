package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.rows.LateSamples;
import eu.megawatt.telemetry.store.run.Run;
import eu.megawatt.telemetry.store.run.Runs;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** All samples there are, in memory and in runs. Thread-safe. */
final class Contents {

  /** Held while memory is used; what is done under it is short and touches no file. */
  private final ReentrantLock lock = new ReentrantLock();

  /** Held for reading while runs are read, and for writing when some are closed. */
  private final ReentrantReadWriteLock runsInUse = new ReentrantReadWriteLock();

  private final Memory memory;
  private Runs runs;
  private long horizon;

  /** Where the log ended when memory was set aside. */
  private long frozenAt;

  Contents(Runs runs, long horizon) {
    this.runs = runs;
    this.horizon = horizon;
    this.memory = new Memory(runs.newest());
  }

  /**
   * Adds a batch after the log has taken it, so that what is set aside later has all that was in
   * the log before; nothing if the log does not take it.
   */
  OptionalLong add(SampleBatch batch, int entities, Supplier<OptionalLong> log) {
    lock.lock();
    try {
      OptionalLong position = log.get();
      if (position.isPresent()) {
        memory.add(batch, entities, horizon);
      }
      return position;
    } finally {
      lock.unlock();
    }
  }

  /** The rows of an entity around a range. */
  Readings around(int entity, long fromMillis, long toMillis) throws IOException {
    runsInUse.readLock().lock();
    try {
      Readings open = new Readings();
      long oldest;
      lock.lock();
      try {
        memory.read(entity, open);
        oldest = horizon;
      } finally {
        lock.unlock();
      }
      return new Neighbourhood(runs, entity, open, oldest).around(fromMillis, toMillis);
    } finally {
      runsInUse.readLock().unlock();
    }
  }

  /** What is known of an entity in the quarter-hours of some rows, and maybe more. */
  Readings settled(int entity, Readings rows) throws IOException {
    runsInUse.readLock().lock();
    try {
      Readings known = new Readings();
      lock.lock();
      try {
        memory.readSettled(entity, known);
      } finally {
        lock.unlock();
      }
      int row = 0;
      while (row < rows.size()) {
        int quarter = (int) (rows.atMillis(row) / Dirty.QUARTER_MILLIS);
        runs.read(quarter, entity, known);
        row = rows.firstFrom((quarter + 1) * Dirty.QUARTER_MILLIS);
      }
      return known;
    } finally {
      runsInUse.readLock().unlock();
    }
  }

  /** The late samples to settle next. */
  LateSamples settling() {
    lock.lock();
    try {
      return memory.settling();
    } finally {
      lock.unlock();
    }
  }

  /** Some of the late samples are new, the others are not. */
  void settled(LateSamples looked, LateSamples news) {
    lock.lock();
    try {
      memory.settled(looked, news);
    } finally {
      lock.unlock();
    }
  }

  /** Takes what has changed. */
  Changes.Change[] takeChanges() {
    lock.lock();
    try {
      return memory.changes().take();
    } finally {
      lock.unlock();
    }
  }

  /** These have changed after all. */
  void giveBack(Collection<Changes.Change> changes) {
    lock.lock();
    try {
      for (Changes.Change change : changes) {
        memory.changes().mark(change.entity(), change.from());
        memory.changes().mark(change.entity(), change.to());
      }
    } finally {
      lock.unlock();
    }
  }

  /** Sets memory aside for writing, unless some is still set aside. */
  void freeze(LongSupplier logEnd) {
    lock.lock();
    try {
      if (memory.frozen() == null) {
        memory.freeze();
        frozenAt = logEnd.getAsLong();
      }
    } finally {
      lock.unlock();
    }
  }

  /** What was set aside and is not in runs yet. */
  @Nullable Generation frozen() {
    lock.lock();
    try {
      return memory.frozen();
    } finally {
      lock.unlock();
    }
  }

  /** Where the log ended when that was set aside. */
  long frozenAt() {
    lock.lock();
    try {
      return frozenAt;
    } finally {
      lock.unlock();
    }
  }

  Runs runs() {
    runsInUse.readLock().lock();
    try {
      return runs;
    } finally {
      runsInUse.readLock().unlock();
    }
  }

  /** What was set aside is in these runs now, with all that others had from a horizon on. */
  void replace(List<Run> all, long newHorizon) {
    runsInUse.writeLock().lock();
    lock.lock();
    try {
      runs = new Runs(all);
      horizon = newHorizon;
      memory.written();
    } finally {
      lock.unlock();
      runsInUse.writeLock().unlock();
    }
  }

  /** No sample before it counts, in milliseconds since 1970. */
  long horizon() {
    lock.lock();
    try {
      return horizon;
    } finally {
      lock.unlock();
    }
  }

  /**
   * How much there is in memory.
   *
   * @param bytes taken by samples that are not set aside for writing
   * @param heldBytes taken by all samples that no run has yet
   * @param changes stretches that are not looked at yet
   * @param late samples of which it is not known yet whether they say anything new
   * @param unchanged late samples that said nothing new
   * @param expired samples before the horizon
   */
  record State(long bytes, long heldBytes, int changes, int late, long unchanged, long expired) {}

  State state() {
    lock.lock();
    try {
      return new State(
          memory.bytes(),
          memory.heldBytes(),
          memory.changes().size(),
          memory.unsettled(),
          memory.unchanged(),
          memory.expired());
    } finally {
      lock.unlock();
    }
  }
}
