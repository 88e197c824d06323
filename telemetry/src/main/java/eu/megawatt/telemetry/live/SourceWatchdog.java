package eu.megawatt.telemetry.live;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Finds sources that fail, are silent, or whose clock is off. */
final class SourceWatchdog {

  private static final double SECOND = 1e3;

  private SourceWatchdog() {}

  static List<Finding> look(List<HeardSource> sources, LiveSettings settings) {
    List<Finding> findings = new ArrayList<>();
    for (HeardSource source : sources) {
      Subject subject = new Subject(source.kind(), source.id());
      switch (source.state()) {
        case HEARD -> {}
        case SILENT ->
            findings.add(
                Finding.of(
                    AttentionKind.SOURCE_STALE, subject, words(source, "sends nothing new")));
        case FAILING ->
            findings.add(
                Finding.of(AttentionKind.SOURCE_FAILING, subject, words(source, "cannot be read")));
      }
      OptionalLong offset = source.clockOffsetMillis();
      if (offset.isPresent() && Math.abs(offset.getAsLong()) > settings.clockOff().toMillis()) {
        findings.add(
            Finding.of(
                AttentionKind.CLOCK_OFF, subject, clock(source, offset.getAsLong(), settings)));
      }
    }
    return findings;
  }

  private static String words(HeardSource source, String what) {
    return source.trouble().isEmpty()
        ? "%s %s %s".formatted(source.kind(), source.id(), what)
        : "%s %s %s: %s".formatted(source.kind(), source.id(), what, source.trouble());
  }

  /** Behind, it may be its clock or its way here; ahead, only its clock. */
  private static String clock(HeardSource source, long offsetMillis, LiveSettings settings) {
    double seconds = Math.abs(offsetMillis) / SECOND;
    boolean far = Math.abs(offsetMillis) > settings.clockFarOff().toMillis();
    String head = "%s %s: ".formatted(source.kind(), source.id());
    if (offsetMillis < 0) {
      return head
          + "its clock is %.1f s ahead%s"
              .formatted(seconds, far ? "; nothing that is so far in the future is taken" : "");
    }
    return head
        + "its newest readings are %.1f s old when they come: its clock is behind, or it holds them back%s"
            .formatted(seconds, far ? "; they count in energy and are too old for live power" : "");
  }
}
