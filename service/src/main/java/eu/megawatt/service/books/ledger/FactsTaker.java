package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.service.record.QuarterTouches;
import eu.megawatt.service.record.QuarterTouches.Touch;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Keeps facts of the quarter-hours whose records were written, once their hour is over. A
 * quarter-hour without any record is kept as one of which nothing is known when nothing can come of
 * it any more, from a site's first facts on. For one thread.
 */
final class FactsTaker {

  private static final int TOUCHES_AT_ONCE = 64;

  /** Quarter-hours that are looked through at once for those without records. */
  private static final long LOOKED_AT_ONCE = 960;

  /** Samples may come a day late, and are rolled up soon after. */
  private static final Duration LATEST = Duration.ofHours(25);

  private final Jdbi jdbi;
  private final TelemetryFacts telemetry;
  private final BooksSettings settings;
  private final Clock clock;

  FactsTaker(Jdbi jdbi, TelemetryFacts telemetry, BooksSettings settings, Clock clock) {
    this.jdbi = jdbi;
    this.telemetry = telemetry;
    this.settings = settings;
    this.clock = clock;
  }

  /** Takes some, and says whether there may be more. */
  boolean take() {
    Instant now = clock.instant();
    boolean hasLooked = noteSilent(Quarter.at(now.minus(LATEST)));
    long hour = Math.floorDiv(Quarter.at(now.minus(settings.lag())).index(), DueHours.QUARTERS);
    List<Touch> touches =
        jdbi.withHandle(
            handle -> QuarterTouches.before(handle, hour * DueHours.QUARTERS, TOUCHES_AT_ONCE));
    takeAll(touches, now);
    return hasLooked || touches.size() == TOUCHES_AT_ONCE;
  }

  /** One that cannot be taken does not stop those behind it; it stays, and is told in the end. */
  private void takeAll(List<Touch> touches, Instant now) {
    Optional<RuntimeException> first = Optional.empty();
    for (Touch touch : touches) {
      try {
        take(touch, now);
      } catch (RuntimeException e) {
        first.ifPresent(e::addSuppressed);
        first = Optional.of(e);
      }
    }
    if (first.isPresent()) {
      throw first.get();
    }
  }

  private void take(Touch touch, Instant now) {
    Quarter quarter = new Quarter(touch.quarter());
    Set<String> silent = silent(quarter, now);
    List<QuarterFacts> facts = telemetry.of(quarter, silent::contains);
    jdbi.useTransaction(
        handle -> {
          for (QuarterFacts it : facts) {
            if (FactsTable.add(handle, it)) {
              DueHours.add(handle, it.siteId(), quarter);
            }
          }
          QuarterTouches.taken(handle, touch);
        });
  }

  /** Sites of which it counts that they say nothing: they did before, or in this quarter-hour. */
  private Set<String> silent(Quarter quarter, Instant now) {
    boolean isOver = quarter.to().isBefore(now.minus(LATEST));
    return jdbi.withHandle(
        handle -> {
          Set<String> sites = new HashSet<>(FactsTable.sites(handle, quarter, quarter.next()));
          if (isOver) {
            sites.addAll(FactsTable.sitesBefore(handle, quarter));
          }
          return sites;
        });
  }

  /** Notes the quarter-hours without facts, up to one; whether there was anything to look at. */
  private boolean noteSilent(Quarter end) {
    return jdbi.inTransaction(
        handle -> {
          long reached = Progress.SILENT.reached(handle);
          long from = Math.max(reached, FactsTable.first(handle).orElse(end).index());
          long to = Math.min(end.index(), from + LOOKED_AT_ONCE);
          if (to <= from) {
            return false;
          }
          QuarterTouches.note(handle, without(handle, from, to));
          Progress.SILENT.reach(handle, to);
          return true;
        });
  }

  private static List<Long> without(Handle handle, long from, long to) {
    Set<Long> known = FactsTable.quarters(handle, new Quarter(from), new Quarter(to));
    return LongStream.range(from, to).filter(it -> !known.contains(it)).boxed().toList();
  }
}
