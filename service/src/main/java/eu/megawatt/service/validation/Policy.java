package eu.megawatt.service.validation;

import eu.megawatt.kernels.suite.Extent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which nodes have to be proved before anything is placed on them, and what takes a proof away.
 * Immutable; every version is kept.
 *
 * @param version 0 where nobody has said anything: no node has to be proved then
 * @param poolIds whose nodes have to be
 * @param siteIds whose nodes have to be
 * @param deviceModels GPUs whose nodes have to be, by the fleet's names
 * @param maxAgeSeconds how long a proof holds
 * @param newNode whether a node that never was proved has to be
 * @param driverChanged whether another driver takes a proof away
 * @param firmwareChanged whether another firmware does
 * @param incident whether an outage of the node that is over does
 * @param quarantineReleased whether a release by a person does
 * @param extent what is measured: {@code quick} or {@code full}
 * @param atOnceCount nodes of a pool that are measured at a time; a twentieth where it is left out
 */
public record Policy(
    long version,
    Instant changedAt,
    String changedBy,
    String reason,
    List<String> poolIds,
    List<String> siteIds,
    List<String> deviceModels,
    long maxAgeSeconds,
    boolean newNode,
    boolean driverChanged,
    boolean firmwareChanged,
    boolean incident,
    boolean quarantineReleased,
    String extent,
    Optional<Integer> atOnceCount) {

  /** How long a proof holds where nobody has said so. */
  public static final Duration USUAL_AGE = Duration.ofDays(7);

  private static final int SHARE_AT_ONCE = 20;

  /** What holds where nobody has said anything. */
  static final Policy NONE =
      new Policy(
          0,
          Instant.EPOCH,
          "",
          "",
          List.of(),
          List.of(),
          List.of(),
          USUAL_AGE.toSeconds(),
          true,
          true,
          true,
          true,
          true,
          "quick",
          Optional.empty());

  /** Copies the lists. */
  public Policy {
    poolIds = List.copyOf(poolIds);
    siteIds = List.copyOf(siteIds);
    deviceModels = List.copyOf(deviceModels);
  }

  /** As it stands in an ETag. */
  public String tag() {
    return Long.toString(version);
  }

  /** Whether no node has to be proved. */
  boolean isEmpty() {
    return poolIds.isEmpty() && siteIds.isEmpty() && deviceModels.isEmpty();
  }

  /** Whether nodes of a pool, a site and with GPUs have to be proved. */
  boolean asks(String poolId, String siteId, String gpuModel) {
    return poolIds.contains(poolId) || siteIds.contains(siteId) || deviceModels.contains(gpuModel);
  }

  Duration maxAge() {
    return Duration.ofSeconds(maxAgeSeconds);
  }

  Extent measured() {
    return Extent.valueOf(extent.toUpperCase(Locale.ROOT));
  }

  /** How many of a pool's nodes are measured at a time. */
  int atOnce(int nodes) {
    return atOnceCount.orElse(Math.max(1, nodes / SHARE_AT_ONCE));
  }

  /** The same but for its version and who has said it when. */
  boolean saysTheSame(Policy other) {
    return as(other).equals(other);
  }

  private Policy as(Policy other) {
    return new Policy(
        other.version,
        other.changedAt,
        other.changedBy,
        other.reason,
        poolIds,
        siteIds,
        deviceModels,
        maxAgeSeconds,
        newNode,
        driverChanged,
        firmwareChanged,
        incident,
        quarantineReleased,
        extent,
        atOnceCount);
  }
}
