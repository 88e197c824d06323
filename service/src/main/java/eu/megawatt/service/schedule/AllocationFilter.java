package eu.megawatt.service.schedule;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which allocations, in which order.
 *
 * @param text somewhere in the job's or the tenant's name, case aside
 * @param sort one of {@link #SORTS}
 */
public record AllocationFilter(
    Instant from,
    Instant to,
    Optional<String> siteId,
    Optional<String> poolId,
    Optional<String> kind,
    Optional<String> tenant,
    Optional<String> text,
    String sort) {

  private static final Comparator<Allocation> BY_ID = Comparator.comparing(Allocation::id);

  private static final Map<String, Comparator<Allocation>> ORDERS =
      Map.of(
          "startsAt", Comparator.comparing(Allocation::startsAt),
          "-startsAt", Comparator.comparing(Allocation::startsAt).reversed(),
          "jobId", Comparator.comparing(Allocation::jobId),
          "-costMinor", Comparator.comparingLong(Allocation::costMinor).reversed(),
          "poolId", Comparator.comparing(Allocation::poolId));

  /** The orders there are, the default first. */
  public static final List<String> SORTS =
      List.of("startsAt", "-startsAt", "jobId", "-costMinor", "poolId");

  /** The allocations that pass, in order; ties by id. */
  public List<Allocation> apply(List<Allocation> allocations) {
    Comparator<Allocation> order = ORDERS.getOrDefault(sort, BY_ID);
    return allocations.stream().filter(this::admits).sorted(order.thenComparing(BY_ID)).toList();
  }

  private boolean admits(Allocation it) {
    return it.overlaps(from, to)
        && is(siteId, it.siteId())
        && is(poolId, it.poolId())
        && is(kind, it.kind())
        && is(tenant, it.tenant())
        && mentions(text, it.jobId(), it.tenant());
  }

  private static boolean is(Optional<String> wanted, String found) {
    return wanted.isEmpty() || wanted.get().equals(found);
  }

  /** Whether a text is somewhere in a few names, case aside; none is everywhere. */
  public static boolean mentions(Optional<String> text, String... places) {
    if (text.isEmpty()) {
      return true;
    }
    String wanted = text.get().toLowerCase(Locale.ROOT);
    for (String place : places) {
      if (place.toLowerCase(Locale.ROOT).contains(wanted)) {
        return true;
      }
    }
    return false;
  }
}
