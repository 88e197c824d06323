package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.search.Progress;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchPhase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Searches for the cheapest plan of a demand: what is worth most is placed first, then some of the
 * plan is taken out and put back in another order, over and over (large neighbourhood search with
 * ruin and recreate, Schrimpf et al. 2000, Journal of Computational Physics 159). Each job is put
 * back in the cheapest way there is, not by a rule of thumb. One thread.
 */
public final class DemandSearch {

  private static final double NANOS = 1e9;
  private static final double REPORT_SECONDS = 0.25;

  /** After it was stopped, for what takes long to say of jobs that are left out. */
  private static final double EXPLAINING_SECONDS = 2;

  /** Slots times jobs up to which all ways of running a job are told apart. */
  private static final int SMALL = 4_000;

  private static final int FEW_SLOTS = 100;

  private static final int FEW_LABELS = 3;

  /** How much dearer than the best a plan may be that the search goes on from, at first. */
  private static final double DEARER = 0.03;

  private static final int STUCK = 150;
  private static final double LEAST_GAIN = 1e-9;

  /** One job of so many is put back by prices that are not quite true. */
  private static final int NOISY = 4;

  /** Of so many steps as many disperse a crowd of services, where there are jobs and where not. */
  private static final int STEPS = 16;

  private static final int CROWDS_AMONG_JOBS = 4;
  private static final int CROWDS_ALONE = 15;

  private final SearchBudget budget;
  private final long seed;
  private final Consumer<Progress> listener;
  private final List<JobRun> known;
  private final boolean isGoingOn;
  private final SplittableRandom random;
  private final Draft draft;
  private final Recreate recreate;
  private final long started = System.nanoTime();
  private volatile long stopped;
  private volatile boolean isStopped;
  private long moves;
  private double reported;
  private double bestEur = Double.POSITIVE_INFINITY;

  /**
   * @param seed the only source of chance; with a budget of moves the same seed gives the same plan
   */
  public DemandSearch(Demand demand, SearchBudget budget, long seed, Consumer<Progress> listener) {
    this(demand, Map.of(), List.of(), Headroom.NONE, budget, seed, listener);
  }

  /**
   * One that goes on from where jobs stand.
   *
   * @param standings of those that have run before, by id
   * @param known how jobs were to run so far; what of it still fits is where the search begins
   * @param headroom what it is worth to keep GPUs free for what comes
   */
  public DemandSearch(
      Demand demand,
      Map<String, Standing> standings,
      List<JobRun> known,
      Headroom headroom,
      SearchBudget budget,
      long seed,
      Consumer<Progress> listener) {
    this.known = List.copyOf(known);
    this.isGoingOn = !known.isEmpty() || !standings.isEmpty();
    this.budget = budget;
    this.seed = seed;
    this.listener = listener;
    this.random = new SplittableRandom(seed);
    this.draft = new Draft(new Terrain(demand, headroom), standings);
    this.recreate = new Recreate(draft, isSmall() ? RunFinder.MANY : FEW_LABELS);
  }

  private boolean isSmall() {
    return draft.terrain.slots <= FEW_SLOTS
        && (long) draft.terrain.slots * draft.jobs.size() <= SMALL;
  }

  /** Ends the search soon, from another thread. */
  public void stop() {
    stopped = System.nanoTime();
    isStopped = true;
  }

  /** Searches until the budget is spent. */
  public DemandPlan run() {
    search();
    return new DemandAssembly(draft).plan(seconds(), seed, this::isHurried);
  }

  /** Searches until the budget is spent, and only says how jobs run. */
  public List<JobRun> runs() {
    search();
    return new DemandAssembly(draft).runs();
  }

  private void search() {
    FirstPlan first =
        new FirstPlan(draft, recreate, () -> isStopped, () -> report(SearchPhase.CONSTRUCTING));
    if (isGoingOn) {
      first.goOn(known);
    } else {
      first.begin();
    }
    Draft.Copy now = draft.copy();
    Draft.Copy best = now;
    bestEur = draft.trueEur();
    int since = 0;
    while (!isOver() && size() > 0) {
      moves++;
      step();
      double eur = draft.eur();
      if (eur <= now.eur() || eur < best.eur() + slack(best.eur())) {
        now = draft.copy();
      } else {
        draft.restore(now);
      }
      since++;
      if (now.eur() < best.eur() - LEAST_GAIN) {
        best = now;
        bestEur = draft.trueEur();
        since = 0;
      } else if (since % STUCK == 0) {
        now = best;
        draft.restore(best);
      }
      report(SearchPhase.IMPROVING);
    }
    draft.restore(best);
    report(SearchPhase.CHECKING);
  }

  private double slack(double bestEur) {
    return DEARER * (1 - fraction()) * random.nextDouble() * Math.abs(bestEur);
  }

  private int size() {
    return draft.jobs.size() + draft.services.size();
  }

  /** Takes something out and puts it back in another order. */
  private void step() {
    if (Crowd.isPossible(draft)
        && random.nextInt(STEPS) < (draft.jobs.isEmpty() ? CROWDS_ALONE : CROWDS_AMONG_JOBS)
        && Crowd.disperse(draft, recreate, random)) {
      return;
    }
    Ruin ruin = Ruin.of(draft, random);
    for (Ruin.Item item : ruin.order()) {
      switch (item) {
        case Ruin.Item.OfJob(int job) -> recreate.job(job, pricing());
        case Ruin.Item.OfService(int service, int from, int to) ->
            recreate.service(service, from, to, RunFinder.Pricing.TRUE);
      }
    }
    recreate.prune();
  }

  private RunFinder.Pricing pricing() {
    return random.nextInt(NOISY) == 0 ? new Noise(draft.terrain, random) : RunFinder.Pricing.TRUE;
  }

  /**
   * As the plan says it; none with a budget of moves, so that the same seed gives the same bytes.
   */
  private double seconds() {
    return budget instanceof SearchBudget.Moves ? 0 : Math.round(elapsed() * 1e3) / 1e3;
  }

  private double elapsed() {
    return (System.nanoTime() - started) / NANOS;
  }

  private double fraction() {
    double spent =
        switch (budget) {
          case SearchBudget.Seconds(double limit) -> elapsed() / limit;
          case SearchBudget.Moves(long limit) -> limit == 0 ? 1 : (double) moves / limit;
        };
    return Math.clamp(spent, 0, 1);
  }

  private boolean isHurried() {
    return isStopped && System.nanoTime() - stopped > EXPLAINING_SECONDS * NANOS;
  }

  private boolean isOver() {
    return isStopped || fraction() >= 1;
  }

  /** Tells how the plan stands that is being worked on, now and then. */
  private void report(SearchPhase phase) {
    double seconds = elapsed();
    if (seconds < reported + REPORT_SECONDS && phase != SearchPhase.CHECKING) {
      return;
    }
    reported = seconds;
    int placed = draft.placed();
    listener.accept(
        new Progress(
            phase,
            seconds,
            fraction(),
            Optional.of(Money.ofEuro(Math.min(bestEur, draft.trueEur()))),
            Optional.empty(),
            moves / Math.max(seconds, 1e-3),
            placed,
            draft.jobs.size() - placed));
  }
}
