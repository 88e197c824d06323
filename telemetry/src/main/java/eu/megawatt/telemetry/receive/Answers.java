package eu.megawatt.telemetry.receive;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.wire.Intake;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Words answers. What a sender reads as "written" is everything that was not refused: samples that
 * nobody here needs, and readings that say "no reading", were dealt with as they should be, and a
 * sender that read less would call them lost and alarm somebody. Refused is what is wrong with the
 * request itself: its times, its labels.
 */
final class Answers {

  private static final String SAMPLES = "X-Prometheus-Remote-Write-Samples-Written";
  private static final String HISTOGRAMS = "X-Prometheus-Remote-Write-Histograms-Written";
  private static final String EXEMPLARS = "X-Prometheus-Remote-Write-Exemplars-Written";
  private static final String RETRY_AFTER = "Retry-After";

  private static final Map<String, String> NOTHING_WRITTEN = written(0, 0, 0);

  /** Senders that were all sent away at once shall not all come back at once. */
  private static final int MOST_SECONDS_TO_WAIT = 5;

  private final ReceiveLimits limits;

  Answers(ReceiveLimits limits) {
    this.limits = limits;
  }

  /** After all that could be stored is stored. */
  Answer stored(Intake intake) {
    long refused =
        intake.rejected(Rejection.TOO_OLD)
            + intake.rejected(Rejection.IN_THE_FUTURE)
            + intake.rejected(Rejection.MALFORMED);
    Map<String, String> written =
        written(intake.samples() - refused, intake.histograms(), intake.exemplars());
    return refused == 0
        ? new Answer(Answer.STORED, written, "")
        : new Answer(Answer.REFUSED, written, refusal(intake, refused));
  }

  private String refusal(Intake intake, long refused) {
    List<String> reasons = new ArrayList<>();
    long old = intake.rejected(Rejection.TOO_OLD);
    if (old > 0) {
      reasons.add(
          "%d %s (the oldest of %s; the last %d h are taken)"
              .formatted(
                  old,
                  Rejection.TOO_OLD.word(),
                  Instant.ofEpochMilli(intake.firstAt()),
                  limits.lateWindow().toHours()));
    }
    long future = intake.rejected(Rejection.IN_THE_FUTURE);
    if (future > 0) {
      reasons.add(
          "%d %s (the latest of %s; at most %d s ahead of this clock are taken: set the sender's clock)"
              .formatted(
                  future,
                  Rejection.IN_THE_FUTURE.word(),
                  Instant.ofEpochMilli(intake.lastAt().orElseThrow()),
                  limits.ahead().toSeconds()));
    }
    long malformed = intake.rejected(Rejection.MALFORMED);
    if (malformed > 0) {
      reasons.add(
          "%d %s (labels without __name__, with a name twice, or that are no text)"
              .formatted(malformed, Rejection.MALFORMED.word()));
    }
    return "%d of %d samples refused: %s. The others are stored; do not send these again."
        .formatted(refused, intake.samples(), String.join(", ", reasons));
  }

  Answer malformed(String reason) {
    return new Answer(
        Answer.REFUSED,
        NOTHING_WRITTEN,
        "Nothing is stored: " + reason + ". Do not send it again.");
  }

  Answer unknownType(Optional<String> contentType) {
    return new Answer(
        Answer.UNKNOWN_FORMAT,
        NOTHING_WRITTEN,
        "%s is not read here. Send Content-Type application/x-protobuf (remote_write 1.0) or application/x-protobuf;proto=io.prometheus.write.v2.Request (2.0)."
            .formatted(header("Content-Type", contentType)));
  }

  Answer unknownEncoding(Optional<String> contentEncoding) {
    return new Answer(
        Answer.UNKNOWN_FORMAT,
        NOTHING_WRITTEN,
        "%s is not read here. Send Content-Encoding snappy (the block format)."
            .formatted(header("Content-Encoding", contentEncoding)));
  }

  private static String header(String name, Optional<String> value) {
    return value.map(it -> "%s \"%s\"".formatted(name, it)).orElse("A request without " + name);
  }

  Answer later(String why) {
    int seconds = ThreadLocalRandom.current().nextInt(1, MOST_SECONDS_TO_WAIT + 1);
    return new Answer(
        Answer.LATER,
        Map.of(RETRY_AFTER, Integer.toString(seconds)),
        "Nothing is stored: %s. Send it again in %d s.".formatted(why, seconds));
  }

  private static Map<String, String> written(long samples, long histograms, long exemplars) {
    return Map.of(
        SAMPLES, Long.toString(samples),
        HISTOGRAMS, Long.toString(histograms),
        EXEMPLARS, Long.toString(exemplars));
  }
}
