package eu.megawatt.bench.live;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.check.RunLedger;
import eu.megawatt.scheduler.check.Stretch;
import eu.megawatt.scheduler.live.LimitOrder;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Replan;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.scheduler.live.World;
import eu.megawatt.scheduler.search.PlanSearch;
import eu.megawatt.scheduler.search.SearchBudget;
import eu.megawatt.scheduler.search.SearchOptions;
import eu.megawatt.service.live.PlannedJobs;
import eu.megawatt.service.schedule.Schedule;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench curtail}: a quarter less power at every site, at a quarter-hour's notice. */
@Command(
    name = "curtail",
    description = {
      "Lowers every site's limit to three quarters for three hours, 15 minutes from now, on the L fleet:",
      "under the L scenario's plan in the middle of its week, and with 10,000 jobs at work while 200 more",
      "come in. Every re-plan is checked by the books of its own; what happens to inference is counted.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench curtail",
      "  megawatt bench curtail --plan-seconds 10"
    })
public final class CurtailBench implements Callable<Integer> {

  private static final double TO = 0.75;
  private static final Duration NOTICE = Duration.ofMinutes(15);
  private static final Duration LENGTH = Duration.ofHours(3);
  private static final int RUNNING = 10_000;

  private static final int ARRIVING = 200;

  /** Five weeks: longer than any run, from midnight on, as daily loads are. */
  private static final int BOOKED_SLOTS = 35 * 96;

  @Option(
      names = "--plan-seconds",
      defaultValue = "60",
      description =
          "How long the plan that is there before is searched (default: ${DEFAULT-VALUE}).")
  private double planSeconds = 60;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    Figures figures = new Figures(spec.commandLine().getOut());
    Scenario scenario =
        ScenarioReader.read(Checkout.shared().resolve("instances").resolve("L.json.gz"));
    planned(scenario, figures);
    running(scenario, scenario.grid().at(scenario.grid().slots() / 2), figures);
    figures.keep(
        "curtail", "Every site's limit x 0.75 for 3 h at 15 minutes' notice on the L fleet", out);
    return 0;
  }

  /**
   * The L scenario's plan, lived until the hour of its week at which a curtailment hits the most.
   */
  private void planned(Scenario scenario, Figures figures) {
    Plan plan =
        new PlanSearch(
                scenario, new SearchOptions(new SearchBudget.Seconds(planSeconds), 2, 1), _ -> {})
            .run();
    Instant worst = scenario.grid().start();
    int most = -1;
    LiveScheduler looking = begun(scenario, plan);
    Instant last = scenario.grid().end().minus(Duration.ofDays(1));
    for (Instant now = worst; now.isBefore(last); now = now.plus(Duration.ofHours(6))) {
      pass(looking, now);
      int hit =
          looking
              .previewOf(curtailed(looking.world(), scenario, now), now)
              .map(it -> it.affected().size())
              .orElse(-1);
      worst = hit > most ? now : worst;
      most = Math.max(most, hit);
    }
    LiveScheduler scheduler = begun(scenario, plan);
    Instant now = scenario.grid().start();
    while (now.isBefore(worst)) {
      now = now.plus(Duration.ofHours(6));
      pass(scheduler, now);
    }
    curtail("L's plan", scheduler, scenario, worst, List.of(), figures);
  }

  private static LiveScheduler begun(Scenario scenario, Plan plan) {
    Instant start = scenario.grid().start();
    LiveScheduler scheduler =
        new LiveScheduler(World.of(scenario), Rules.STANDARD, List.of(), 0, start);
    scheduler.bring(PlannedJobs.of(Schedule.of("plan", scenario, plan), start), start);
    return scheduler;
  }

  private static void pass(LiveScheduler scheduler, Instant now) {
    scheduler.tick(now);
    scheduler.handOver(now);
    scheduler.tick(now);
    scheduler.takeChanges();
  }

  /** As many small jobs at work as L has jobs, and some that come in while limits fall. */
  private static void running(Scenario scenario, Instant now, Figures figures) {
    LiveScheduler scheduler =
        new LiveScheduler(World.of(scenario), Rules.STANDARD, List.of(), 0, now);
    SmallJobs small = new SmallJobs(scenario, new SplittableRandom(1));
    int asked = 0;
    while (scheduler.jobs().size() < RUNNING && asked < 2 * RUNNING) {
      scheduler.submit(small.next("r" + asked++, now), now);
    }
    Instant later = now.plus(NOTICE);
    pass(scheduler, later);
    long atWork = scheduler.jobs().stream().filter(it -> it.state().isUnderWay()).count();
    figures.add("jobs at work before", atWork, "jobs", "at least %,d".formatted(RUNNING));
    curtail(
        "10,000 jobs at work",
        scheduler,
        scenario,
        later,
        small.many("a", ARRIVING, later),
        figures);
  }

  private static World curtailed(World world, Scenario scenario, Instant now) {
    World next = world;
    int slot = (int) scenario.grid().firstSlotFrom(now);
    for (PowerDomain domain : scenario.domains().values()) {
      if (domain.parent().isEmpty()) {
        next =
            next.with(
                new LimitOrder(
                    "curtailment of " + domain.id(),
                    domain.id(),
                    LimitOrder.Source.OPERATOR,
                    OptionalDouble.of(domain.limitMW().at(slot) * TO),
                    now.plus(NOTICE),
                    now.plus(NOTICE).plus(LENGTH),
                    1,
                    "curtailment"));
      }
    }
    return next;
  }

  private static void curtail(
      String what,
      LiveScheduler scheduler,
      Scenario scenario,
      Instant now,
      List<Work> arrivals,
      Figures figures) {
    World next = curtailed(scheduler.world(), scenario, now);
    scheduler.takeChanges();
    long began = System.nanoTime();
    Optional<Replan> replan = scheduler.become(next, now);
    double seconds = (System.nanoTime() - began) / 1e9;
    figures.add("first feasible re-plan, " + what, seconds, "s", "at most 2 s");
    if (replan.isEmpty()) {
      figures.add("idle GPUs alone pass the limit, " + what, 1, "", "none");
      return;
    }
    Map<String, Long> byAction =
        replan.get().affected().stream()
            .collect(Collectors.groupingBy(it -> it.what().word(), Collectors.counting()));
    byAction.forEach((action, count) -> figures.add(action + ", " + what, count, "jobs"));
    figures.add(
        "inference jobs lost, " + what,
        replan.get().affected().stream().filter(CurtailBench::isLostInference).count(),
        "jobs",
        "none");
    figures.add("what it costs, " + what, replan.get().costMicro() / 1e6, "EUR");
    figures.add("limits passed and other breaches, " + what, breaches(scheduler, now), "", "none");
    if (!arrivals.isEmpty()) {
      long begins = System.nanoTime();
      arrivals.forEach(it -> scheduler.submit(it, now));
      figures.add(
          arrivals.size() + " that came in during it are answered, after its begin",
          seconds + (System.nanoTime() - begins) / 1e9,
          "s",
          "at most 2 s");
      figures.add(
          "limits passed and other breaches, with them", breaches(scheduler, now), "", "none");
    }
  }

  /** What fresh books, opened on the fleet under its new limits, find wrong from now on. */
  private static long breaches(LiveScheduler scheduler, Instant now) {
    Scenario basis = scheduler.world().basis();
    Scenario fleet =
        scheduler
            .world()
            .window(
                new TimeGrid(
                    now.truncatedTo(ChronoUnit.DAYS), basis.grid().slotMinutes(), BOOKED_SLOTS));
    RunLedger books = new RunLedger(fleet);
    for (LiveJob job : scheduler.jobs()) {
      job.held()
          .ifPresent(
              run ->
                  books.book(
                      job.work().job(),
                      job.work().terms(),
                      run.legs().stream()
                          .map(it -> new Stretch(it.poolId(), it.powerCap(), it.from(), it.to()))
                          .toList(),
                      new RunLedger.Past(job.doneShare(), job.reached())));
    }
    return books.look(now).size();
  }

  private static boolean isLostInference(Replan.Affected it) {
    LiveJob job = it.change().after();
    return job.work().job().kind() == JobKind.INFERENCE
        && (it.what() == Replan.What.LEFT_WAITING || it.what() == Replan.What.RESTARTED);
  }
}
