package eu.megawatt.telemetry.store;

import eu.megawatt.telemetry.sample.EntityKind;
import eu.megawatt.telemetry.sample.Readings;
import eu.megawatt.telemetry.sample.SampleBatch;
import eu.megawatt.telemetry.store.file.CorruptFileException;
import eu.megawatt.telemetry.store.file.FileLayer;
import eu.megawatt.telemetry.store.log.EntityTable;
import eu.megawatt.telemetry.store.log.LogSettings;
import eu.megawatt.telemetry.store.log.SampleLog;
import eu.megawatt.telemetry.store.run.Run;
import eu.megawatt.telemetry.store.run.Runs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

/**
 * All samples of the last day: in a log before they are acknowledged, in memory while they are new,
 * in run files after a checkpoint. What it holds is a set: the order in which samples came, how
 * they were split and how often each was sent change nothing. Thread-safe.
 *
 * <p>A crash or a power cut at any moment loses no acknowledged sample. A batch that was not
 * acknowledged is there as a whole afterwards or not at all.
 *
 * <p>Locks are taken in the order of the fields, each by itself or after those above it.
 */
public final class SampleStore implements SampleSink, Entities, AutoCloseable {

  /** No sample is at this instant or after it: the year 2527. */
  static final long END_MILLIS = 1L << 44;

  private final ReentrantLock checkpointing = new ReentrantLock();
  private final ReentrantLock tracking = new ReentrantLock();

  private final StoreSettings settings;
  private final FileLayer files;
  private final EntityTable table;
  private final RunFiles runFiles;
  private final Contents contents;
  private final DirtyPairs pairs = new DirtyPairs();
  private final ChangeTracker tracker;
  private final SampleLog log;
  private final Flusher flusher;

  private final LongAdder batches = new LongAdder();
  private final LongAdder samples = new LongAdder();
  private final LongAdder refused = new LongAdder();
  private final LongAdder checkpoints = new LongAdder();
  private final long replayMillis;
  private long replayed;

  private SampleStore(StoreSettings settings, FileLayer files) throws IOException {
    long began = System.nanoTime();
    this.settings = settings;
    this.files = files;
    Checkpoint checkpoint = Checkpoint.read(files);
    table = EntityTable.open(files, checkpoint.entities(), settings.entities());
    runFiles = new RunFiles(files, checkpoint.nextRun());
    contents = new Contents(runFiles.open(checkpoint), checkpoint.horizon());
    pairs.addAll(checkpoint.dirty());
    tracker = new ChangeTracker(contents, pairs);
    log =
        SampleLog.open(
            files,
            checkpoint.position(),
            table::force,
            new LogSettings(settings.waitingBytes(), settings.segmentBytes()),
            this::replay);
    replayMillis = (System.nanoTime() - began) / 1_000_000;
    flusher = new Flusher(() -> checkpoint(0));
    flusher.start();
  }

  /**
   * Opens what is there, or a new store in an empty directory, which nobody else may have open.
   *
   * @throws CorruptFileException if files are damaged or missing other than by a power cut
   */
  public static SampleStore open(StoreSettings settings, FileLayer files) throws IOException {
    return new SampleStore(settings, files);
  }

  private void replay(SampleBatch batch, long end) throws IOException {
    check(batch);
    contents.add(batch, table.count(), () -> OptionalLong.of(end));
    replayed += batch.size();
    if (contents.state().bytes() > settings.openBytes()) {
      freeze(() -> end);
      write(contents.horizon());
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a sample is of an entity that has no number, or before 1970
   *     or after 2527
   * @throws UncheckedIOException if the log cannot be written; the store must be opened anew then
   */
  @Override
  public void append(SampleBatch batch) throws OverloadedException {
    if (batch.size() == 0) {
      return;
    }
    check(batch);
    mustHaveRoom();
    OptionalLong position = contents.add(batch, table.count(), () -> log.append(batch));
    if (position.isEmpty()) {
      throw refuse("%d bytes wait for the disk".formatted(log.state().waitingBytes()));
    }
    if (contents.state().bytes() > settings.openBytes()) {
      flusher.ask();
    }
    log.await(position.getAsLong());
    batches.increment();
    samples.add(batch.size());
  }

  private void check(SampleBatch batch) {
    int entities = table.count();
    for (int sample = 0; sample < batch.size(); sample++) {
      int entity = batch.entity(sample);
      if (entity < 0 || entity >= entities) {
        throw new IllegalArgumentException(
            "entity %d of a sample must be one of the %d that have a number"
                .formatted(entity, entities));
      }
      long atMillis = batch.atMillis(sample);
      if (atMillis < 0 || atMillis >= END_MILLIS) {
        throw new IllegalArgumentException(
            "time %d of a sample must be from 0 to %d milliseconds since 1970"
                .formatted(atMillis, END_MILLIS - 1));
      }
    }
  }

  private void mustHaveRoom() throws OverloadedException {
    Contents.State state = contents.state();
    if (state.heldBytes() > 2 * settings.openBytes()) {
      flusher.ask();
      throw refuse(
          "%d bytes in memory wait to be written, %s"
              .formatted(state.heldBytes(), flusher.problem().orElse("more than the disk takes")));
    }
    if (state.changes() + (long) pairs.size() > settings.dirty()) {
      throw refuse("%d quarter-hours wait to be rolled up".formatted(pairs.size()));
    }
  }

  private OverloadedException refuse(String why) {
    refused.increment();
    return new OverloadedException(why + ": try again in a few seconds");
  }

  @Override
  public int entity(EntityKind kind, String key) {
    return table.number(kind, key);
  }

  @Override
  public OptionalInt known(EntityKind kind, String key) {
    return table.known(kind, key);
  }

  @Override
  public String key(int entity) {
    return table.key(entity);
  }

  @Override
  public EntityKind kind(int entity) {
    return table.kind(entity);
  }

  @Override
  public int count() {
    return table.count();
  }

  /**
   * The rows of an entity in a half-open range, and its neighbours: the last row before the range
   * and the first after it that have power or energy. A neighbour is there only if the next such
   * row on its inner side is no more than 24 hours away, so that each gap is seen from everywhere
   * in it or from nowhere.
   *
   * @throws UncheckedIOException if the files cannot be read or are damaged
   */
  public Readings read(int entity, long fromMillis, long toMillis) {
    try {
      return contents.around(entity, fromMillis, toMillis);
    } catch (IOException e) {
      throw new UncheckedIOException("entity %d could not be read".formatted(entity), e);
    }
  }

  /**
   * Takes up to so many quarter-hours whose records may have changed, the oldest first: those of
   * samples that said something new, and those between them and their neighbours. Each must be
   * followed by {@link #rolledUp} or {@link #giveBack}; until then it is taken again after a
   * restart, as may be some that were rolled up since the last checkpoint.
   *
   * <p>A quarter-hour is left out where the one before it is gone already: its record would be
   * wrong now and is right as it is.
   *
   * @throws UncheckedIOException if the files cannot be read or are damaged
   */
  public Dirty takeDirty(int most) {
    return takeDirty(most, Instant.ofEpochMilli(END_MILLIS));
  }

  /**
   * The same of quarter-hours that begin before an instant; the others wait.
   *
   * @throws UncheckedIOException if the files cannot be read or are damaged
   */
  public Dirty takeDirty(int most, Instant before) {
    tracking.lock();
    try {
      tracker.look();
    } catch (IOException e) {
      throw new UncheckedIOException("what has changed could not be found out", e);
    } finally {
      tracking.unlock();
    }
    return pairs.take(most, rebuildableFromMillis(), before.toEpochMilli());
  }

  /**
   * The first quarter-hour, since 1970, whose record can still be made anew: the one before it is
   * there as a whole.
   */
  public long rebuildableFromMillis() {
    long horizon = contents.horizon();
    return horizon == 0 ? 0 : horizon + Dirty.QUARTER_MILLIS;
  }

  /** The records of these are safely written. */
  public void rolledUp(Dirty done) {
    pairs.done(done);
  }

  /** The records of these could not be written: they will be taken again. */
  public void giveBack(Dirty undone) {
    pairs.addAll(undone);
    pairs.done(undone);
  }

  /**
   * Moves what is in memory to run files, merges those, drops the quarter-hours that are older than
   * samples are kept, and the part of the log that is no longer needed. Appends go on meanwhile.
   * What a failed checkpoint has set aside is written by the next one.
   *
   * @param now the time; quarter-hours that end before it by more than samples are kept are dropped
   */
  public void checkpoint(Instant now) throws IOException {
    checkpoint(Math.max(0, now.minus(settings.keep()).toEpochMilli()));
  }

  private void checkpoint(long oldestMillis) throws IOException {
    checkpointing.lock();
    try {
      long horizon = oldestMillis - oldestMillis % Dirty.QUARTER_MILLIS;
      if (contents.frozen() != null) {
        finish(horizon);
      }
      freeze(log::end);
      finish(horizon);
    } finally {
      checkpointing.unlock();
    }
  }

  private void freeze(LongSupplier logEnd) throws IOException {
    tracking.lock();
    try {
      tracker.look();
      contents.freeze(logEnd);
    } finally {
      tracking.unlock();
    }
  }

  private void finish(long horizon) throws IOException {
    long position = contents.frozenAt();
    log.await(position);
    write(horizon);
    log.dropBefore(position);
  }

  /** Writes what was set aside to runs, and a checkpoint that knows of them. */
  private void write(long wantedHorizon) throws IOException {
    tracking.lock();
    try {
      tracker.look();
    } finally {
      tracking.unlock();
    }
    long horizon = Math.max(wantedHorizon, contents.horizon());
    int oldest = (int) (horizon / Dirty.QUARTER_MILLIS);
    List<Run> before = contents.runs().all();
    List<Run> all = new ArrayList<>(before);
    all.addAll(runFiles.write(Objects.requireNonNull(contents.frozen()), oldest));
    List<Run> kept = runFiles.tidied(new Runs(all), oldest);
    int entities = table.count();
    table.force();
    files.forceDirectory();
    List<Checkpoint.Listed> listed =
        kept.stream().map(run -> new Checkpoint.Listed(run.id(), run.length())).toList();
    new Checkpoint(
            contents.frozenAt(), horizon, entities, runFiles.next(), listed, pairs.unwritten())
        .write(files);
    contents.replace(kept, horizon);
    runFiles.delete(all, kept);
    checkpoints.increment();
  }

  /**
   * Quarter-hours that wait to be rolled up, with stretches and late samples that are not looked at
   * yet; 0 only where every record is as its samples are.
   */
  public long waiting() {
    return waiting(contents.state());
  }

  /** Asked in the order in which samples go, so that none is on its way unseen. */
  private long waiting(Contents.State state) {
    long behind = (long) state.late() + state.changes() + (tracker.isLooking() ? 1 : 0);
    return behind + pairs.size();
  }

  /** How the store is doing. */
  public StoreMetrics metrics() {
    Contents.State state = contents.state();
    long behind = waiting(state);
    SampleLog.State logged = log.state();
    List<Run> runs = contents.runs().all();
    return new StoreMetrics(
        table.count(),
        batches.sum(),
        samples.sum(),
        state.unchanged(),
        state.expired(),
        refused.sum(),
        logged.waitingBytes(),
        logged.writtenBytes(),
        logged.forces(),
        logged.segments(),
        state.heldBytes(),
        runs.size(),
        runs.stream().mapToLong(Run::length).sum(),
        checkpoints.sum(),
        behind,
        replayed,
        replayMillis);
  }

  /** Writes what waits to the log and lets go of the files. Nothing may be in use any more. */
  @Override
  public void close() throws IOException {
    flusher.close();
    log.close();
    table.close();
    for (Run run : contents.runs().all()) {
      run.close();
    }
  }
}
