package eu.megawatt.service.books.ledger;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.service.store.Database;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** Days of a ledger of which every other quarter-hour is written, with what jobs used in each. */
public final class PastDays {

  /** The site of all entries. */
  public static final String SITE = "lyon";

  /** The pool of all jobs. */
  public static final String POOL = "pool";

  private static final int QUARTERS = 96;

  private PastDays() {}

  /** Writes days, with the kilowatts of a job on each of them. */
  public static void write(
      Database database,
      LocalDate from,
      int count,
      List<Holder.Job> jobs,
      BiFunction<Integer, Holder.Job, Long> kw) {
    database
        .jdbi()
        .useTransaction(
            handle -> {
              for (int day = 0; day < count; day++) {
                LedgerTable.add(handle, entries(from, day, 1, jobs, kw), Instant.EPOCH);
              }
            });
  }

  /** Writes a day anew. */
  public static void correct(
      Database database,
      LocalDate from,
      int day,
      List<Holder.Job> jobs,
      BiFunction<Integer, Holder.Job, Long> kw) {
    database
        .jdbi()
        .useTransaction(
            handle -> LedgerTable.add(handle, entries(from, day, 2, jobs, kw), Instant.EPOCH));
  }

  private static List<SiteQuarter> entries(
      LocalDate from,
      int day,
      int version,
      List<Holder.Job> jobs,
      BiFunction<Integer, Holder.Job, Long> kw) {
    Quarter first = Quarter.at(from.plusDays(day).atStartOfDay(ZoneOffset.UTC).toInstant());
    Map<Account, Amounts> lines = new TreeMap<>();
    long all = 0;
    for (Holder.Job job : jobs) {
      long milliJ = kw.apply(day, job) * 1_000 * Quarter.MILLIS;
      all += milliJ;
      lines.put(new Account(SITE, POOL, job), new Amounts(milliJ, 0, 0, 0, CostParts.NONE, 0, 0));
    }
    List<SiteQuarter> entries = new ArrayList<>();
    for (int i = 0; i < QUARTERS; i += 2) {
      entries.add(
          new SiteQuarter(
              SITE,
              new Quarter(first.index() + i),
              version,
              new Basis(version, 1, new TreeMap<>(), List.of()),
              Quality.NONE,
              all,
              new TreeMap<>(lines)));
    }
    return entries;
  }
}
