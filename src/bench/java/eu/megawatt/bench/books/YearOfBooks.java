package eu.megawatt.bench.books;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementMaker;
import eu.megawatt.reports.period.StatementText;
import eu.megawatt.reports.simulate.Faults;
import eu.megawatt.reports.simulate.SimulatedFleet;
import eu.megawatt.reports.simulate.Simulation;
import eu.megawatt.reports.simulate.Simulation.Knowledge;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;

/**
 * Closes the months of a year of the large simulated fleet into a directory, as the service keeps
 * them. Each line has energy, GPU time, carbon and a cost of each kind, in proportion: what is
 * measured is how they are exported, not how they are priced.
 */
final class YearOfBooks {

  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  private static final int YEAR = 2026;
  private static final long MILLIJOULES_PER_MICROEUR = 50_000;
  private static final long MILLIJOULES_PER_MILLIGRAM = 70_000;

  private final Path directory;
  private StatementMaker maker;
  private Period period;
  private long lines;

  private YearOfBooks(Path directory) {
    this.directory = directory;
    this.period = new Period(YearMonth.of(YEAR, 1), ZONE);
    this.maker = new StatementMaker(period);
  }

  /** Makes so many months and says of how many lines of the ledger they are. */
  static long make(Path directory, int months) throws IOException {
    YearOfBooks year = new YearOfBooks(directory);
    Period last = new Period(YearMonth.of(YEAR, months), ZONE);
    new Simulation(SimulatedFleet.large(), year.period, last, 1, Faults.NONE)
        .run(Knowledge.FIRST, year::add);
    year.close();
    return year.lines;
  }

  /** The file of a month. */
  static Path file(Path directory, int month) {
    return directory.resolve("%d-%02d.gz".formatted(YEAR, month));
  }

  private void add(QuarterFacts facts) {
    if (!period.contains(facts.quarter())) {
      try {
        close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      period = period.next();
      maker = new StatementMaker(period);
    }
    SiteQuarter entry = entry(facts);
    lines += entry.lines().size();
    maker.add(entry);
  }

  private void close() throws IOException {
    Statement statement = maker.statement();
    try (OutputStream out =
        new GZIPOutputStream(
            Files.newOutputStream(file(directory, period.month().getMonthValue())))) {
      StatementText.write(statement, out);
    }
  }

  private static SiteQuarter entry(QuarterFacts facts) {
    NavigableMap<Account, Amounts> lines = new TreeMap<>();
    for (PoolFacts pool : facts.pools()) {
      for (JobFacts job : pool.jobs().values()) {
        put(
            lines,
            facts,
            pool,
            job.job(),
            amounts(job.itMilliJ(), job.allocatedGpuMillis(), job.usedGpuMillis()));
      }
      put(lines, facts, pool, Holder.IDLE, amounts(pool.idleMilliJ(), pool.freeGpuMillis(), 0));
      put(lines, facts, pool, Holder.UNASSIGNED, amounts(pool.unassignedMilliJ(), 0, 0));
    }
    long meter = lines.values().stream().mapToLong(Amounts::energyMilliJ).sum();
    return new SiteQuarter(
        facts.siteId(),
        facts.quarter(),
        1,
        new Basis(facts.version(), 1, new TreeMap<>(), List.of()),
        facts.quality(),
        meter,
        lines);
  }

  private static void put(
      NavigableMap<Account, Amounts> lines,
      QuarterFacts facts,
      PoolFacts pool,
      Holder holder,
      Amounts amounts) {
    lines.put(new Account(facts.siteId(), pool.poolId(), holder), amounts);
  }

  private static Amounts amounts(long itMilliJ, long allocated, long used) {
    long overhead = itMilliJ / 10;
    long microeur = (itMilliJ + overhead) / MILLIJOULES_PER_MICROEUR;
    long milliG = (itMilliJ + overhead) / MILLIJOULES_PER_MILLIGRAM;
    return new Amounts(
        itMilliJ,
        overhead,
        allocated,
        used,
        CostParts.by(kind -> kind == CostKind.FLEXIBILITY ? -microeur / 20 : microeur),
        milliG,
        milliG / 2);
  }
}
