package eu.megawatt.reports.simulate;

import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import eu.megawatt.reports.period.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What telemetry would have recorded of a fleet in some months, quarter-hour by quarter-hour and
 * site by site. The same for the same fleet, months and seed.
 */
public final class Simulation {

  /** As of when. */
  public enum Knowledge {
    /** What was known right after each quarter-hour. */
    FIRST,
    /** What came late: only quarter-hours of which more is known than at first, as version 2. */
    LATE
  }

  private static final int DAY = 96;
  private static final double HALF = 0.5;

  private final SimulatedFleet fleet;
  private final Period first;
  private final Period last;
  private final long seed;
  private final Faults faults;
  private final int warmDays;

  /** Of the months from one to another, both included. */
  public Simulation(SimulatedFleet fleet, Period first, Period last, long seed, Faults faults) {
    this(fleet, first, last, seed, faults, 0);
  }

  private Simulation(
      SimulatedFleet fleet, Period first, Period last, long seed, Faults faults, int warmDays) {
    this.fleet = fleet;
    this.first = first;
    this.last = last;
    this.seed = seed;
    this.faults = faults;
    this.warmDays = warmDays;
  }

  /** Of one month. */
  public Simulation(SimulatedFleet fleet, Period period, long seed, Faults faults) {
    this(fleet, period, period, seed, faults);
  }

  /** The same of a fleet that has had work for so many days before, of which nothing is told. */
  public Simulation afterWorkOf(int days) {
    return new Simulation(fleet, first, last, seed, faults, days);
  }

  /** Gives all facts in the order of time, of each quarter-hour in that of the sites. */
  public void run(Knowledge knowledge, Consumer<QuarterFacts> out) {
    List<SiteRun> sites = new ArrayList<>();
    SplittableRandom seeds = new SplittableRandom(seed);
    int gpus =
        fleet.sites().stream()
            .flatMap(it -> it.pools().stream())
            .mapToInt(SimulatedPool::gpuCount)
            .sum();
    for (SimulatedSite site : fleet.sites()) {
      sites.add(new SiteRun(site, fleet, gpus, faults, seeds.split()));
    }
    long begin = first.firstQuarter().index();
    for (long it = begin - (long) warmDays * DAY; it < begin; it++) {
      for (SiteRun site : sites) {
        site.warm(new Quarter(it));
      }
    }
    Quarter end = last.endQuarter();
    for (Quarter it = first.firstQuarter(); it.compareTo(end) < 0; it = it.next()) {
      for (SiteRun site : sites) {
        site.next(it, knowledge, out);
      }
    }
  }

  /** A site as time passes. */
  private static final class SiteRun {

    private final SimulatedSite site;
    private final Faults faults;
    private final SplittableRandom random;
    private final List<PoolJobs> pools = new ArrayList<>();

    SiteRun(
        SimulatedSite site,
        SimulatedFleet fleet,
        int gpus,
        Faults faults,
        SplittableRandom random) {
      this.site = site;
      this.faults = faults;
      this.random = random;
      for (SimulatedPool pool : site.pools()) {
        double perQuarter = (double) fleet.jobsPerDay() / DAY * pool.gpuCount() / gpus;
        pools.add(new PoolJobs(pool, fleet, perQuarter, random.split()));
      }
    }

    /** Has work come and go without a word of it. */
    void warm(Quarter quarter) {
      pools.forEach(it -> it.next(quarter));
    }

    void next(Quarter quarter, Knowledge knowledge, Consumer<QuarterFacts> out) {
      List<PoolFacts> whole = pools.stream().map(it -> it.next(quarter)).toList();
      boolean isSilent = random.nextDouble() < faults.silentRatio();
      int heardPerMille = isSilent ? random.nextInt(1_000) : 1_000;
      OptionalLong meter = meter(quarter, whole);
      if (knowledge == Knowledge.LATE && isSilent) {
        out.accept(facts(quarter, 2, meter, whole, 1_000));
      } else if (knowledge == Knowledge.FIRST) {
        List<PoolFacts> heard = whole.stream().map(it -> heard(it, heardPerMille)).toList();
        out.accept(facts(quarter, 1, meter, heard, heardPerMille));
      }
    }

    private OptionalLong meter(Quarter quarter, List<PoolFacts> whole) {
      long it = whole.stream().mapToLong(Simulation::itMilliJ).sum();
      double warmth = HALF + HALF * Math.sin(2 * Math.PI * (quarter.index() % DAY - 30) / DAY);
      double pue = site.coolPue() + site.pueSwing() * warmth;
      double noise = 1 + (random.nextDouble() - HALF) / 500;
      boolean isUnread = random.nextDouble() < faults.unmeteredRatio();
      boolean isLess = random.nextDouble() < faults.disagreeingRatio();
      long meter = (long) (it * (isLess ? 0.99 : pue * noise));
      return isUnread ? OptionalLong.empty() : OptionalLong.of(meter);
    }

    private QuarterFacts facts(
        Quarter quarter,
        long version,
        OptionalLong meter,
        List<PoolFacts> pools,
        int heardPerMille) {
      long expected = pools.stream().mapToLong(PoolFacts::inServiceGpuMillis).sum();
      return new QuarterFacts(
          site.id(),
          quarter,
          version,
          meter,
          meter.isPresent() ? List.of(site.meterId()) : List.of(),
          pools,
          new Quality(expected / 1_000 * heardPerMille, 0, 0, expected, meter.isPresent()));
    }
  }

  private static long itMilliJ(PoolFacts pool) {
    return pool.idleMilliJ()
        + pool.unassignedMilliJ()
        + pool.jobs().values().stream().mapToLong(JobFacts::itMilliJ).sum();
  }

  private static PoolFacts heard(PoolFacts pool, int perMille) {
    if (perMille == 1_000) {
      return pool;
    }
    NavigableMap<String, JobFacts> jobs = new TreeMap<>();
    pool.jobs()
        .forEach(
            (id, it) ->
                jobs.put(
                    id,
                    new JobFacts(
                        it.job(),
                        it.itMilliJ() / 1_000 * perMille,
                        it.allocatedGpuMillis(),
                        it.usedGpuMillis() * perMille / 1_000)));
    return new PoolFacts(
        pool.poolId(),
        pool.inServiceGpuMillis(),
        jobs,
        pool.idleMilliJ() / 1_000 * perMille,
        pool.unassignedMilliJ() / 1_000 * perMille);
  }
}
