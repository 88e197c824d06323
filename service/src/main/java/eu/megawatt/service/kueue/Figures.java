package eu.megawatt.service.kueue;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** What has been done since the controller began. Thread-safe. */
final class Figures {

  final LongAdder lists = new LongAdder();
  final LongAdder watchesEnded = new LongAdder();
  final LongAdder bookmarks = new LongAdder();
  final LongAdder reviews = new LongAdder();
  final LongAdder ready = new LongAdder();
  final LongAdder retries = new LongAdder();
  final LongAdder rejections = new LongAdder();
  final LongAdder admittedUnasked = new LongAdder();
  final LongAdder unanswered = new LongAdder();
  final LongAdder conflicts = new LongAdder();
  final LongAdder givenBack = new LongAdder();

  /** Jobs of Megawatt that are held for workloads. */
  final AtomicLong held = new AtomicLong();

  /** Workloads that are known. */
  final AtomicLong workloads = new AtomicLong();

  private final Troubles troubles;

  Figures(Troubles troubles) {
    this.troubles = troubles;
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new LinkedHashMap<>();
    counts.put("lists_total", lists.sum());
    counts.put("watches_ended_total", watchesEnded.sum());
    counts.put("bookmarks_total", bookmarks.sum());
    counts.put("reviews_total", reviews.sum());
    counts.put("ready_total", ready.sum());
    counts.put("retries_total", retries.sum());
    counts.put("rejections_total", rejections.sum());
    counts.put("admitted_unasked_total", admittedUnasked.sum());
    counts.put("unanswered_total", unanswered.sum());
    counts.put("conflicts_total", conflicts.sum());
    counts.put("given_back_total", givenBack.sum());
    counts.put("troubles_total", troubles.metCount());
    counts.put("troubles_open", (long) troubles.openCount());
    counts.put("workloads", workloads.get());
    counts.put("held_jobs", held.get());
    return counts;
  }

  /** For Prometheus. */
  String page() {
    return counts().entrySet().stream()
        .map(
            it ->
                "# TYPE megawatt_kueue_%s %s%nmegawatt_kueue_%s %d%n"
                    .formatted(
                        it.getKey(),
                        it.getKey().endsWith("_total") ? "counter" : "gauge",
                        it.getKey(),
                        it.getValue()))
        .collect(Collectors.joining());
  }

  @Override
  public String toString() {
    return "%d reviews: %d ready, %d to try again, %d rejected, %d without an answer; %d given back"
        .formatted(
            reviews.sum(),
            ready.sum(),
            retries.sum(),
            rejections.sum(),
            unanswered.sum(),
            givenBack.sum());
  }
}
