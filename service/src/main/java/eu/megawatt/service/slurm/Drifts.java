package eu.megawatt.service.slurm;

import eu.megawatt.service.telemetry.FleetSummary.AttentionItem;
import eu.megawatt.service.telemetry.FleetSummary.AttentionSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where Slurm and the plan did not agree. Each is told once for as long as it is so, and needs
 * somebody for a while after. Thread-safe.
 */
final class Drifts {

  /** How long one is shown after it was last so. */
  static final Duration SHOWN = Duration.ofMinutes(15);

  /** How many are shown; of more, those that came last. */
  static final int MOST = 100;

  private final Consumer<Step.Drift> news;
  private final Map<Subject, Seen> seen = new LinkedHashMap<>();
  private Instant look = Instant.MIN;
  private Instant lookBefore = Instant.MIN;

  private record Subject(Step.Drift.Kind kind, String jobId) {}

  private record Seen(String what, Instant since, Instant last) {}

  /**
   * @param news hears of each once
   */
  Drifts(Consumer<Step.Drift> news) {
    this.news = news;
  }

  /** Slurm is looked at anew: what was so at the look before and is still so is the same one. */
  synchronized void look(Instant now) {
    lookBefore = look;
    look = now;
    seen.values().removeIf(it -> it.last.isBefore(now.minus(SHOWN)));
  }

  /** One more, or one that is still there. */
  synchronized void see(Step.Drift drift, Instant now) {
    Subject subject = new Subject(drift.kind(), drift.jobId());
    Optional<Seen> before =
        Optional.ofNullable(seen.remove(subject)).filter(it -> !it.last.isBefore(lookBefore));
    seen.put(subject, new Seen(drift.what(), before.map(Seen::since).orElse(now), now));
    if (before.isEmpty()) {
      news.accept(drift);
    }
    for (Iterator<Subject> oldest = seen.keySet().iterator(); seen.size() > MOST; ) {
      oldest.next();
      oldest.remove();
    }
  }

  /** What needs somebody, the newest first. */
  synchronized List<AttentionItem> matters() {
    return List.copyOf(seen.entrySet()).reversed().stream()
        .map(it -> matter(it.getKey(), it.getValue()))
        .toList();
  }

  private static AttentionItem matter(Subject subject, Seen seen) {
    return new AttentionItem(
        "SlurmDiffers",
        new AttentionSubject("job", subject.jobId, Optional.empty(), Optional.empty()),
        "%s: %s.".formatted(subject.kind.word(), seen.what),
        seen.since,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
