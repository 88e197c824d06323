package eu.megawatt.reports.imports;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How long values are in force that say only when they begin: as long as the closest two of their
 * day are apart, and no longer than until the next. A value that is left out stays a gap.
 */
final class DaySpacing {

  private static final Duration LONE_VALUE = Duration.ofMinutes(30);
  private static final Set<Duration> USUAL =
      Set.of(Duration.ofMinutes(15), Duration.ofMinutes(30), Duration.ofMinutes(60));

  private final ZoneId zone;
  private final NavigableSet<Instant> begins;
  private final Map<LocalDate, Duration> lengths = new TreeMap<>();

  private DaySpacing(ZoneId zone, Collection<Instant> begins) {
    this.zone = zone;
    this.begins = new TreeSet<>(begins);
  }

  /** Looks at all beginnings; a day with a spacing that no such file has is an issue. */
  static DaySpacing of(Collection<Instant> begins, ZoneId zone, Findings findings) {
    DaySpacing spacing = new DaySpacing(zone, begins);
    spacing.measure();
    spacing.lengths.forEach(
        (day, length) -> {
          if (!USUAL.contains(length)) {
            findings.issue(
                "",
                "the values of %s are %d min apart, not 15, 30 or 60"
                    .formatted(day, length.toMinutes()));
          }
        });
    return spacing;
  }

  private void measure() {
    for (Instant begin : begins) {
      Optional.ofNullable(begins.lower(begin))
          .filter(before -> day(before).equals(day(begin)))
          .ifPresent(before -> shorten(day(begin), Duration.between(before, begin)));
    }
  }

  private void shorten(LocalDate day, Duration length) {
    lengths.merge(day, length, (one, other) -> one.compareTo(other) <= 0 ? one : other);
  }

  /** When a value ends that begins at an instant. */
  Instant end(Instant begin) {
    Instant usual = begin.plus(lengths.getOrDefault(day(begin), LONE_VALUE));
    return Optional.ofNullable(begins.higher(begin)).filter(usual::isAfter).orElse(usual);
  }

  private LocalDate day(Instant instant) {
    return instant.atZone(zone).toLocalDate();
  }
}
