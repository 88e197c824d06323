package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.receive.ReceiveLimits;
import eu.megawatt.telemetry.receive.SenderStatus;
import eu.megawatt.telemetry.resolve.Quarantine;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.pull.SourceState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Somebody who sends readings or is asked for them, or a way in which they come.
 *
 * @param kind of the source, or {@code remote-write}, {@code otlp} or {@code json} of those who
 *     send without being one
 * @param state {@code Ok}; {@code Partial} where some addresses of a source fail or some of its
 *     entities repeat themselves; {@code Stale} where nothing came for a minute, or for three
 *     intervals of a source; {@code Failing} where no address of a source answers; {@code Waiting}
 *     before the first sample; {@code Quarantined} where the clock is so far ahead that nothing is
 *     taken
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

  static Feed ofSender(SenderStatus sender, long nowMillis) {
    return of(
        sender.sender(),
        "remote-write",
        byAge(sender.lastSampleMillis(), nowMillis),
        sender.lastSampleMillis(),
        nowMillis,
        sender.accepted(),
        sender.rejected(),
        sender.clockOffsetMillis());
  }

  /** A way in of many: whose clock is meant nobody could say. */
  static Feed ofWay(SourceState way, long nowMillis) {
    return of(
        way.id(),
        way.kind(),
        byAge(way.lastSampleMillis(), nowMillis),
        way.lastSampleMillis(),
        nowMillis,
        way.accepted(),
        way.rejected(),
        OptionalLong.empty());
  }

  static Feed ofSource(SourceState source, long nowMillis) {
    String state =
        switch (source.health()) {
          case WAITING -> "Waiting";
          case FRESH -> "Ok";
          case PARTIAL -> "Partial";
          case STALE -> "Stale";
          case FAILING -> "Failing";
        };
    return of(
        source.id(),
        source.kind(),
        state,
        source.lastSampleMillis(),
        nowMillis,
        source.accepted(),
        source.rejected(),
        source.clockOffsetMillis());
  }

  private static String byAge(OptionalLong lastMillis, long nowMillis) {
    if (lastMillis.isEmpty()) {
      return "Waiting";
    }
    return nowMillis - lastMillis.getAsLong() > FRESH.toMillis() ? "Stale" : "Ok";
  }

  private static Feed of(
      String id,
      String kind,
      String state,
      OptionalLong lastMillis,
      long nowMillis,
      long accepted,
      Map<Rejection, Long> rejected,
      OptionalLong clockOffsetMillis) {
    boolean ahead = clockOffsetMillis.orElse(0) < -ReceiveLimits.USUAL.ahead().toMillis();
    return new Feed(
        id,
        kind,
        ahead ? "Quarantined" : state,
        Watts.boxed(lastMillis).map(Instant::ofEpochMilli),
        Watts.boxed(lastMillis).map(last -> Math.max(0, nowMillis - last) / 1_000),
        accepted,
        byWord(rejected),
        Watts.boxed(clockOffsetMillis));
  }

  static Map<String, Long> byWord(Map<Rejection, Long> rejected) {
    Map<String, Long> words = new TreeMap<>();
    rejected.forEach((reason, count) -> words.put(reason.word(), count));
    return words;
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
