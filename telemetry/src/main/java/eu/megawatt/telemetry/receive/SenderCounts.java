package eu.megawatt.telemetry.receive;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.wire.Intake;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Counts what a sender sends. Thread-safe. */
@SuppressWarnings("EnumOrdinal") // a count for each reason, in an array that is never written out
final class SenderCounts implements SenderWatch {

  private static final Rejection[] REASONS = Rejection.values();

  private final String sender;
  private final long[] rejected = new long[REASONS.length];
  private final ClockOffset clock = new ClockOffset();
  private long accepted;
  private long histograms;
  private long exemplars;
  private long malformedRequests;
  private long deferredRequests;
  private long lastSampleMillis = Long.MIN_VALUE;
  private long lastHeardMillis = Long.MIN_VALUE;

  SenderCounts(String sender) {
    this.sender = sender;
  }

  @Override
  public synchronized void taken(Intake intake, long nowMillis) {
    accepted += intake.accepted();
    for (Rejection reason : REASONS) {
      rejected[reason.ordinal()] += intake.rejected(reason);
    }
    histograms += intake.histograms();
    exemplars += intake.exemplars();
    lastSampleMillis = Math.max(lastSampleMillis, intake.lastStoredAt());
    lastHeardMillis = Math.max(lastHeardMillis, nowMillis);
    intake.lastAt().ifPresent(newest -> clock.saw(newest, nowMillis));
  }

  @Override
  public synchronized void malformed(String reason) {
    malformedRequests++;
  }

  @Override
  public synchronized void deferred() {
    deferredRequests++;
  }

  synchronized SenderStatus snapshot() {
    Map<Rejection, Long> reasons = new EnumMap<>(Rejection.class);
    for (Rejection reason : REASONS) {
      if (rejected[reason.ordinal()] > 0) {
        reasons.put(reason, rejected[reason.ordinal()]);
      }
    }
    return new SenderStatus(
        sender,
        accepted,
        Collections.unmodifiableMap(reasons),
        histograms,
        exemplars,
        malformedRequests,
        deferredRequests,
        known(lastSampleMillis),
        clock.millis(),
        known(lastHeardMillis));
  }

  private static OptionalLong known(long millis) {
    return millis == Long.MIN_VALUE ? OptionalLong.empty() : OptionalLong.of(millis);
  }
}
