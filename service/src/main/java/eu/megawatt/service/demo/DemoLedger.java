package eu.megawatt.service.demo;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.reports.demo.FleetHistory;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.simulate.SimulatedWork;
import eu.megawatt.service.books.input.Signature;
import eu.megawatt.service.books.input.StoredInputs;
import eu.megawatt.service.books.ledger.LedgerTable;
import eu.megawatt.service.books.ledger.LedgerWriter;
import eu.megawatt.service.books.ledger.TelemetryFacts;
import eu.megawatt.service.books.period.PeriodCloser;
import eu.megawatt.service.books.period.PeriodView;
import eu.megawatt.service.books.period.Periods;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.problem.ProblemException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Gives the books of the demonstration a past: two months that are closed, with what came late of
 * the first corrected in the second, and the month that is open up to now. From then on telemetry
 * writes them. Somebody's own book stays as it is.
 */
public final class DemoLedger implements AutoCloseable {

  private static final Logger LOG = Logger.getLogger(DemoLedger.class.getName());

  private static final String OWN = "Example of two sites";
  private static final String BY = "demonstration";
  private static final Signature WHO = new Signature(BY, "the demonstration's books begin");
  private static final long SEED = 1;

  /** Stands where the hash of an imported file would. */
  private static final String NO_FILE = "0".repeat(64);

  private static final int AT_ONCE = 192;
  private static final long LOOKS_EACH_MS = 500;

  private final StoredInputs inputs;
  private final LedgerTable ledger;
  private final LedgerWriter writer;
  private final Periods periods;
  private final PeriodCloser closer;
  private final Supplier<Inventory> fleet;
  private final Function<String, Optional<String>> poolOf;
  private final Clock clock;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Thread thread =
      Thread.ofPlatform().daemon().name("demo-ledger").unstarted(this::work);

  /**
   * One that begins when it is told to.
   *
   * @param poolOf the pool of the plan that has a node
   */
  public DemoLedger(
      StoredInputs inputs,
      LedgerTable ledger,
      LedgerWriter writer,
      Periods periods,
      PeriodCloser closer,
      Supplier<Inventory> fleet,
      Function<String, Optional<String>> poolOf,
      Clock clock) {
    this.inputs = inputs;
    this.ledger = ledger;
    this.writer = writer;
    this.periods = periods;
    this.closer = closer;
    this.fleet = fleet;
    this.poolOf = poolOf;
    this.clock = clock;
  }

  /** Begins, once the plan is there that says which pools there are. */
  void begin() {
    if (thread.getState() == Thread.State.NEW) {
      thread.start();
    }
  }

  private void work() {
    try {
      if (inputs.book().filter(it -> !it.name().equals(OWN)).isEmpty()) {
        makePast();
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "The demonstration's books are not whole", e);
    }
  }

  private void makePast() throws InterruptedException {
    Inventory now = fleet.get();
    FleetHistory history =
        FleetHistory.of(
            now,
            node -> poolOf.apply(node.id()).orElseGet(() -> TelemetryFacts.poolOf(node, now)),
            SEED);
    ZoneId zone = periods.zone();
    Period current = Period.of(Quarter.at(clock.instant()), zone);
    Period second = current.previous();
    Period first = second.previous();
    bring(history, first, current.next().to());
    if (isClosed(second)) {
      return;
    }
    SimulatedWork work = new SimulatedWork(zone);
    keep(history, current, work);
    keep(history, second, work);
    if (!isClosed(first)) {
      keep(history, first, work);
      bringWork(work);
      writer.bookAll(first.firstQuarter(), current.endQuarter());
      close(first);
    }
    List<QuarterFacts> late = new ArrayList<>();
    history.late(first, late::add);
    writer.keep(late);
    writer.bookAll(first.firstQuarter(), current.endQuarter());
    close(second);
  }

  private void bring(FleetHistory history, Period first, Instant to) {
    inputs.importSeries(history.series(first.from(), to), NO_FILE, BY);
    if (inputs.book().isEmpty()) {
      Expectation none = new Expectation(Optional.of(Expectation.ABSENT));
      inputs.bringAssets(history.assets(), none, WHO, false);
      inputs.bring(history.billing(), none, WHO, false);
      inputs.bring(history.centres(first.month().atDay(1)), none, WHO, false);
      inputs.bring(history.book(), none, WHO, false);
    }
  }

  private void bringWork(SimulatedWork work) {
    if (inputs.workVersion() == 0) {
      Expectation none = new Expectation(Optional.of(Expectation.ABSENT));
      inputs.bringWork(work.counts(), none, WHO, false);
    }
  }

  /**
   * What was known of a month at first, as far as it is over, where nothing is known yet. The
   * newest first: what lies between the first facts and the newest would be held to be silent.
   *
   * @param work hears what was done in it
   */
  private void keep(FleetHistory history, Period month, SimulatedWork work)
      throws InterruptedException {
    Quarter end = Quarter.at(clock.instant());
    Set<String> known = new HashSet<>();
    for (String site : ledger.sites(month.firstQuarter(), month.endQuarter())) {
      ledger
          .quarters(site, month.firstQuarter(), month.endQuarter())
          .forEach(it -> known.add(site + it.index()));
    }
    List<QuarterFacts> facts = new ArrayList<>();
    history.first(
        month,
        it -> {
          if (it.quarter().compareTo(end) < 0) {
            work.add(it);
            if (!known.contains(it.siteId() + it.quarter().index())) {
              facts.add(it);
            }
          }
        });
    Collections.reverse(facts);
    for (int from = 0; from < facts.size() && stopped.getCount() > 0; from += AT_ONCE) {
      writer.keep(facts.subList(from, Math.min(facts.size(), from + AT_ONCE)));
    }
    if (stopped.getCount() == 0) {
      throw new InterruptedException("The demonstration ends");
    }
  }

  private boolean isClosed(Period month) {
    return view(month).filter(PeriodView::closed).isPresent();
  }

  private Optional<PeriodView> view(Period month) {
    return periods.all().stream().filter(it -> it.id().equals(month.id())).findFirst();
  }

  /** Closes a month as soon as nothing stands in the way. */
  private void close(Period month) throws InterruptedException {
    PeriodCloser.Wish wish =
        new PeriodCloser.Wish(month.id(), "the demonstration's month is over", BY + month.id());
    while (!isBooked(month) || !isClosedBy(wish)) {
      if (stopped.await(LOOKS_EACH_MS, TimeUnit.MILLISECONDS)) {
        throw new InterruptedException("The demonstration ends");
      }
    }
  }

  private boolean isBooked(Period month) {
    return writer.hourCount(month.firstQuarter(), month.endQuarter()) == 0
        && fleet.get().sites().keySet().stream()
            .allMatch(
                it ->
                    ledger.quarters(it, month.firstQuarter(), month.endQuarter()).size()
                        == month.quarterCount());
  }

  private boolean isClosedBy(PeriodCloser.Wish wish) {
    try {
      return closer.close(wish, BY).closed();
    } catch (ProblemException e) {
      LOG.log(Level.INFO, "A month of the demonstration cannot be closed yet", e);
      return false;
    }
  }

  @Override
  public void close() {
    stopped.countDown();
    try {
      thread.join(LOOKS_EACH_MS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
