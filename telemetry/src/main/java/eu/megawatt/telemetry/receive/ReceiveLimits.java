package eu.megawatt.telemetry.receive;

import java.time.Duration;

/**
 * What a receiver takes.
 *
 * @param mostPlainBytes of one request, unpacked
 * @param mostBytesInFlight of all requests that are being answered, packed and unpacked together
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
          128L << 20,
          Math.max(2, Runtime.getRuntime().availableProcessors()),
          1_000,
          Duration.ofHours(24),
          Duration.ofMinutes(2));

  public ReceiveLimits {
    if (mostPlainBytes < 1 || mostBytesInFlight < 2L * mostPlainBytes) {
      throw new IllegalArgumentException(
          "%d bytes in flight are too few for requests of %d bytes; at least twice as many are needed"
              .formatted(mostBytesInFlight, mostPlainBytes));
    }
    if (decoders < 1 || mostSenders < 1 || lateWindow.isNegative() || ahead.isNegative()) {
      throw new IllegalArgumentException(
          "decoders %d, senders %d, late window %s, ahead %s: at least 1, 1, none, none"
              .formatted(decoders, mostSenders, lateWindow, ahead));
    }
  }
}
