package eu.megawatt.service.live;

import eu.megawatt.scheduler.check.ValidatedRuns;
import eu.megawatt.scheduler.live.Change;
import eu.megawatt.scheduler.live.Improver;
import eu.megawatt.scheduler.live.Interruptible;
import eu.megawatt.scheduler.live.Pausing;
import eu.megawatt.scheduler.live.PlanSnapshot;
import eu.megawatt.scheduler.live.Proposal;
import eu.megawatt.scheduler.live.Round;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
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

  /** Rounds in vain on each job of the same plan after which a search waits for another. */
  private static final int MOST_IN_VAIN = 4;

  private final LiveDesk desk;
  private final Dispatcher dispatcher;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread clockwork =
      Thread.ofPlatform().daemon().name("live-clock").unstarted(this::tick);
  private final Thread improving =
      Thread.ofPlatform().daemon().name("live-search").unstarted(this::improve);
  private final SearchPause pause;
  private final SearchLog log;
  private final Courtesy courtesy;
  private final Clock clock;
  private final Lock adopting = new ReentrantLock();
  private volatile Optional<Round> running = Optional.empty();
  private volatile boolean maySearch = true;
  private long seed;
  private long triedRevision = -1;
  private int turns = 1;
  private int inVain;

  public Pulse(LiveDesk desk, Dispatcher dispatcher, SearchPause pause, Clock clock) {
    this.desk = desk;
    this.dispatcher = dispatcher;
    this.pause = pause;
    this.clock = clock;
    this.seed = clock.millis();
    this.log = new SearchLog(clock.instant());
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
      running.ifPresent(Round::stop);
    }
  }

  private Optional<ValidatedRuns> letTimePass(Turn turn) {
    if (!turn.hasPlan()) {
      return Optional.empty();
    }
    long before = turn.scheduler().revision();
    boolean mayHandOver = desk.mayHandOver(turn);
    turn.scheduler().tick(turn.now());
    Optional<ValidatedRuns> due =
        mayHandOver
            ? Optional.of(turn.scheduler().handOver(turn.now())).filter(it -> !it.byJob().isEmpty())
            : Optional.empty();
    if (turn.scheduler().revision() != before || due.isPresent()) {
      turn.because(Cause.TIME, "time passed");
    }
    return due;
  }

  private void improve() {
    try {
      while (!stopped.await(SECOND_MS, TimeUnit.MILLISECONDS)) {
        try {
          if (pause.isPaused()) {
            continue;
          }
          if (maySearch) {
            round();
          } else {
            log.is(SearchState.STANDING_BACK, clock.instant());
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
      log.is(SearchState.IDLE, clock.instant());
      return;
    }
    triedRevision = snapshot.get().revision();
    turns = snapshot.get().turns();
    seed++;
    Round next = next(snapshot.get());
    if (next.size() == 0) {
      log.is(SearchState.IDLE, clock.instant());
      inVain++;
      return;
    }
    round(next);
  }

  /** Whether breaks pay is looked at as often as whether other places do. */
  private Round next(PlanSnapshot snapshot) {
    Interruptible interruptible = snapshot.interruptible();
    if (seed % 2 == 0 && interruptible.size() > 0) {
      return new Pausing(interruptible, desk.rules(), ROUND, seed);
    }
    return new Improver(snapshot.improvable(), desk.rules(), ROUND, seed);
  }

  private void round(Round round) {
    running = Optional.of(round);
    try {
      if (mustEnd()) {
        return;
      }
      Instant startedAt = clock.instant();
      long began = System.nanoTime();
      log.begin(startedAt, round::moves);
      Optional<Proposal> found = round.run();
      Outcome outcome = outcome(round, found);
      log.add(
          new SearchRound(
              log.nextNumber(),
              startedAt,
              TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began),
              round.size(),
              round.moves(),
              found.map(Proposal::gainMicro).orElse(0L),
              round.revision(),
              seed,
              outcome.revision(),
              outcome.whyNot()));
      if (outcome.whyNot().isEmpty()) {
        inVain = 0;
      } else if (outcome.whyNot().get() != SearchRound.WhyNot.STOPPED) {
        inVain++;
      }
    } finally {
      log.end();
      running = Optional.empty();
    }
  }

  private boolean mustEnd() {
    return stopped.getCount() == 0 || pause.isPaused();
  }

  /** What a round has led to. */
  private record Outcome(OptionalLong revision, Optional<SearchRound.WhyNot> whyNot) {

    static Outcome adopted(long revision) {
      return new Outcome(OptionalLong.of(revision), Optional.empty());
    }

    static Outcome not(SearchRound.WhyNot why) {
      return new Outcome(OptionalLong.empty(), Optional.of(why));
    }
  }

  private Outcome outcome(Round round, Optional<Proposal> found) {
    if (found.isPresent()) {
      return adopt(found.get());
    }
    if (mustEnd() || !maySearch) {
      return Outcome.not(SearchRound.WhyNot.STOPPED);
    }
    return Outcome.not(
        round.hadOtherPlaces()
            ? SearchRound.WhyNot.NOT_WORTH_ITS_DISRUPTION
            : SearchRound.WhyNot.NOTHING_BETTER);
  }

  private boolean isWorthIt(long revision) {
    if (revision != triedRevision) {
      inVain = 0;
    }
    return inVain < MOST_IN_VAIN * turns;
  }

  private Outcome adopt(Proposal proposal) {
    adopting.lock();
    try {
      return pause.isPaused()
          ? Outcome.not(SearchRound.WhyNot.STOPPED)
          : desk.ask(turn -> adopt(proposal, turn));
    } finally {
      adopting.unlock();
    }
  }

  private static Outcome adopt(Proposal proposal, Turn turn) {
    List<Change> made = turn.scheduler().adopt(proposal, turn.now());
    if (made.isEmpty()) {
      return Outcome.not(SearchRound.WhyNot.PLAN_HAS_GONE_ON);
    }
    turn.because(
        Cause.IMPROVEMENT,
        "%d jobs have better places: %.2f EUR saved"
            .formatted(made.size(), proposal.gainMicro() / 1e6));
    turn.foundBy(proposal.seed());
    return Outcome.adopted(turn.scheduler().pendingRevision());
  }

  /** The search was paused or may go on; once this returns, a paused one changes nothing more. */
  void obeyPause() {
    if (pause.isPaused()) {
      running.ifPresent(Round::stop);
    }
    adopting.lock();
    try {
      if (!pause.isPaused()) {
        log.is(SearchState.SEARCHING, clock.instant());
      }
    } finally {
      adopting.unlock();
    }
  }

  SearchLog.Seen seen() {
    return log.seen();
  }

  /** Rounds of search that were run. */
  public long roundCount() {
    return log.seen().roundCount();
  }

  /** Rounds whose plan was taken over. */
  public long adoptedCount() {
    return log.seen().adoptedCount();
  }

  /** Moves that were tried. */
  public long moveCount() {
    return log.seen().moveCount();
  }

  /** Whether the search is paused. */
  public boolean isPaused() {
    return pause.isPaused();
  }

  @Override
  public void close() {
    stopped.countDown();
    running.ifPresent(Round::stop);
    try {
      clockwork.join(SECOND_MS);
      improving.join(2 * SECOND_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
