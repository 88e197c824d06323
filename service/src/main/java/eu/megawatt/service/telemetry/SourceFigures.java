package eu.megawatt.service.telemetry;

import eu.megawatt.telemetry.source.pull.SourceState;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How a source is doing, since the service began or it was last changed.
 *
 * @param state {@code Waiting}, {@code Fresh}, {@code Partial}, {@code Stale} or {@code Failing}
 * @param addressCount that are asked; 0 where it sends of its own accord
 * @param undeliveredCount samples for which there was no room
 * @param failureCount times that an address, or what was sent, could not be read
 * @param gapCount times that it was silent for more than two intervals
 * @param staleEntityCount GPUs and nodes that go on saying the same
 * @param clockOffsetMillis how far its clock is behind ours; below zero if it is ahead
 */
public record SourceFigures(
    String state,
    int addressCount,
    int failingAddressCount,
    Optional<Instant> lastSampleAt,
    Optional<Long> ageSeconds,
    Optional<Instant> lastAnswerAt,
    long acceptedCount,
    Map<String, Long> rejected,
    long undeliveredCount,
    long failureCount,
    long gapCount,
    int staleEntityCount,
    Optional<Long> clockOffsetMillis,
    Optional<String> lastError) {

  static SourceFigures of(SourceState it, long nowMillis) {
    return new SourceFigures(
        switch (it.health()) {
          case WAITING -> "Waiting";
          case FRESH -> "Fresh";
          case PARTIAL -> "Partial";
          case STALE -> "Stale";
          case FAILING -> "Failing";
        },
        it.addresses(),
        it.failing(),
        Watts.boxed(it.lastSampleMillis()).map(Instant::ofEpochMilli),
        Watts.boxed(it.lastSampleMillis()).map(last -> Math.max(0, nowMillis - last) / 1_000),
        Watts.boxed(it.lastAnswerMillis()).map(Instant::ofEpochMilli),
        it.accepted(),
        Feed.byWord(it.rejected()),
        it.undelivered(),
        it.failures(),
        it.gaps(),
        it.staleEntities(),
        Watts.boxed(it.clockOffsetMillis()),
        it.lastError());
  }
}
