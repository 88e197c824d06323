package eu.megawatt.planner.demand;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whose demand it is, and of what. A part that is not told apart is {@link #ANY}.
 *
 * @param workKind such as {@code training}
 */
public record DemandGroup(String workKind, String gpuType, String profileId, String tenantId)
    implements Comparable<DemandGroup> {

  /** Stands for all of a part. */
  public static final String ANY = "";

  /** Stands where a part is told apart and nobody knows it. */
  public static final String UNKNOWN = "unknown";

  private static final Comparator<DemandGroup> ORDER =
      Comparator.comparing(DemandGroup::workKind)
          .thenComparing(DemandGroup::gpuType)
          .thenComparing(DemandGroup::profileId)
          .thenComparing(DemandGroup::tenantId);

  /** The parts that are told apart, in words. */
  public String text() {
    List<String> parts =
        Stream.of(workKind, gpuType, profileId, tenantId).filter(it -> !it.equals(ANY)).toList();
    return parts.isEmpty() ? "all work" : parts.stream().collect(Collectors.joining(", "));
  }

  @Override
  public int compareTo(DemandGroup other) {
    return ORDER.compare(this, other);
  }
}
