package eu.megawatt.service.schedule;

import eu.megawatt.service.store.PlanStore;
import java.time.Instant;
import java.util.Optional;

/** The plan that counts at a time: of the latest ones the newest whose horizon it touches. */
public record NewestPlan(PlanStore plans, Library library) {

  /** Older plans than these no longer count. */
  private static final int LATEST = 50;

  /** Of a half-open range; empty where no plan says anything of it. */
  public Optional<Schedule> covering(Instant from, Instant to) {
    return plans.list("", Long.MAX_VALUE, LATEST).entries().stream()
        .filter(plan -> plan.startsAt().isBefore(to) && plan.endsAt().isAfter(from))
        .findFirst()
        .flatMap(plan -> library.schedule(plan.id()));
  }
}
