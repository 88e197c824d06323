package eu.megawatt.service.live;

import eu.megawatt.scheduler.check.ValidatedRuns;
import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.Improvable;
import eu.megawatt.scheduler.live.Improver;
import eu.megawatt.scheduler.live.PlanSnapshot;
import eu.megawatt.scheduler.live.Proposal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps the plan alive: lets time pass each second, hands over what is due, and has a search
 * improve the plan round after round as long as that finds something.
 */
public final class Pulse implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(Pulse.class.getName());
  private static final long SECOND_MS = 1_000;
  private static final Duration ROUND = Duration.ofSeconds(2);

  /** Rounds in vain on the same plan after which a search waits for another. */
  private static final int MOST_IN_VAIN = 3;

  private final LiveDesk desk;
  private final Dispatcher dispatcher;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread clockwork =
      Thread.ofPlatform().daemon().name("live-clock").unstarted(this::tick);
  private final Thread improving =
      Thread.ofPlatform().daemon().name("live-search").unstarted(this::improve);
  private final LongAdder rounds = new LongAdder();
  private final LongAdder adopted = new LongAdder();
  private final LongAdder moves = new LongAdder();
  private final Courtesy courtesy;
  private volatile Optional<Improver> running = Optional.empty();
  private volatile boolean maySearch = true;
  private long seed;
  private long triedRevision = -1;
  private int inVain;

  public Pulse(LiveDesk desk, Dispatcher dispatcher, long seed) {
    this.desk = desk;
    this.dispatcher = dispatcher;
    this.seed = seed;
    this.courtesy =
        new Courtesy(desk::taskCount, Runtime.getRuntime()::availableProcessors, System::nanoTime);
  }

  /** Begins; once. */
  public void begin() {
    clockwork.start();
    improving.start();
  }

  private void tick() {
    try {
      while (!stopped.await(SECOND_MS, TimeUnit.MILLISECONDS)) {
        beCourteous();
        try {
          desk.ask(this::letTimePass).ifPresent(dispatcher::take);
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, "The plan's clock missed a second", e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void beCourteous() {
    maySearch = courtesy.mayRun();
    if (!maySearch) {
      running.ifPresent(Improver::stop);
    }
  }

  private Optional<ValidatedRuns> letTimePass(Turn turn) {
    if (!turn.hasPlan()) {
      return Optional.empty();
    }
    long before = turn.scheduler().revision();
    turn.scheduler().tick(turn.now());
    ValidatedRuns due = turn.scheduler().handOver(turn.now());
    if (turn.scheduler().revision() != before || !due.byJob().isEmpty()) {
      turn.because(Cause.TIME, "time passed");
    }
    return Optional.of(due).filter(it -> !it.byJob().isEmpty());
  }

  private void improve() {
    try {
      while (!stopped.await(SECOND_MS, TimeUnit.MILLISECONDS)) {
        try {
          if (maySearch) {
            round();
          }
        } catch (RuntimeException e) {
          LOG.log(Level.WARNING, "A round of the plan's search has failed", e);
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void round() {
    Optional<PlanSnapshot> snapshot =
        desk.ask(
            turn ->
                turn.hasPlan() && isWorthIt(turn.scheduler().revision())
                    ? Optional.of(turn.scheduler().improvable(turn.now(), seed))
                    : Optional.empty());
    if (snapshot.isEmpty() || snapshot.get().isEmpty()) {
      return;
    }
    triedRevision = snapshot.get().revision();
    seed++;
    Improvable improvable = snapshot.get().improvable();
    if (improvable.size() == 0) {
      inVain++;
      return;
    }
    Improver improver = new Improver(improvable, desk.rules(), ROUND, seed);
    running = Optional.of(improver);
    try {
      if (stopped.getCount() == 0) {
        return;
      }
      Optional<Proposal> found = improver.run();
      rounds.increment();
      moves.add(improver.moves());
      boolean isBetter = found.isPresent() && adopt(found.get());
      inVain = isBetter ? 0 : inVain + 1;
    } finally {
      running = Optional.empty();
    }
  }

  private boolean isWorthIt(long revision) {
    if (revision != triedRevision) {
      inVain = 0;
    }
    return inVain < MOST_IN_VAIN;
  }

  private boolean adopt(Proposal proposal) {
    List<Change> changes =
        desk.ask(
            turn -> {
              List<Change> made = turn.scheduler().adopt(proposal, turn.now());
              if (!made.isEmpty()) {
                turn.because(
                    Cause.IMPROVEMENT,
                    "%d jobs have better places: %.2f EUR saved"
                        .formatted(made.size(), proposal.gainMicro() / 1e6));
                turn.foundBy(proposal.seed());
              }
              return made;
            });
    if (!changes.isEmpty()) {
      adopted.increment();
    }
    return !changes.isEmpty();
  }

  /** Rounds of search that were run. */
  public long roundCount() {
    return rounds.sum();
  }

  /** Rounds whose plan was taken over. */
  public long adoptedCount() {
    return adopted.sum();
  }

  /** Moves that were tried. */
  public long moveCount() {
    return moves.sum();
  }

  @Override
  public void close() {
    stopped.countDown();
    running.ifPresent(Improver::stop);
    try {
      clockwork.join(SECOND_MS);
      improving.join(2 * SECOND_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
