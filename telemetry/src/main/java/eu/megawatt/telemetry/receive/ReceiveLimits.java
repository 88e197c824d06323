package eu.megawatt.telemetry.receive;

import java.time.Duration;

/**
 * What a receiver takes.
 *
 * @param mostPlainBytes of one request, unpacked
 * @param mostBytesInFlight of all requests that are being answered, packed and unpacked together; a
 *     request that is larger comes alone. What waits here delays everything behind it, so it is
 *     what is worked off in a tenth of a second, not what memory would hold
 * @param decoders requests that are decoded at a time; the others wait for their turn
 * @param mostSenders for which counts are kept; further ones share one line
 * @param lateWindow how old a sample may be
 * @param ahead how far a sample may be in the future, as clocks differ
 */
public record ReceiveLimits(
    int mostPlainBytes,
    long mostBytesInFlight,
    int decoders,
    int mostSenders,
    Duration lateWindow,
    Duration ahead) {

  /** For a service that takes in a fleet of 100,000 GPUs. */
  public static final ReceiveLimits USUAL =
      new ReceiveLimits(
          32 << 20,
          24L << 20,
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          1_000,
          Duration.ofHours(24),
          Duration.ofMinutes(2));

  public ReceiveLimits {
    if (mostPlainBytes < 1 || mostBytesInFlight < 1) {
      throw new IllegalArgumentException(
          "requests of %d bytes, %d bytes in flight: at least 1 each"
              .formatted(mostPlainBytes, mostBytesInFlight));
    }
    if (decoders < 1 || mostSenders < 1 || lateWindow.isNegative() || ahead.isNegative()) {
      throw new IllegalArgumentException(
          "decoders %d, senders %d, late window %s, ahead %s: at least 1, 1, none, none"
              .formatted(decoders, mostSenders, lateWindow, ahead));
    }
  }
}
