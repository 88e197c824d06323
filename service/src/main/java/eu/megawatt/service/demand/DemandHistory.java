package eu.megawatt.service.demand;

import eu.megawatt.planner.demand.DemandGroup;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.service.books.ledger.LedgerTable;
import eu.megawatt.service.live.KeptJob;
import eu.megawatt.service.live.LiveStore;
import eu.megawatt.service.store.Database;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * Demand day by day, from the energy that the ledger has of jobs and from the jobs that waited.
 * Days that are over are counted once, and again when other entries of them count. Thread-safe.
 */
public final class DemandHistory {

  /** The most days at once: ten years. */
  public static final int MOST_DAYS = 3_660;

  /** A site that was silent for so many days is gone. */
  private static final int SITE_DAYS = 7;

  /** Days whose jobs are in memory at once. */
  private static final int DAYS_AT_ONCE = 31;

  /** The newest jobs say which profile a tenant usually asks for. */
  private static final int JOBS_ASKED = 2_000;

  private final Database database;
  private final LedgerTable ledger;
  private final LiveStore jobs;
  private final Supplier<SortedMap<String, String>> poolTypes;
  private final LongSupplier waitingHours;
  private final Clock clock;

  /**
   * A history.
   *
   * @param poolTypes the GPU type of each pool
   * @param waitingHours hours of sites that are not booked yet, or are to be booked again
   */
  public DemandHistory(
      Database database,
      LedgerTable ledger,
      LiveStore jobs,
      Supplier<SortedMap<String, String>> poolTypes,
      LongSupplier waitingHours,
      Clock clock) {
    this.database = database;
    this.ledger = ledger;
    this.jobs = jobs;
    this.poolTypes = poolTypes;
    this.waitingHours = waitingHours;
    this.clock = clock;
  }

  /** Today, of which nothing is told as it is not over. */
  public LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  /** The first day of which the ledger has anything; empty where it has nothing. */
  public Optional<LocalDate> firstDay() {
    return ledger.firstDay().map(LocalDate::ofEpochDay);
  }

  /** Hours of sites that are yet to be booked: what is told here lacks them. */
  long waitingHourCount() {
    return waitingHours.getAsLong();
  }

  /** Demand in [from, to) by group, as far as days are over. */
  SortedMap<DemandGroup, DemandSeries> between(LocalDate from, LocalDate to, Set<DemandPart> by) {
    LocalDate end = to.isAfter(today()) ? today() : to;
    Collection<DemandDay> days = end.isAfter(from) ? heard(from, end) : Set.of();
    return DemandSeries.by(from, end.isAfter(from) ? end : from, days, by, usualProfiles());
  }

  /** The days of which every site was heard that had anything to say in the week before. */
  private List<DemandDay> heard(LocalDate from, LocalDate to) {
    NavigableMap<LocalDate, DemandDay> days = counted(from, to);
    NavigableMap<Long, SortedSet<String>> due =
        ledger.dueSites(DayCount.first(from), DayCount.first(to));
    List<DemandDay> heard = new ArrayList<>();
    for (DemandDay day : days.values()) {
      Set<String> expected =
          new HashSet<>(due.getOrDefault(day.day().toEpochDay(), Collections.emptySortedSet()));
      days.subMap(day.day().minusDays(SITE_DAYS), day.day())
          .values()
          .forEach(it -> expected.addAll(it.siteIds()));
      expected.removeAll(day.siteIds());
      if (expected.isEmpty()) {
        heard.add(day);
      }
    }
    return heard;
  }

  private synchronized NavigableMap<LocalDate, DemandDay> counted(LocalDate from, LocalDate to) {
    NavigableMap<Long, Long> revisions =
        ledger.revisionsByDay(DayCount.first(from), DayCount.first(to));
    NavigableMap<LocalDate, DemandDayTable.Kept> kept =
        database.jdbi().withHandle(handle -> DemandDayTable.between(handle, from, to));
    NavigableMap<LocalDate, DemandDay> days = new TreeMap<>();
    NavigableMap<LocalDate, Long> due = new TreeMap<>();
    revisions.forEach(
        (epochDay, revision) -> {
          LocalDate day = LocalDate.ofEpochDay(epochDay);
          DemandDayTable.Kept known = kept.get(day);
          if (known != null && known.revision() == revision) {
            days.put(day, known.day());
          } else {
            due.put(day, revision);
          }
        });
    while (!due.isEmpty()) {
      LocalDate begin = due.firstKey();
      NavigableMap<LocalDate, Long> some = due.headMap(begin.plusDays(DAYS_AT_ONCE), false);
      days.putAll(count(some));
      some.clear();
    }
    return days;
  }

  private NavigableMap<LocalDate, DemandDay> count(NavigableMap<LocalDate, Long> due) {
    LocalDate from = due.firstKey();
    LocalDate to = due.lastKey().plusDays(1);
    Map<String, WantedJob> wanted = wanted(from, to);
    SortedMap<String, String> types = poolTypes.get();
    NavigableMap<LocalDate, DemandDay> days = new TreeMap<>();
    for (LocalDate day : due.keySet()) {
      days.put(day, count(day, wanted, pool -> types.getOrDefault(pool, DemandGroup.UNKNOWN)));
    }
    database
        .jdbi()
        .useTransaction(
            handle ->
                days.forEach(
                    (day, its) -> DemandDayTable.keep(handle, due.getOrDefault(day, 0L), its)));
    return days;
  }

  private DemandDay count(
      LocalDate day, Map<String, WantedJob> wanted, UnaryOperator<String> typeOf) {
    DayCount count = new DayCount(day, typeOf, wanted);
    Quarter from = DayCount.first(day);
    Quarter to = DayCount.first(day.plusDays(1));
    ledger.sites(from, to).forEach(site -> ledger.inForce(site, from, to, count::add));
    return count.counted();
  }

  /** The jobs that ran or waited in [from, to), by id. */
  private Map<String, WantedJob> wanted(LocalDate from, LocalDate to) {
    Map<String, WantedJob> wanted = new HashMap<>();
    Instant now = clock.instant();
    jobs.between(
        from.atStartOfDay(ZoneOffset.UTC).toInstant(),
        to.atStartOfDay(ZoneOffset.UTC).toInstant(),
        it -> {
          WantedJob its = WantedJob.of(it, now);
          wanted.put(its.id(), its);
        });
    return wanted;
  }

  /** The profile that most of a tenant's newest jobs ask for. */
  private UnaryOperator<String> usualProfiles() {
    Map<String, Map<String, Integer>> counts = new TreeMap<>();
    for (KeptJob it : jobs.list("", "", "", Long.MAX_VALUE, JOBS_ASKED).entries()) {
      counts
          .computeIfAbsent(it.job().work().job().tenant(), _ -> new TreeMap<>())
          .merge(it.job().work().job().residency(), 1, Integer::sum);
    }
    return tenant ->
        counts.getOrDefault(tenant, Map.of()).entrySet().stream()
            .max(
                Comparator.comparingInt((Map.Entry<String, Integer> it) -> it.getValue())
                    .thenComparing(Map.Entry::getKey, Comparator.reverseOrder()))
            .map(Map.Entry::getKey)
            .orElse(DemandGroup.UNKNOWN);
  }
}
