package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.demand.Unserved;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.fleet.unit.Money;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;

/** Plans of a demand by seed, some of which hold and some of which break a rule or several. */
final class DemandPlans {

  private final Demand demand;
  private final Scenario scenario;
  private final TimeGrid grid;
  private final SplittableRandom random;

  /** How often something is made wrong, in a thousand. */
  private final int wrong;

  private DemandPlans(Demand demand, long seed) {
    this.demand = demand;
    this.scenario = demand.base();
    this.grid = scenario.grid();
    this.random = new SplittableRandom(seed);
    this.wrong = random.nextBoolean() ? 0 : 60;
  }

  /** A plan with the price that the checker finds. */
  static DemandPlan of(Demand demand, long seed) {
    DemandPlan plan = new DemandPlans(demand, seed).plan();
    return with(plan, DemandChecker.check(demand, plan).objectiveEur());
  }

  private static DemandPlan with(DemandPlan plan, Money price) {
    return new DemandPlan(
        plan.scenario(),
        plan.placements(),
        plan.unplaced(),
        plan.services(),
        plan.unserved(),
        price,
        plan.seconds(),
        plan.seed());
  }

  private boolean isWrong() {
    return random.nextInt(1_000) < wrong;
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private DemandPlan plan() {
    List<JobRun> runs = new ArrayList<>();
    List<Unplaced> unplaced = new ArrayList<>();
    for (Job job : scenario.jobs().values()) {
      if (random.nextInt(3) == 0) {
        unplaced.add(new Unplaced(job.id(), List.of()));
      } else {
        List<Segment> segments = segments(job);
        runs.add(new JobRun(job.id(), segments));
        if (isWrong()) {
          unplaced.add(new Unplaced(job.id(), List.of()));
        }
      }
    }
    List<ServiceRun> services = new ArrayList<>();
    List<Unserved> unserved = new ArrayList<>();
    for (Service service : demand.services().values()) {
      if (random.nextInt(4) == 0) {
        unserved.add(new Unserved(service.id(), List.of()));
      } else {
        services.add(new ServiceRun(service.id(), shares(service)));
      }
    }
    if (isWrong() && !unserved.isEmpty()) {
      unserved.removeLast();
    }
    if (isWrong() && !runs.isEmpty()) {
      runs.add(pick(runs));
    }
    if (isWrong() && !services.isEmpty()) {
      services.add(new ServiceRun(isWrong() ? "none" : services.getFirst().service(), List.of()));
    }
    return new DemandPlan(
        isWrong() ? "another" : scenario.name(),
        runs,
        unplaced,
        services,
        unserved,
        Money.ZERO,
        0,
        0);
  }

  // Jobs

  private List<Segment> segments(Job job) {
    List<AcceptedSegment> run = new ArrayList<>();
    AcceptedSegment first = fresh(job, earliest(job) + random.nextInt(2));
    run.add(first);
    boolean mayStop = demand.termsOf(job.id()).interruption().isPresent() || isWrong();
    if (mayStop && random.nextBoolean()) {
      AcceptedSegment longer = longer(first, random.nextInt(3));
      run.set(0, longer);
      run.add(
          random.nextBoolean()
              ? fresh(job, longer.to() + random.nextInt(3))
              : new AcceptedSegment(
                  longer.pool(), cap(job, longer.pool()), longer.to(), longer.to() + 1));
    }
    while (run.getLast().to() < grid.slots() && !isWhole(job, run)) {
      run.add(longer(run.removeLast(), 1));
    }
    if (isWrong()) {
      run.add(longer(run.removeLast(), random.nextBoolean() ? 1 : -1));
    }
    return run.stream().map(this::segment).toList();
  }

  private int earliest(Job job) {
    return Math.max(0, (int) grid.firstSlotFrom(job.earliestStart()) - (isWrong() ? 1 : 0));
  }

  private boolean isWhole(Job job, List<AcceptedSegment> run) {
    return new AskedWork(
            job,
            Optional.of(
                demand.termsOf(job.id()).interruption().orElse(new Interruption(30, 0, 0, 0))),
            grid.slotMinutes(),
            run)
        .isWhole();
  }

  private AcceptedSegment fresh(Job job, int from) {
    List<Pool> fit =
        scenario.pools().values().stream()
            .filter(it -> job.runHours().containsKey(it.gpuType()))
            .toList();
    Pool pool = pick(fit);
    return new AcceptedSegment(pool, cap(job, pool), from, from + 1);
  }

  private PowerCap cap(Job job, Pool pool) {
    List<PowerCap> caps = scenario.gpuType(pool.gpuType()).powerCaps();
    return job.powerCapping() || isWrong() ? pick(caps) : PowerCap.NONE;
  }

  private static AcceptedSegment longer(AcceptedSegment segment, int slots) {
    return new AcceptedSegment(segment.pool(), segment.cap(), segment.from(), segment.to() + slots);
  }

  private Segment segment(AcceptedSegment its) {
    return new Segment(
        isWrong() ? pick(List.of("none", "n/b", "s/a")) : its.pool().id(),
        grid.at(its.from()).plus(isWrong() ? Duration.ofMinutes(7) : Duration.ZERO),
        grid.at(its.to()),
        isWrong() ? 0.5 : its.cap().fraction());
  }

  // Services

  private List<PoolShare> shares(Service service) {
    List<PoolShare> shares = new ArrayList<>();
    double[] left = new double[grid.slots()];
    Arrays.fill(left, 1);
    for (String pool : List.of("n/a", "s/a")) {
      if (random.nextInt(4) > 0 || isWrong()) {
        shares.add(share(service, isWrong() ? "n/b" : pool, left));
      }
    }
    return shares;
  }

  private PoolShare share(Service service, String pool, double[] left) {
    Model model = Objects.requireNonNull(demand.models().get(service.model()));
    double tokens = Objects.requireNonNull(model.tokensPerSecondPerGpu().get("A"));
    double one =
        model.gpusPerReplica() * tokens / model.replicasPerGpu() / service.tokensPerRequest();
    double[] replicas = new double[grid.slots()];
    double[] share = new double[grid.slots()];
    for (int slot = 0; slot < grid.slots(); slot++) {
      replicas[slot] = random.nextInt(model.replicasPerGpu() == 1 ? 4 : 8);
      double asked = service.requestsPerSecond().at(slot);
      double most = asked == 0 ? left[slot] : Math.min(left[slot], replicas[slot] * one / asked);
      share[slot] = isWrong() ? random.nextDouble() : most * (random.nextBoolean() ? 1 : 0.5);
      left[slot] = Math.max(0, left[slot] - share[slot]);
    }
    return new PoolShare(pool, Series.of(replicas), Series.of(share));
  }
}
