package eu.megawatt.scheduler.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives jobs and services that have no place the cheapest one that is left. */
final class Recreate {

  private final Draft draft;
  private final int mostLabels;

  Recreate(Draft draft, int mostLabels) {
    this.draft = draft;
    this.mostLabels = mostLabels;
  }

  /** Places a job where that costs less than what it and those behind it are worth. */
  void job(int job, RunFinder.Pricing pricing) {
    Optional<Integer> from = draft.earliest(job);
    if (from.isEmpty()) {
      return;
    }
    Ask ask = draft.jobs.get(job);
    Optional<Use> found = cheapest(ask, job, from.get(), pricing);
    if (found.isEmpty() && ask.standing.pool().isPresent()) {
      found = cheapest(ask.stopped(), job, from.get(), pricing);
    }
    found.ifPresent(it -> draft.put(job, it));
  }

  private Optional<Use> cheapest(Ask ask, int job, int from, RunFinder.Pricing pricing) {
    double below = ask.isUnderWay() ? Double.POSITIVE_INFINITY : worth(job);
    return new RunFinder(ask, draft.ledger, pricing, draft.terrain.slotMinutes, mostLabels)
        .find(from, draft.latest(job), below);
  }

  /** Of a job and all that can only run once it has. */
  private double worth(int job) {
    double worth = draft.jobs.get(job).valueEur();
    for (int other : draft.behind.get(job)) {
      if (draft.use(other).isEmpty()) {
        worth += worth(other);
      }
    }
    return worth;
  }

  /** Runs a service anew in some slots; in all of them where it is left out. Else leaves it out. */
  void service(int service, int from, int to, RunFinder.Pricing pricing) {
    ServiceAsk ask = draft.services.get(service);
    HostingFinder finder = new HostingFinder(draft.terrain, ask, draft.ledger, pricing);
    List<Serving> now = draft.servings(service);
    boolean isOut = now.isEmpty();
    Optional<List<Serving>> found = finder.find(isOut ? 0 : from, isOut ? draft.terrain.slots : to);
    if (found.isEmpty()) {
      draft.serve(service, List.of());
      return;
    }
    List<Serving> all = new ArrayList<>();
    if (!isOut) {
      all.addAll(now.subList(0, from));
    }
    all.addAll(found.get());
    if (!isOut) {
      all.addAll(now.subList(to, now.size()));
    }
    draft.serve(service, all);
  }

  /** Takes out jobs that wait for one that is out, and what is not worth it by itself. */
  void prune() {
    for (int service = 0; service < draft.services.size(); service++) {
      if (draft.eur(service) > draft.services.get(service).unservedEur()) {
        draft.serve(service, List.of());
      }
    }
    boolean isPruned = true;
    while (isPruned) {
      isPruned = false;
      for (int job = 0; job < draft.jobs.size(); job++) {
        if (draft.use(job).isPresent() && (waits(job) || isNotWorthIt(job))) {
          draft.clear(job);
          isPruned = true;
        }
      }
    }
  }

  private boolean waits(int job) {
    return draft.before.get(job).stream().anyMatch(it -> draft.use(it).isEmpty());
  }

  private boolean isNotWorthIt(int job) {
    return !draft.jobs.get(job).isUnderWay()
        && draft.use(job).orElseThrow().eur() > draft.jobs.get(job).valueEur()
        && draft.behind.get(job).stream().allMatch(it -> draft.use(it).isEmpty());
  }
}
