package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.plan.Bound;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.plan.Unplaced;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.unit.Money;
import eu.megawatt.scheduler.Admitting;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Makes a good plan bad in one chosen way, where the scenario offers the occasion. */
final class BrokenPlans {

  private final Scenario scenario;
  private final Plan good;
  private final SplittableRandom random;

  BrokenPlans(Scenario scenario, Plan good, long seed) {
    this.scenario = scenario;
    this.good = good;
    random = new SplittableRandom(seed);
  }

  /** Empty where this plan cannot be broken in that way. */
  Optional<Plan> broken(BreachKind kind) {
    return switch (kind) {
      case ANOTHER_SCENARIO -> Optional.of(plan(good.scenario() + "'", good.placements()));
      case UNKNOWN -> change(p -> Optional.of(new Placement("nobody", p.pool(), p.start(), 1)));
      case PLACED_TWICE -> twice();
      case GPU_TYPE -> change(p -> elsewhere(p, this::wrongType));
      case POWER_CAP -> change(this::wrongCap);
      case RESIDENCY -> change(p -> elsewhere(p, this::forbidden));
      case OFF_THE_GRID -> change(p -> Optional.of(at(p, p.start().plusSeconds(30))));
      case TOO_EARLY -> change(this::tooEarly);
      case PAST_THE_HORIZON -> change(p -> Optional.of(at(p, lastSlot())));
      case HARD_DEADLINE -> change(this::afterHardDeadline);
      case GPUS, MEGAWATTS -> Optional.of(new PlanMaker(scenario, random.nextLong()).crowded(40));
      case UNFINISHED,
          SEGMENTS,
          INTERRUPTED,
          TOO_LONG,
          TOO_SHORT,
          AFTER,
          DATA,
          REPLICAS,
          TRAFFIC,
          LOAD,
          LATENCY,
          FAILOVER,
          SHARES,
          BUDGET,
          EVERY_SERVICE_ONCE ->
          Optional.empty(); // a placement of this format has no end of its own
      case EVERY_JOB_ONCE -> Optional.of(miscounted());
      case OWN_PRICE -> Optional.of(priced(good.objectiveEur().plus(new Money(2))));
      case OWN_BOUND -> Optional.of(bounded(good.objectiveEur().plus(new Money(2))));
    };
  }

  private interface Change {
    Optional<Placement> of(Placement placement);
  }

  /** Changes the first placement, from a random one on, that can be changed so. */
  private Optional<Plan> change(Change change) {
    int count = good.placements().size();
    int offset = count == 0 ? 0 : random.nextInt(count);
    for (int i = 0; i < count; i++) {
      int index = (offset + i) % count;
      Optional<Placement> changed = change.of(good.placements().get(index));
      if (changed.isPresent()) {
        List<Placement> placements = new ArrayList<>(good.placements());
        placements.set(index, changed.get());
        return Optional.of(plan(good.scenario(), placements));
      }
    }
    return Optional.empty();
  }

  private Optional<Plan> twice() {
    if (good.placements().isEmpty()) {
      return Optional.empty();
    }
    List<Placement> placements = new ArrayList<>(good.placements());
    placements.add(placements.get(random.nextInt(placements.size())));
    return Optional.of(plan(good.scenario(), placements));
  }

  private interface Where {
    boolean test(Job job, Pool pool);
  }

  private Optional<Placement> elsewhere(Placement p, Where where) {
    Job job = scenario.job(p.job());
    return scenario.pools().values().stream()
        .filter(pool -> where.test(job, pool))
        .findFirst()
        .map(pool -> new Placement(p.job(), pool.id(), p.start(), 1));
  }

  private boolean wrongType(Job job, Pool pool) {
    return !job.runHours().containsKey(pool.gpuType());
  }

  private boolean forbidden(Job job, Pool pool) {
    return !wrongType(job, pool) && !Admitting.admits(scenario, job, pool);
  }

  private Optional<Placement> wrongCap(Placement p) {
    boolean rung = random.nextBoolean() && !scenario.job(p.job()).powerCapping();
    double cap =
        rung
            ? scenario.gpuType(scenario.pool(p.pool()).gpuType()).powerCaps().getLast().fraction()
            : 0.123;
    return cap == 1
        ? Optional.empty()
        : Optional.of(new Placement(p.job(), p.pool(), p.start(), cap));
  }

  private Optional<Placement> tooEarly(Placement p) {
    Job job = scenario.job(p.job());
    Instant before = scenario.grid().at((int) scenario.grid().firstSlotFrom(job.earliestStart()));
    return Optional.of(at(p, before.minus(Duration.ofMinutes(scenario.grid().slotMinutes()))));
  }

  private Optional<Placement> afterHardDeadline(Placement p) {
    Job job = scenario.job(p.job());
    Instant due = job.deadline().orElse(Instant.MAX);
    if (!job.hardDeadline() || !due.isBefore(lastSlot())) {
      return Optional.empty();
    }
    return Optional.of(at(p, scenario.grid().at((int) scenario.grid().firstSlotFrom(due))));
  }

  private Instant lastSlot() {
    return scenario.grid().at(scenario.grid().slots() - 1);
  }

  private static Placement at(Placement p, Instant start) {
    return new Placement(p.job(), p.pool(), start, p.powerCap());
  }

  private Plan miscounted() {
    List<Unplaced> unplaced = new ArrayList<>(good.unplaced());
    switch (random.nextInt(4)) {
      case 0 -> unplaced.add(PlanMaker.leftOut("nobody"));
      case 1 -> unplaced.addAll(unplaced.isEmpty() ? one() : List.of(unplaced.getFirst()));
      case 2 -> unplaced.addAll(one());
      default -> unplaced.addAll(unplaced.isEmpty() ? one() : List.of());
    }
    if (unplaced.size() == good.unplaced().size()) {
      unplaced.removeFirst();
    }
    return new Plan(
        good.scenario(), good.placements(), unplaced, good.objectiveEur(), good.bound(), 0, 1);
  }

  private List<Unplaced> one() {
    return List.of(
        PlanMaker.leftOut(
            good.placements().isEmpty() ? "nobody" : good.placements().getFirst().job()));
  }

  private Plan plan(String name, List<Placement> placements) {
    return new Plan(name, placements, good.unplaced(), good.objectiveEur(), good.bound(), 0, 1);
  }

  private Plan priced(Money price) {
    return new Plan(good.scenario(), good.placements(), good.unplaced(), price, good.bound(), 0, 1);
  }

  private Plan bounded(Money bound) {
    Optional<Bound> high = Optional.of(new Bound(bound, "a test"));
    return new Plan(
        good.scenario(), good.placements(), good.unplaced(), good.objectiveEur(), high, 0, 1);
  }
}
