package eu.megawatt.scheduler.search;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.construct.PriceGuided;
import eu.megawatt.scheduler.kernel.Assignment;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.kernel.Share;
import eu.megawatt.scheduler.kernel.Shares;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/**
 * One search for the cheapest plan of a scenario: a greedy plan at once, then the bound and a plan
 * guided by its prices, then OptaPlanner's local search until the budget is spent. Runs once;
 * {@link #stop} and {@link #best} may be called from any thread.
 */
public final class PlanSearch {

  private static final int GUIDED_EVERY = 20;

  /** How much longer a price-guided plan takes than a greedy one, before it is measured. */
  private static final double GUIDE_FACTOR = 4;

  private static final int MANY_JOBS = 30_000;

  private final SearchOptions options;
  private final Consumer<Progress> listener;
  private final Pace pace;
  private final Problem problem;
  private final Incumbent incumbent;
  private final PlanAssembly assembly;
  private final ExecutorService executor;
  private final Bounding bounding;
  private final Improving improving;
  private final Rate rate = new Rate();
  private Optional<Plan> known = Optional.empty();
  private double guideSeconds;
  private volatile SearchPhase phase = SearchPhase.CONSTRUCTING;

  /**
   * @param listener called about four times a second from one thread of the search; must be quick
   */
  public PlanSearch(Scenario scenario, SearchOptions options, Consumer<Progress> listener) {
    this.options = options;
    this.listener = listener;
    this.pace = new Pace(options.budget(), System::nanoTime);
    this.problem = Problem.of(scenario);
    this.incumbent = new Incumbent(problem);
    this.assembly = new PlanAssembly(problem);
    this.executor =
        Executors.newFixedThreadPool(
            options.threads(),
            task -> Thread.ofPlatform().daemon().name("megawatt-search").unstarted(task));
    this.bounding = new Bounding(problem, executor);
    this.improving =
        new Improving(
            problem,
            incumbent,
            pace,
            options.threads(),
            new SplittableRandom(options.seed()),
            executor);
  }

  /**
   * Begins with a plan that is known already, where no first plan of its own is cheaper; before
   * {@link #run}. What the plan says that it costs does not matter, so that it may be of other
   * prices.
   *
   * @throws IllegalArgumentException where it breaks a rule of the scenario
   */
  public PlanSearch beginningWith(Plan plan) {
    Plan priced = assembly.priced(plan);
    CheckReport checked = PlanChecker.check(problem.scenario, priced);
    if (checked.breachCount() > 0) {
      throw new IllegalArgumentException(
          "The plan to begin with breaks %d rules: %s"
              .formatted(checked.breachCount(), checked.breaches().getFirst()));
    }
    known = Optional.of(priced);
    return this;
  }

  /**
   * Searches until the budget is spent or {@link #stop} is called; every limit holds in what it
   * returns. An interrupt counts as a stop.
   */
  public Plan run() {
    try (Reporter reporter = new Reporter(this::progress, listener)) {
      search(reporter);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      executor.shutdownNow();
    }
    return assembly.plan(incumbent.spots(), bounding.bound(), seconds(), options.seed());
  }

  private void search(Reporter reporter) throws InterruptedException {
    construct(reporter);
    phase = SearchPhase.BOUNDING;
    bound();
    for (Greedy order : Greedy.values()) {
      guide(order);
    }
    phase = SearchPhase.IMPROVING;
    improving.run(this::boundAgain);
    phase = SearchPhase.CHECKING;
  }

  private void construct(Reporter reporter) throws InterruptedException {
    known.ifPresent(it -> incumbent.offer(assembly.assignment(it)));
    double before = pace.seconds();
    incumbent.offer(first());
    reporter.report();
    guideSeconds = GUIDE_FACTOR * (pace.seconds() - before);
    for (Greedy order : EnumSet.complementOf(EnumSet.of(Greedy.FIRST))) {
      if (pace.affords(guideSeconds)) {
        incumbent.offer(order.plan(problem, this::goesOn));
      }
    }
  }

  /** Many jobs are dealt to the threads, so that a full plan is there soon. */
  private Assignment first() throws InterruptedException {
    if (problem.jobs.length < MANY_JOBS || options.threads() == 1) {
      return Greedy.FIRST.plan(problem, this::goesOn);
    }
    List<Share> shares =
        Shares.of(problem, new Assignment(problem), options.threads(), new SplittableRandom(0));
    return Greedy.FIRST.plan(problem, shares, executor, this::goesOn);
  }

  private boolean goesOn() {
    return !pace.isStopped();
  }

  private void bound() throws InterruptedException {
    while (pace.boundingGoesOn(bounding.iterations())) {
      bounding.iterate();
      if (bounding.iterations() % GUIDED_EVERY == 0) {
        guide(Greedy.BIG);
      }
    }
    if (bounding.iterations() == 0 && problem.jobs.length < MANY_JOBS) {
      bounding.iterate(); // stopped so soon: how good a plan is can be said all the same
    }
  }

  /** A plan guided by the prices known, if that can be afforded. */
  private void guide(Greedy order) {
    if (pace.affords(guideSeconds)) {
      double before = pace.seconds();
      incumbent.offer(PriceGuided.plan(problem, bounding.prices(), order, this::goesOn));
      guideSeconds = pace.seconds() - before;
    }
  }

  private void boundAgain() throws InterruptedException {
    if (pace.boundingPays(bounding.iterations())) {
      bounding.iterate();
    }
  }

  /** Asks the search to end; {@link #run} returns the best plan soon. */
  public void stop() {
    pace.stop();
    improving.stop();
  }

  /** The best plan so far, priced and explained. */
  public Plan best() {
    return assembly.plan(incumbent.spots(), bounding.bound(), seconds(), options.seed());
  }

  private double seconds() {
    return options.budget() instanceof SearchBudget.Moves
        ? 0
        : Math.round(pace.seconds() * 1e3) / 1e3;
  }

  private Progress progress() {
    double seconds = pace.seconds();
    long tried = improving.tried();
    int placed = incumbent.placed();
    return new Progress(
        phase,
        seconds,
        pace.fraction(improving.spentMoves()),
        Optional.of(Money.ofEuro(BigDecimal.valueOf(improving.bestMicro(), 6))),
        bounding.bound(),
        rate.at(seconds, tried),
        placed,
        incumbent.jobs() - placed);
  }
}
