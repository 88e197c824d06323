package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.JobRun;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * What a search begins with: services first, those with the fewest sites to choose from before
 * others and then by what they are worth, then jobs. Before any service has more, each has the
 * replicas without which it would be left out.
 */
final class FirstPlan {

  private final Draft draft;
  private final Recreate recreate;
  private final BooleanSupplier isStopped;
  private final Runnable afterEach;

  /**
   * @param afterEach is run when one more has its place
   */
  FirstPlan(Draft draft, Recreate recreate, BooleanSupplier isStopped, Runnable afterEach) {
    this.draft = draft;
    this.recreate = recreate;
    this.isStopped = isStopped;
    this.afterEach = afterEach;
  }

  /** From nothing: jobs by what a GPU of theirs is worth. */
  void begin() {
    placeServices();
    place(all(), Comparator.comparingDouble(it -> -draft.jobs.get(it).valuePerWork()));
    recreate.prune();
  }

  /**
   * From where jobs stand: by precedence what still fits of an earlier plan, then the rest by
   * urgency; or all of it by urgency, where that is cheaper.
   */
  void goOn(List<JobRun> known) {
    placeServices();
    WarmStart warm = new WarmStart(draft);
    placeByPrecedence(precedence -> warm.take(known, precedence));
    Draft.Copy asKnown = draft.copy();
    all().forEach(draft::clear);
    placeByPrecedence(_ -> {});
    if (draft.eur() > asKnown.eur()) {
      draft.restore(asKnown);
    }
  }

  private void placeServices() {
    List<Integer> services =
        IntStream.range(0, draft.services.size())
            .boxed()
            .sorted(
                Comparator.<Integer>comparingInt(it -> draft.services.get(it).siteCount())
                    .thenComparingDouble(it -> -draft.services.get(it).unservedEur()))
            .toList();
    for (int service : services) {
      if (services.size() > 1 && draft.services.get(service).service.minReplicas() > 0) {
        recreate.fewest(service, RunFinder.Pricing.TRUE);
      }
    }
    for (int service : services) {
      recreate.service(service, 0, draft.terrain.slots, RunFinder.Pricing.TRUE);
      afterEach.run();
    }
  }

  /** What has a place already of a precedence. */
  @FunctionalInterface
  private interface Known {
    void take(Precedence precedence);
  }

  /**
   * What tenants are guaranteed has first what it would have on shares of the pools that are each
   * tenant's own, and only then what is better than that.
   */
  private void placeByPrecedence(Known known) {
    double usual = usualHours();
    Comparator<Integer> urgent =
        Comparator.comparingDouble(it -> -draft.jobs.get(it).urgency(usual));
    for (Precedence precedence : Precedence.values()) {
      boolean isOnShares = draft.terrain.keepsPools && precedence == Precedence.GUARANTEED;
      draft.ledger.keepToShares(isOnShares);
      known.take(precedence);
      place(without(precedence), urgent);
      if (isOnShares) {
        draft.ledger.keepToShares(false);
        place(without(precedence), urgent);
        improve(precedence, urgent);
      }
    }
    recreate.prune();
  }

  private double usualHours() {
    return draft.jobs.stream()
        .mapToDouble(it -> it.job.runHours().values().iterator().next())
        .average()
        .orElse(1);
  }

  private List<Integer> all() {
    return IntStream.range(0, draft.jobs.size()).boxed().toList();
  }

  /** Jobs of a precedence that have no place. */
  private List<Integer> without(Precedence precedence) {
    return all().stream()
        .filter(it -> draft.precedence(it) == precedence && draft.use(it).isEmpty())
        .toList();
  }

  private void place(List<Integer> jobs, Comparator<Integer> order) {
    for (int job : draft.inOrder(jobs.stream().sorted(order).toList())) {
      recreate.job(job, RunFinder.Pricing.TRUE);
      if (isStopped.getAsBoolean()) {
        break;
      }
      afterEach.run();
    }
  }

  /** Moves each job of a precedence to where it is better off. */
  private void improve(Precedence precedence, Comparator<Integer> order) {
    List<Integer> jobs =
        all().stream()
            .filter(it -> draft.precedence(it) == precedence && draft.use(it).isPresent())
            .sorted(order)
            .toList();
    for (int job : draft.inOrder(jobs)) {
      Use before = draft.use(job).orElseThrow();
      draft.clear(job);
      recreate.job(job, RunFinder.Pricing.TRUE);
      if (draft.use(job).filter(it -> it.pricedEur() < before.pricedEur()).isEmpty()) {
        draft.put(job, before);
      }
      if (isStopped.getAsBoolean()) {
        break;
      }
    }
  }
}
