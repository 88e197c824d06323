package eu.megawatt.telemetry.simulate.send;

import eu.megawatt.telemetry.simulate.emit.WriteVersion;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * How samples are sent; the names are those of Prometheus' {@code queue_config}.
 *
 * @param to the address of remote_write
 * @param token for {@code Authorization: Bearer}, where one is needed
 * @param shards connections, each with one request in flight
 * @param maxSamplesPerSend of one request
 * @param capacity requests that wait in a shard; a full one holds up whoever makes samples
 * @param batchSendDeadline how long a sample may wait for its request to fill
 * @param minBackoff before the first repetition of a request; doubled for each further one
 * @param maxBackoff between two repetitions
 */
public record SendSettings(
    URI to,
    Optional<String> token,
    WriteVersion version,
    int shards,
    int maxSamplesPerSend,
    int capacity,
    Duration batchSendDeadline,
    Duration minBackoff,
    Duration maxBackoff) {

  private static final int MOST_SHARDS = 50;

  public SendSettings {
    if (shards < 1 || shards > MOST_SHARDS || maxSamplesPerSend < 1 || capacity < 1) {
      throw new IllegalArgumentException(
          "shards %d (1 to %d), samples per request %d, waiting requests %d (at least 1)"
              .formatted(shards, MOST_SHARDS, maxSamplesPerSend, capacity));
    }
  }

  /** As Prometheus sends by default, over two connections. */
  public static SendSettings usual(URI to, Optional<String> token, WriteVersion version) {
    return new SendSettings(
        to,
        token,
        version,
        2,
        2_000,
        10,
        Duration.ofSeconds(5),
        Duration.ofMillis(30),
        Duration.ofSeconds(5));
  }
}
