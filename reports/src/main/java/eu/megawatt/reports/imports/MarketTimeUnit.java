package eu.megawatt.reports.imports;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The cell that names a market time unit: {@code 31/03/2024 01:45:00 (CET) - 31/03/2024 03:00:00
 * (CEST)}, with points or slashes, with or without seconds and marks.
 */
record MarketTimeUnit(
    LocalDateTime from,
    Optional<ZoneOffset> fromMark,
    LocalDateTime to,
    Optional<ZoneOffset> toMark) {

  private static final String TIME =
      "(\\d\\d)[./](\\d\\d)[./](\\d{4}) (\\d\\d):(\\d\\d)(?::00)?(?: \\(([A-Z/]+)\\))?";
  private static final Pattern FORM = Pattern.compile(TIME + " - " + TIME);
  private static final int GROUPS = 6;

  private static final Map<String, ZoneOffset> MARKS =
      Map.of(
          "UTC", ZoneOffset.UTC,
          "WET", ZoneOffset.UTC,
          "WEST", ZoneOffset.ofHours(1),
          "CET", ZoneOffset.ofHours(1),
          "CEST", ZoneOffset.ofHours(2),
          "EET", ZoneOffset.ofHours(2),
          "EEST", ZoneOffset.ofHours(3));

  private static final Set<Long> LENGTHS_MINUTES = Set.of(15L, 30L, 60L);

  /** Reads a cell; empty where it is no market time unit. */
  static Optional<MarketTimeUnit> parse(String cell) {
    Matcher matcher = FORM.matcher(cell);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new MarketTimeUnit(
              local(matcher, 0), mark(matcher, 0), local(matcher, GROUPS), mark(matcher, GROUPS)));
    } catch (DateTimeException _) {
      return Optional.empty();
    }
  }

  private static LocalDateTime local(Matcher in, int before) {
    return LocalDateTime.of(
        whole(in, before + 3),
        whole(in, before + 2),
        whole(in, before + 1),
        whole(in, before + 4),
        whole(in, before + 5));
  }

  private static int whole(Matcher in, int group) {
    return Integer.parseInt(in.group(group));
  }

  /** The offset that a mark says; one such as CET/CEST says none. */
  private static Optional<ZoneOffset> mark(Matcher in, int before) {
    @Nullable String mark = in.group(before + GROUPS);
    return mark == null ? Optional.empty() : Optional.ofNullable(MARKS.get(mark));
  }

  /** When it begins, on a clock; empty where the clock passes over it. */
  Optional<Instant> begin(LocalClock clock) {
    return fromMark.map(from::toInstant).or(() -> clock.next(from));
  }

  /**
   * When it ends: as long after its beginning as the clock says, or, as the clock is changed, when
   * the clock next shows its end.
   */
  Optional<Instant> end(Instant begin, LocalClock clock) {
    Duration onTheWall = Duration.between(from, to);
    Optional<Instant> marked = toMark.map(to::toInstant);
    Optional<Instant> end =
        LENGTHS_MINUTES.contains(onTheWall.toMinutes())
            ? Optional.of(begin.plus(onTheWall))
            : clock.after(begin, to);
    return marked.or(() -> end).filter(it -> isLength(Duration.between(begin, it)));
  }

  private static boolean isLength(Duration length) {
    return LENGTHS_MINUTES.contains(length.toMinutes()) && length.toSecondsPart() == 0;
  }
}
