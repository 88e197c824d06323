package eu.megawatt.bench.live;

import eu.megawatt.bench.live.LiveResult.Figure;
import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.PowerDomain;
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
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Function;
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

  private final List<Figure> figures = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    Machine machine = Machine.here();
    text.println(machine);
    Scenario scenario =
        ScenarioReader.read(Checkout.shared().resolve("instances").resolve("L.json.gz"));
    Instant midweek = scenario.grid().at(scenario.grid().slots() / 2);
    planned(scenario);
    running(scenario, midweek);
    figures.forEach(
        it ->
            text.printf(
                Locale.ROOT,
                "%-60s %,10.2f %s%s%n",
                it.name(),
                it.value(),
                it.unit(),
                it.goal().map(goal -> " (goal " + goal + ")").orElse("")));
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    LiveResult result =
        new LiveResult(
            LiveResult.FORMAT,
            at,
            Checkout.commit(),
            machine,
            "Every site's limit x 0.75 for 3 h at 15 minutes' notice on the L fleet",
            figures);
    text.println("Kept as " + Results.write(out.orElse(Checkout.results()), "curtail", at, result));
    text.flush();
    return 0;
  }

  /**
   * The L scenario's plan, lived until the hour of its week at which a curtailment hits the most.
   */
  private void planned(Scenario scenario) {
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
    curtail("L's plan", scheduler, scenario, worst, Optional.empty());
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
  private void running(Scenario scenario, Instant now) {
    LiveScheduler scheduler =
        new LiveScheduler(World.of(scenario), Rules.STANDARD, List.of(), 0, now);
    SplittableRandom random = new SplittableRandom(1);
    int asked = 0;
    while (scheduler.jobs().size() < RUNNING && asked < 2 * RUNNING) {
      scheduler.submit(work(scenario, random, "r" + asked++, now), now);
    }
    Instant later = now.plus(NOTICE);
    pass(scheduler, later);
    long atWork = scheduler.jobs().stream().filter(it -> it.state().isUnderWay()).count();
    figures.add(
        new Figure("jobs at work before", atWork, "jobs", Optional.of(Integer.toString(RUNNING))));
    curtail("10,000 jobs at work", scheduler, scenario, later, Optional.of(random));
  }

  /** A small job that begins at once. */
  private static Work work(Scenario scenario, SplittableRandom random, String id, Instant now) {
    Map<String, Double> hours =
        scenario.gpuTypes().keySet().stream()
            .collect(Collectors.toMap(Function.identity(), _ -> 12.0));
    Map<String, Double> watts =
        scenario.gpuTypes().values().stream()
            .collect(Collectors.toMap(it -> it.id(), it -> it.idleWatts() + 450));
    boolean isInference = random.nextInt(25) == 0;
    Job job =
        new Job(
            id,
            isInference ? JobKind.INFERENCE : JobKind.TRAINING,
            "bench",
            8,
            "any",
            hours,
            watts,
            LoadShape.FULL,
            random.nextBoolean(),
            now,
            Optional.of(now.plus(Duration.ofHours(12))),
            false,
            100,
            10_000);
    return new Work(job, random.nextBoolean(), now);
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

  private void curtail(
      String what,
      LiveScheduler scheduler,
      Scenario scenario,
      Instant now,
      Optional<SplittableRandom> arrivals) {
    World next = curtailed(scheduler.world(), scenario, now);
    long began = System.nanoTime();
    Optional<Replan> replan = scheduler.become(next, now);
    double seconds = (System.nanoTime() - began) / 1e9;
    figures.add(new Figure("first feasible re-plan, " + what, seconds, "s", Optional.of("2")));
    if (replan.isEmpty()) {
      figures.add(new Figure("idle GPUs alone pass the limit, " + what, 1, "", Optional.of("0")));
      return;
    }
    Map<String, Long> byAction =
        replan.get().affected().stream()
            .collect(Collectors.groupingBy(it -> it.what().word(), Collectors.counting()));
    byAction.forEach(
        (action, count) ->
            figures.add(new Figure(action + ", " + what, count, "jobs", Optional.empty())));
    figures.add(
        new Figure(
            "inference jobs lost, " + what,
            replan.get().affected().stream().filter(CurtailBench::isLostInference).count(),
            "jobs",
            Optional.of("0")));
    figures.add(
        new Figure(
            "what it costs, " + what, replan.get().costMicro() / 1e6, "EUR", Optional.empty()));
    arrivals.ifPresent(
        random -> {
          long begins = System.nanoTime();
          for (int job = 0; job < ARRIVING; job++) {
            scheduler.submit(work(scenario, random, "a" + job, now), now);
          }
          figures.add(
              new Figure(
                  ARRIVING + " arrivals answered after it",
                  (System.nanoTime() - begins) / 1e6,
                  "ms",
                  Optional.empty()));
        });
  }

  private static boolean isLostInference(Replan.Affected it) {
    LiveJob job = it.change().after();
    return job.work().job().kind() == JobKind.INFERENCE
        && (it.what() == Replan.What.LEFT_WAITING || it.what() == Replan.What.RESTARTED);
  }
}
