package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Pin;
import eu.megawatt.scheduler.live.TenantShare;
import java.util.List;
import java.util.Optional;

/** Says on whose power a job runs, and for whom it may have to give way or had to. */
final class PowerStanding {

  private static final int MOST_NAMED = 5;

  private final LiveStore store;
  private final boolean names;

  /**
   * @param names whether other tenants may be named
   */
  PowerStanding(LiveStore store, boolean names) {
    this.store = store;
    this.names = names;
  }

  /**
   * Whose power it is.
   *
   * @param standing {@code Guaranteed}, {@code Borrowed}, {@code LongWait} or, without a place,
   *     {@code None}
   * @param mayBeMovedFor tenants whose guarantees it may have to give way to
   * @param movedFor the last for whose guarantee it had to leave a place
   */
  record View(
      String standing, String message, List<String> mayBeMovedFor, Optional<String> movedFor) {}

  /** Empty where no tenant has a share. */
  Optional<View> of(LiveScheduler scheduler, LiveJob job) {
    if (scheduler.world().shares().isEmpty()) {
      return Optional.empty();
    }
    Optional<String> movedFor =
        store.reclaim(job.id()).map(it -> names ? it.forTenant() : JobEvent.ANOTHER_TENANT);
    String was =
        movedFor.map(it -> " It was moved for the guarantee of %s.".formatted(it)).orElse("");
    if (job.held().isEmpty()) {
      return Optional.of(new View("None", "It has no place." + was, List.of(), movedFor));
    }
    String tenant = job.work().job().tenant();
    if (!scheduler.borrows(job)) {
      boolean waited = job.pin().flatMap(Pin::waitedSince).isPresent();
      return Optional.of(
          new View(
              waited ? "LongWait" : "Guaranteed",
              (waited
                      ? "It has waited its longest and keeps its place."
                      : "It runs on what is guaranteed to %s.".formatted(tenant))
                  + was,
              List.of(),
              movedFor));
    }
    List<String> others = names ? others(scheduler, tenant) : List.of();
    boolean stays = job.state().isUnderWay() && !job.work().interruptible();
    String may =
        stays
            ? "It runs on borrowed power; it may not be interrupted and stays."
            : "It runs on borrowed power: it may be moved for %s."
                .formatted(others.isEmpty() ? "another tenant's guarantee" : words(others));
    return Optional.of(new View("Borrowed", may + was, stays ? List.of() : others, movedFor));
  }

  private static List<String> others(LiveScheduler scheduler, String tenant) {
    return scheduler.world().shares().values().stream()
        .filter(it -> it.guaranteedWatts() > 0 && !it.tenant().equals(tenant))
        .map(TenantShare::tenant)
        .sorted()
        .toList();
  }

  private static String words(List<String> tenants) {
    String some = String.join(", ", tenants.subList(0, Math.min(MOST_NAMED, tenants.size())));
    return tenants.size() > MOST_NAMED
        ? some + " and %d more".formatted(tenants.size() - MOST_NAMED)
        : some;
  }
}
