package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.time.Series;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Plans where services run and where their requests go. What was planned before stays as it is,
 * slot by slot, where it still may be, takes no more GPUs and costs hardly more: traffic does not
 * go to and fro for cents.
 */
public final class ServingPlanning {

  /** Of a slot's cost, for which what was planned before is kept. */
  private static final double STEADY = 0.01;

  private static final double CENT = 0.01;

  private final Ground ground;
  private final List<Reach> reaches;
  private final List<List<Leniency>> promises = new ArrayList<>();
  private final ServingSearch search;

  public ServingPlanning(Ground ground, Asked asked, Effort effort) {
    this.ground = ground;
    this.reaches = asked.services().stream().map(it -> Reach.of(it, asked, ground)).toList();
    for (int slot = 0; slot < ground.slots(); slot++) {
      promises.add(Leniency.of(reaches, slot, ground));
    }
    this.search = new ServingSearch(ground, asked, reaches, promises, effort);
  }

  /**
   * The plan.
   *
   * @param before what was planned last
   */
  public ServingPlan plan(ServingPlan before) {
    Assignment plan = search.run();
    Optional<Assignment> known = known(before);
    for (int slot = 0; slot < ground.slots(); slot++) {
      fillUp(plan, slot);
      int its = slot;
      known.filter(it -> isAsGood(it, plan, its)).ifPresent(it -> plan.take(it, its));
    }
    return document(plan);
  }

  /** As many replicas as are promised, where the search has left some out and there is room. */
  private void fillUp(Assignment plan, int slot) {
    Books books = new Books(ground, plan, slot);
    for (int service = 0; service < reaches.size(); service++) {
      int missing = promises.get(slot).get(service).leastReplicas() - plan.replicas(service, slot);
      for (int host : cheapestFirst(plan, service, slot)) {
        while (missing > 0 && isRoom(plan, books, service, host, slot)) {
          plan.replicas[service][host][slot]++;
          missing--;
          books = new Books(ground, plan, slot);
        }
      }
    }
  }

  /** Hosts with places on GPUs that have begun come before others. */
  private List<Integer> cheapestFirst(Assignment plan, int service, int slot) {
    Reach reach = reaches.get(service);
    return IntStream.range(0, reach.hosts.size())
        .boxed()
        .filter(it -> reach.hosts.get(it).permitted()[slot])
        .sorted(
            Comparator.comparing((Integer it) -> hasNoPlace(plan, service, it, slot))
                .thenComparingDouble(it -> ground.eurPerWatt[reach.hosts.get(it).pool()][slot]))
        .toList();
  }

  private static boolean hasNoPlace(Assignment plan, int service, int host, int slot) {
    return plan.replicas[service][host][slot] % plan.reach(service).hosts.get(host).perGpu() == 0;
  }

  private static boolean isRoom(Assignment plan, Books books, int service, int host, int slot) {
    Host its = plan.reach(service).hosts.get(host);
    int has = plan.replicas[service][host][slot];
    double requests = plan.requests(service, host, slot);
    double more = its.watts(has + 1, requests) - its.watts(has, requests);
    return books.gpusLeft(its.pool()) >= its.gpus(has + 1) - its.gpus(has)
        && books.wattsLeft(its.pool()) >= Math.max(0, more)
        && plan.replicas(service, slot) < plan.reach(service).service.maxReplicas();
  }

  /** What was planned before, on the slots of now; empty where no slot is the same. */
  private Optional<Assignment> known(ServingPlan before) {
    int shift = (int) before.grid().firstSlotFrom(ground.scenario.grid().start());
    if (before.services().isEmpty()
        || before.grid().slotMinutes() != ground.scenario.grid().slotMinutes()
        || !before.grid().onGrid(ground.scenario.grid().start())
        || shift < 0
        || shift >= before.grid().slots()) {
      return Optional.empty();
    }
    Assignment known = new Assignment(reaches, ground.slots());
    for (int service = 0; service < reaches.size(); service++) {
      Reach reach = reaches.get(service);
      Optional<Served> its = before.service(reach.service.id());
      for (int host = 0; host < reach.hosts.size(); host++) {
        String pool = ground.pools.get(reach.hosts.get(host).pool()).id();
        Optional<Hosted> old =
            its.stream()
                .flatMap(it -> it.pools().stream())
                .filter(it -> it.poolId().equals(pool))
                .findFirst();
        int last = Math.min(ground.slots(), before.grid().slots() - shift);
        for (int slot = 0; old.isPresent() && slot < last; slot++) {
          known.replicas[service][host][slot] = (int) old.get().replicas().at(slot + shift);
          known.share[service][host][slot] = old.get().share().at(slot + shift);
        }
      }
    }
    return Optional.of(known);
  }

  private boolean isAsGood(Assignment known, Assignment plan, int slot) {
    Books now = new Books(ground, plan, slot);
    Books before = new Books(ground, known, slot);
    if (!before.mayBe(promises.get(slot))) {
      return false;
    }
    double hardly = Math.max(CENT, STEADY * Math.abs(now.eur()));
    return before.eur() < now.eur() - hardly
        || (before.eur() <= now.eur() + hardly && known.gpus(slot) <= plan.gpus(slot));
  }

  private ServingPlan document(Assignment plan) {
    WhyShort why = new WhyShort(ground, plan);
    List<Served> services = new ArrayList<>();
    for (int service = 0; service < reaches.size(); service++) {
      services.add(
          new Served(reaches.get(service).service, hosted(plan, service), why.of(service)));
    }
    return new ServingPlan(ground.scenario.grid(), services);
  }

  private List<Hosted> hosted(Assignment plan, int service) {
    Reach reach = reaches.get(service);
    List<Hosted> hosted = new ArrayList<>();
    for (int host = 0; host < reach.hosts.size(); host++) {
      if (Arrays.stream(plan.replicas[service][host]).allMatch(it -> it == 0)) {
        continue;
      }
      Host its = reach.hosts.get(host);
      double[] watts = new double[ground.slots()];
      double[] wattsOfLast = new double[ground.slots()];
      for (int slot = 0; slot < watts.length; slot++) {
        int count = plan.replicas[service][host][slot];
        double requests = plan.requests(service, host, slot);
        watts[slot] = its.wattsOfFull(count, requests);
        wattsOfLast[slot] = its.wattsOfLast(count, requests);
      }
      hosted.add(
          new Hosted(
              ground.pools.get(its.pool()).id(),
              its.siteId(),
              its.latencyMs(),
              its.one(),
              its.gpus(),
              its.perGpu(),
              Series.of(Arrays.stream(plan.replicas[service][host]).asDoubleStream().toArray()),
              Series.of(plan.share[service][host]),
              Series.of(watts),
              Series.of(wattsOfLast)));
    }
    return hosted;
  }
}
