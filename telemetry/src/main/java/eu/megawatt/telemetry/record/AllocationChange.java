package eu.megawatt.telemetry.record;

import eu.megawatt.telemetry.energy.Allocation;
import java.util.List;
import java.util.stream.Stream;

/** Which records depend on an allocation that came, went or changed. */
public final class AllocationChange {

  private AllocationChange() {}

  /** Those of an allocation that is new, or that is gone, within [fromMillis, toMillis). */
  public static List<Touched> whole(Allocation it, long fromMillis, long toMillis) {
    return within(it, it.fromMillis(), it.toMillis(), fromMillis, toMillis).toList();
  }

  /** Those of an allocation that has become another, within [fromMillis, toMillis). */
  public static List<Touched> between(
      Allocation before, Allocation after, long fromMillis, long toMillis) {
    if (!isOfTheSame(before, after)) {
      return Stream.concat(
              whole(before, fromMillis, toMillis).stream(),
              whole(after, fromMillis, toMillis).stream())
          .toList();
    }
    return Stream.concat(
            within(
                after,
                Math.min(before.fromMillis(), after.fromMillis()),
                Math.max(before.fromMillis(), after.fromMillis()),
                fromMillis,
                toMillis),
            within(
                after,
                Math.min(before.toMillis(), after.toMillis()),
                Math.max(before.toMillis(), after.toMillis()),
                fromMillis,
                toMillis))
        .toList();
  }

  /** Whether at most their times and the tenant, which is in no record, differ. */
  private static boolean isOfTheSame(Allocation one, Allocation other) {
    return one.jobId().equals(other.jobId())
        && one.workloadClass() == other.workloadClass()
        && one.gpuUuids().equals(other.gpuUuids())
        && one.nodeIds().equals(other.nodeIds());
  }

  private static Stream<Touched> within(
      Allocation of, long from, long to, long fromMillis, long toMillis) {
    long first = Math.max(from, fromMillis);
    long last = Math.min(to, toMillis);
    return first < last
        ? Stream.of(new Touched(of.gpuUuids(), of.nodeIds(), first, last))
        : Stream.empty();
  }
}
