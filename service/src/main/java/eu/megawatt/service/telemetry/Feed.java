package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.resolve.Quarantine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who sends readings, or a way in which they come.
 *
 * @param state {@code Ok}, {@code Stale} where nothing came for a minute, {@code Waiting} before
 *     the first sample
 * @param rejected samples that were not taken, by reason
 * @param clockOffsetMillis how far the sender's clock is behind ours; below zero if it is ahead
 */
public record Feed(
    String id,
    String kind,
    String state,
    Optional<Instant> lastSampleAt,
    Optional<Long> ageSeconds,
    long acceptedCount,
    Map<String, Long> rejected,
    Optional<Long> clockOffsetMillis) {

  private static final Duration FRESH = Duration.ofSeconds(60);

  static Feed of(
      String id,
      String kind,
      long lastMillis,
      long nowMillis,
      long accepted,
      Map<String, Long> rejected) {
    boolean none = lastMillis == Long.MIN_VALUE;
    long age = none ? 0 : Math.max(0, nowMillis - lastMillis);
    return new Feed(
        id,
        kind,
        none ? "Waiting" : age > FRESH.toMillis() ? "Stale" : "Ok",
        none ? Optional.empty() : Optional.of(Instant.ofEpochMilli(lastMillis)),
        none ? Optional.empty() : Optional.of(age / 1_000),
        accepted,
        rejected,
        Optional.empty());
  }

  Feed withClockOffset(Optional<Long> millis) {
    return new Feed(id, kind, state, lastSampleAt, ageSeconds, acceptedCount, rejected, millis);
  }

  /** All of them, and who sent readings without being in the inventory. */
  public record Items(List<Feed> items, List<Stranger> quarantined) {}

  /** Somebody whose readings are of nobody in the inventory. */
  public record Stranger(String kind, String name, String detail, long seriesCount) {
    static Stranger of(Quarantine.Stranger it) {
      return new Stranger(it.subject().word(), it.name(), it.detail(), it.series());
    }
  }
}
