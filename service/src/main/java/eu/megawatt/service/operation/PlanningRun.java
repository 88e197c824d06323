package eu.megawatt.service.operation;

import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemKind;
import eu.megawatt.service.schedule.Library;
import java.time.Clock;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One planning from its place in the queue to its plan. Thread-safe; runs once. */
final class PlanningRun {

  private static final Logger LOG = Logger.getLogger(PlanningRun.class.getName());
  private static final long DEFAULT_SEED = 1;

  private final Maker maker;
  private final PlanRequest request;
  private final LiveOperation live;
  private Optional<PlanSearch> search = Optional.empty();
  private boolean stopped;

  private PlanningRun(Maker maker, Operation operation, PlanRequest request) {
    this.maker = maker;
    this.request = request;
    live = new LiveOperation(operation, System::nanoTime);
  }

  /** What every run needs. */
  record Maker(OperationStore store, Library library, Clock clock) {

    PlanningRun make(Operation operation, PlanRequest request) {
      return new PlanningRun(this, operation, request);
    }
  }

  LiveOperation live() {
    return live;
  }

  boolean hasEnded() {
    return live.operation().state().hasEnded();
  }

  Operation cancelWaiting() {
    Operation cancelled =
        live.operation()
            .cancelRequested(maker.clock().instant())
            .cancelled(maker.clock().instant());
    maker.store().update(cancelled, live.history());
    return live.change(_ -> cancelled);
  }

  Operation cancelRunning(boolean keepBest) {
    if (!keepBest) {
      live.discard();
    }
    Operation now = live.change(it -> it.cancelRequested(maker.clock().instant()));
    stop();
    return now;
  }

  /** Asks the search to end, now or as soon as it begins. */
  synchronized void stop() {
    stopped = true;
    search.ifPresent(PlanSearch::stop);
  }

  void run() {
    Operation started = live.operation().started(maker.clock().instant());
    maker.store().update(started, live.history());
    live.change(_ -> started);
    long began = System.nanoTime();
    try {
      plan(began);
    } catch (RuntimeException e) {
      LOG.log(Level.SEVERE, "Planning " + request.scenarioId() + " failed", e);
      end(
          live.operation()
              .failed(
                  Problem.of(ProblemKind.INTERNAL, "The planning failed; the log says why."),
                  maker.clock().instant()));
    }
  }

  private void plan(long began) {
    live.progress(ProgressPoint.step("reading", "Reading the scenario", seconds(began)));
    Scenario scenario =
        maker
            .library()
            .scenario(request.scenarioId())
            .orElseThrow(() -> new IllegalStateException("No scenario " + request.scenarioId()));
    Plan plan = begin(scenario).run();
    if (live.isDiscarded()) {
      end(live.operation().cancelled(maker.clock().instant()));
      return;
    }
    live.progress(checking(seconds(began)));
    keep(scenario, plan, PlanChecker.check(scenario, plan));
  }

  private synchronized PlanSearch begin(Scenario scenario) {
    SearchOptions options =
        new SearchOptions(
            new SearchBudget.Seconds(request.seconds()),
            request.threads().orElseGet(PlanningRun::spareThreads),
            request.seed().orElse(DEFAULT_SEED));
    PlanSearch begun = new PlanSearch(scenario, options, it -> live.progress(ProgressPoint.of(it)));
    search = Optional.of(begun);
    if (stopped) {
      begun.stop();
    }
    return begun;
  }

  private void keep(Scenario scenario, Plan plan, CheckReport report) {
    if (!report.feasible()) {
      end(
          live.operation()
              .failed(
                  Problem.of(
                      ProblemKind.INTERNAL,
                      "The plan breaks %d rules and was not kept; the first: %s"
                          .formatted(report.breachCount(), report.breaches().getFirst())),
                  maker.clock().instant()));
      return;
    }
    OperationStore.MadePlan made =
        MadePlans.of(live.operation(), scenario, plan, maker.clock().instant());
    Operation succeeded = live.operation().succeeded(made.summary().id(), maker.clock().instant());
    maker.store().finish(succeeded, live.history(), made);
    live.change(_ -> succeeded);
  }

  private void end(Operation ended) {
    maker.store().update(ended, live.history());
    live.change(_ -> ended);
  }

  private ProgressPoint checking(double seconds) {
    String message = "Checking every limit";
    return live.operation()
        .progress()
        .map(last -> last.in("checking", message, seconds))
        .orElseGet(() -> ProgressPoint.step("checking", message, seconds));
  }

  private static double seconds(long began) {
    return (System.nanoTime() - began) / 1e9;
  }

  /** One fewer than there are, so that the page stays quick. */
  private static int spareThreads() {
    return Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
  }
}
