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
    draft.release(job);
    Optional<Use> found = cheapest(ask, job, from.get(), pricing);
    if (found.isEmpty() && ask.standing.pool().isPresent()) {
      found = cheapest(ask.stopped(), job, from.get(), pricing);
    }
    found.ifPresent(it -> draft.put(job, it));
  }

  private Optional<Use> cheapest(Ask ask, int job, int from, RunFinder.Pricing pricing) {
    double below = ask.isBound() ? Double.POSITIVE_INFINITY : worth(job);
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

  /**
   * Runs a service anew in some slots; in all of them where it is left out. Where there is no room
   * it stays as it is if that is enough, and is left out else.
   */
  void service(int service, int from, int to, RunFinder.Pricing pricing) {
    int most = draft.services.get(service).service.maxReplicas();
    boolean isOut = draft.servings(service).isEmpty();
    service(service, isOut ? 0 : from, isOut ? draft.terrain.slots : to, pricing, most);
  }

  /** Gives a service that is left out no more replicas than there must be, in every slot. */
  void fewest(int service, RunFinder.Pricing pricing) {
    int least = draft.services.get(service).service.minReplicas();
    service(service, 0, draft.terrain.slots, pricing, least);
  }

  private void service(int service, int from, int to, RunFinder.Pricing pricing, int most) {
    ServiceAsk ask = draft.services.get(service);
    List<Serving> now = draft.servings(service);
    Ruin.clear(draft, service, from, to);
    Optional<List<Serving>> found =
        new HostingFinder(draft.terrain, ask, draft.ledger, pricing, most).find(from, to);
    if (found.isEmpty()) {
      draft.serve(service, isEnough(ask, now, from, to) ? now : List.of());
      return;
    }
    List<Serving> all = new ArrayList<>(now);
    if (now.isEmpty()) {
      all.addAll(found.get());
    } else {
      for (int slot = from; slot < to; slot++) {
        all.set(slot, found.get().get(slot - from));
      }
    }
    draft.serve(service, all);
  }

  private static boolean isEnough(ServiceAsk ask, List<Serving> servings, int from, int to) {
    return !servings.isEmpty()
        && servings.subList(from, to).stream()
            .allMatch(it -> it.count() >= ask.service.minReplicas());
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
          draft.leaveOut(job);
          isPruned = true;
        }
      }
    }
  }

  private boolean waits(int job) {
    return draft.before.get(job).stream().anyMatch(it -> draft.use(it).isEmpty());
  }

  private boolean isNotWorthIt(int job) {
    return !draft.jobs.get(job).isBound()
        && draft.use(job).orElseThrow().eur() > draft.jobs.get(job).valueEur()
        && draft.behind.get(job).stream().allMatch(it -> draft.use(it).isEmpty());
  }
}
