package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.scheduler.price.PlanPrice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Plans for tests, by chance: feasible ones, and ones that ignore what other jobs take. */
public final class PlanMaker {

  private final Scenario scenario;
  private final SplittableRandom random;
  private final List<Pool> pools;

  public PlanMaker(Scenario scenario, long seed) {
    this.scenario = scenario;
    random = new SplittableRandom(seed);
    pools = List.copyOf(scenario.pools().values());
  }

  /** Breaks nothing: each job where one of so many tries fits. */
  public Plan feasible(int tries) {
    RoomLeft room = new RoomLeft(scenario);
    List<Placement> placements = new ArrayList<>();
    for (Job job : byValueDensity()) {
      for (int i = 0; i < tries; i++) {
        Optional<Trial> trial = trial(job).filter(room::fits);
        if (trial.isPresent()) {
          room.take(trial.get());
          placements.add(trial.get().placement(scenario));
          break;
        }
      }
    }
    return plan(placements);
  }

  /** Keeps each job's own rules and forgets that the others draw and hold GPUs too. */
  public Plan crowded(int tries) {
    List<Placement> placements = new ArrayList<>();
    for (Job job : scenario.jobs().values()) {
      for (int i = 0; i < tries; i++) {
        Optional<Trial> trial = trial(job);
        if (trial.isPresent()) {
          placements.add(trial.get().placement(scenario));
          break;
        }
      }
    }
    return plan(placements);
  }

  private List<Job> byValueDensity() {
    return scenario.jobs().values().stream()
        .sorted(Comparator.comparingDouble(PlanMaker::eurPerGpuHour).reversed())
        .toList();
  }

  private static double eurPerGpuHour(Job job) {
    double hours = job.runHours().values().stream().mapToDouble(h -> h).min().orElse(1);
    return job.valueEur() / job.gpus() / hours;
  }

  private Optional<Trial> trial(Job job) {
    Pool pool = pools.get(random.nextInt(pools.size()));
    List<PowerCap> caps = scenario.gpuType(pool.gpuType()).powerCaps();
    PowerCap cap = random.nextInt(3) == 0 ? caps.get(random.nextInt(caps.size())) : PowerCap.NONE;
    int first = (int) Math.max(0, scenario.grid().firstSlotFrom(job.earliestStart()));
    int room = scenario.grid().slots() - first;
    double early = random.nextDouble();
    int from = room <= 0 ? first : first + (int) (room * early * early * early);
    return Trial.of(scenario, job, pool, cap, from);
  }

  /** The placements as a plan that prices itself rightly and lists every other job. */
  public Plan plan(List<Placement> placements) {
    Set<String> placed = new HashSet<>();
    placements.forEach(placement -> placed.add(placement.job()));
    List<Unplaced> unplaced =
        scenario.jobs().keySet().stream()
            .filter(job -> !placed.contains(job))
            .map(PlanMaker::leftOut)
            .toList();
    return new Plan(
        scenario.name(),
        placements,
        unplaced,
        PlanPrice.of(scenario, placements).objectiveEur(),
        Optional.empty(),
        0,
        1);
  }

  static Unplaced leftOut(String job) {
    Reason reason = Reason.of(ReasonCode.PENDING_EVALUATION, job, "Left out by a test.");
    return new Unplaced(job, List.of(reason));
  }
}
