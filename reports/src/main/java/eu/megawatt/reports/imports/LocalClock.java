package eu.megawatt.reports.imports;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a clock on the wall. Of the hour that comes twice in autumn, what stands first in the file
 * is the first of the two, summer time; the hour that is passed over in spring never is.
 */
final class LocalClock {

  private final ZoneRules rules;
  private final Map<LocalDateTime, Integer> seenTwice = new HashMap<>();

  LocalClock(ZoneId zone) {
    rules = zone.getRules();
  }

  /** The instant that a local time means where it stands; empty where the clock never shows it. */
  Optional<Instant> next(LocalDateTime local) {
    List<ZoneOffset> offsets = rules.getValidOffsets(local);
    if (offsets.size() < 2) {
      return offsets.stream().map(local::toInstant).findFirst();
    }
    int seen = seenTwice.merge(local, 1, Integer::sum);
    return Optional.of(local.toInstant(offsets.get(Math.min(seen, offsets.size()) - 1)));
  }

  /** The first instant after another at which the clock shows a local time. */
  Optional<Instant> after(Instant instant, LocalDateTime local) {
    return rules.getValidOffsets(local).stream()
        .map(local::toInstant)
        .filter(candidate -> candidate.isAfter(instant))
        .min(Instant::compareTo);
  }
}
