package eu.megawatt.reports;

import eu.megawatt.reports.ledger.Account;
import eu.megawatt.reports.ledger.Amounts;
import eu.megawatt.reports.ledger.Basis;
import eu.megawatt.reports.ledger.CostKind;
import eu.megawatt.reports.ledger.CostParts;
import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.SiteQuarter;
import eu.megawatt.reports.period.Adjustments;
import eu.megawatt.reports.period.Period;
import eu.megawatt.reports.period.PeriodCharge;
import eu.megawatt.reports.period.PeriodCharge.Driver;
import eu.megawatt.reports.period.Statement;
import eu.megawatt.reports.period.StatementMaker;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** Months that a seed makes: sites, pools, jobs, idle, overhead, negative prices, corrections. */
public final class TestingStatements {

  /** In winter it is an hour ahead of UTC, and it changes its clocks. */
  public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  public static final YearMonth MONTH = YearMonth.of(2026, 10);

  private static final List<String> TENANTS = List.of("acme", "=cmd|' /C calc'!A0", "zebra");

  private final SplittableRandom random;
  private final List<SiteQuarter> quarters = new ArrayList<>();
  private final List<PeriodCharge> charges = new ArrayList<>();

  private TestingStatements(long seed) {
    random = new SplittableRandom(seed);
  }

  /** A month and the entries it was made of. */
  public record Month(
      Statement statement, List<SiteQuarter> quarters, List<PeriodCharge> charges) {}

  /** A month with corrections of the one before. */
  public static Month of(long seed) {
    TestingStatements made = new TestingStatements(seed);
    Period period = new Period(MONTH, PARIS);
    Statement own = made.month(period);
    Statement before = new TestingStatements(~seed).month(period.previous());
    Statement late = new TestingStatements(~seed + 1).month(period.previous());
    Statement statement =
        made.random.nextInt(3) == 0
            ? own
            : own.with(Adjustments.of(period.previous().month(), before.own(), late.own()));
    return new Month(statement, made.quarters, made.charges);
  }

  private Statement month(Period period) {
    StatementMaker maker = new StatementMaker(period);
    int sites = random.nextInt(1, 4);
    for (int site = 0; site < sites; site++) {
      String siteId = "S-" + site;
      int count = random.nextInt(1, 5);
      for (int i = 0; i < count; i++) {
        SiteQuarter entry = quarter(siteId, new Quarter(period.firstQuarter().index() + i));
        quarters.add(entry);
        maker.add(entry);
      }
      charge(siteId, maker);
    }
    return maker.statement();
  }

  private void charge(String siteId, StatementMaker maker) {
    if (random.nextBoolean()) {
      CostKind kind = random.nextBoolean() ? CostKind.NETWORK : CostKind.FLEXIBILITY;
      long microeur = random.nextLong(1_000_000_000);
      PeriodCharge charge =
          new PeriodCharge(
              siteId,
              kind,
              "peak",
              kind == CostKind.FLEXIBILITY ? -microeur : microeur,
              random.nextBoolean() ? Driver.ENERGY : Driver.GPU_TIME,
              "tariff");
      charges.add(charge);
      maker.add(charge);
    }
  }

  private SiteQuarter quarter(String siteId, Quarter quarter) {
    NavigableMap<Account, Amounts> lines = new TreeMap<>();
    int pools = random.nextInt(0, 3);
    for (int pool = 0; pool < pools; pool++) {
      String poolId = "p" + pool;
      int jobs = random.nextInt(0, 4);
      for (int job = 0; job < jobs; job++) {
        int which = random.nextInt(9);
        Holder holder = new Holder.Job(TENANTS.get(which % 3), "job-" + which, "training");
        lines.put(new Account(siteId, poolId, holder), amounts());
      }
      lines.put(new Account(siteId, poolId, Holder.IDLE), idle());
      lines.put(new Account(siteId, poolId, Holder.UNASSIGNED), amounts());
    }
    if (pools == 0) {
      lines.put(new Account(siteId, Account.NO_POOL, Holder.OVERHEAD), amounts());
    }
    long meter = lines.values().stream().mapToLong(Amounts::energyMilliJ).sum();
    Quality quality = new Quality(random.nextLong(800), random.nextLong(200), 0, 1_000, true);
    return new SiteQuarter(
        siteId, quarter, 1, new Basis(1, 1, new TreeMap<>(), List.of()), quality, meter, lines);
  }

  private Amounts amounts() {
    long gpuMillis = random.nextInt(4) == 0 ? 0 : random.nextLong(100_000_000);
    long used = gpuMillis == 0 ? 0 : random.nextLong(gpuMillis + 1);
    return amounts(gpuMillis, random.nextBoolean() ? gpuMillis : used);
  }

  private Amounts idle() {
    return amounts(random.nextLong(10_000_000), 0);
  }

  private Amounts amounts(long gpuMillis, long usedMillis) {
    return new Amounts(
        random.nextLong(50_000_000_000L),
        random.nextLong(-1_000_000, 9_000_000_000L),
        gpuMillis,
        usedMillis,
        CostParts.by(
            kind ->
                kind == CostKind.ENERGY || kind == CostKind.FLEXIBILITY
                    ? random.nextLong(-5_000_000, 9_000_000)
                    : random.nextLong(9_000_000)),
        random.nextLong(900_000),
        random.nextLong(900_000));
  }
}
