package eu.megawatt.reports.imports;

import eu.megawatt.reports.series.SeriesId;
import eu.megawatt.reports.series.Step;
import eu.megawatt.reports.series.TimedSeries;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The steps of one series with where each stands in the file; none is let over another. */
final class Timeline {

  /** Sources of one series that are told. */
  private static final int SOURCES = 4;

  /** Characters of a source that are told. */
  private static final int LONGEST_SOURCE = 200;

  private record Placed(Step step, String pointer) {}

  private final SeriesId id;
  private final Findings findings;
  private final NavigableMap<Instant, Placed> steps = new TreeMap<>();
  private final Set<String> sources = new LinkedHashSet<>();
  private int repeated;

  Timeline(SeriesId id, Findings findings) {
    this.id = id;
    this.findings = findings;
  }

  void add(Step step, String source, String pointer) {
    if (sources.size() <= SOURCES) {
      sources.add(oneLine(source));
    }
    Optional<Placed> other = overlapping(step);
    if (other.isEmpty()) {
      steps.put(step.from(), new Placed(step, pointer));
    } else if (other.get().step().equals(step)) {
      repeated++;
    } else {
      findings.issue(pointer, clash(step, other.get()));
    }
  }

  private static String oneLine(String source) {
    String line = source.replaceAll("\\p{Cntrl}+", " ");
    return line.length() <= LONGEST_SOURCE ? line : line.substring(0, LONGEST_SOURCE) + "...";
  }

  private Optional<Placed> overlapping(Step step) {
    return Stream.of(steps.floorEntry(step.from()), steps.ceilingEntry(step.from()))
        .flatMap(Stream::ofNullable)
        .map(Map.Entry::getValue)
        .filter(
            placed ->
                placed.step().from().isBefore(step.to())
                    && step.from().isBefore(placed.step().to()))
        .findFirst();
  }

  private String clash(Step step, Placed other) {
    return "%s is %s from %s to %s, but %s says %s from %s to %s. Maybe keep one of the two"
        .formatted(
            id,
            step.value().toPlainString(),
            step.from(),
            step.to(),
            other.pointer(),
            other.step().value().toPlainString(),
            other.step().from(),
            other.step().to());
  }

  /** Says how many steps stand there more than once, alike. */
  void noteRepeated() {
    if (repeated > 0) {
      findings.note("%s: %,d values stand there twice, alike".formatted(id, repeated));
    }
  }

  TimedSeries series() {
    String shown = sources.stream().limit(SOURCES).collect(Collectors.joining("; "));
    return new TimedSeries(
        id,
        sources.size() > SOURCES ? shown + "; and more" : shown,
        steps.values().stream().map(Placed::step).toList());
  }
}
