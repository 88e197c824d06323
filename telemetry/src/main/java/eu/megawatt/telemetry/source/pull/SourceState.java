package eu.megawatt.telemetry.source.pull;

import eu.megawatt.telemetry.sample.Rejection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a source is doing; a snapshot.
 *
 * @param kind the word for its kind
 * @param addresses that it has
 * @param failing of these, how many failed when they were last asked
 * @param lastSampleMillis the latest time that a sample was of, in milliseconds since 1970
 * @param lastAnswerMillis when something of it last answered, or something sent was taken
 * @param accepted samples that were taken, repeats included
 * @param rejected readings that were not, by reason, without those of which there are none
 * @param undelivered samples that were lost because there was no room for them
 * @param failures times that an address gave no answer that can be used, or that what was sent here
 *     could not be read or taken
 * @param gaps times that an address was without an answer for more than two of its intervals, or
 *     that a sender was silent for more than two minutes
 * @param staleEntities GPUs and nodes that go on saying the same
 * @param clockOffsetMillis how far the source's clock is behind ours, smoothed; below zero if it is
 *     ahead; empty where samples have no times of their own
 * @param lastError why it last failed, however long ago
 */
public record SourceState(
    String id,
    String kind,
    Health health,
    int addresses,
    int failing,
    OptionalLong lastSampleMillis,
    OptionalLong lastAnswerMillis,
    long accepted,
    Map<Rejection, Long> rejected,
    long undelivered,
    long failures,
    long gaps,
    int staleEntities,
    OptionalLong clockOffsetMillis,
    Optional<String> lastError) {

  /** How many readings were not taken, whatever the reason. */
  public long rejectedCount() {
    return rejected.values().stream().mapToLong(Long::longValue).sum();
  }

  /** The whole in a word. */
  public enum Health {
    /** Nothing has been asked or sent yet, and nothing is overdue. */
    WAITING,
    /** Samples come in. */
    FRESH,
    /** Some addresses fail, or some entities say the same again and again. */
    PARTIAL,
    /** No sample for more than three intervals, or only old ones again and again. */
    STALE,
    /** No address gives an answer that can be used. */
    FAILING
  }
}
