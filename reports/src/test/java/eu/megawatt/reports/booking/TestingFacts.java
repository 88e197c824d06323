package eu.megawatt.reports.booking;

import eu.megawatt.reports.ledger.Holder;
import eu.megawatt.reports.ledger.JobFacts;
import eu.megawatt.reports.ledger.PoolFacts;
import eu.megawatt.reports.ledger.Quality;
import eu.megawatt.reports.ledger.Quarter;
import eu.megawatt.reports.ledger.QuarterFacts;
import java.util.List;
import java.util.NavigableMap;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;

/** What is known of quarter-hours, made up for tests. */
final class TestingFacts {

  static final Quality QUALITY = new Quality(900_000, 0, 0, 900_000, true);

  private static final long GPU_MILLIS = Quarter.MILLIS;

  private TestingFacts() {}

  /** One job of pool P that has all of its one GPU and uses all energy. */
  static QuarterFacts oneJob(Quarter quarter, OptionalLong meterMilliJ, long itMilliJ) {
    JobFacts job =
        new JobFacts(new Holder.Job("T", "J", "training"), itMilliJ, GPU_MILLIS, GPU_MILLIS / 2);
    NavigableMap<String, JobFacts> jobs = new TreeMap<>();
    jobs.put("J", job);
    return new QuarterFacts(
        TestingBook.SITE,
        quarter,
        1,
        meterMilliJ,
        List.of("M"),
        List.of(new PoolFacts("P", GPU_MILLIS, jobs, 0, 0)),
        QUALITY);
  }

  /** A meter's reading with as much IT. */
  static QuarterFacts metered(Quarter quarter, long milliJ) {
    return oneJob(quarter, OptionalLong.of(milliJ), milliJ);
  }

  static QuarterFacts random(SplittableRandom random, Quarter quarter, long version) {
    TreeMap<String, PoolFacts> pools = new TreeMap<>();
    int count = random.nextInt(0, 4);
    for (int i = 0; i < count; i++) {
      pools.put("P" + i, pool(random, "P" + i));
    }
    QuarterFacts facts = facts(quarter, version, OptionalLong.empty(), List.copyOf(pools.values()));
    return facts(quarter, version, meter(random, facts.itMilliJ()), facts.pools());
  }

  private static QuarterFacts facts(
      Quarter quarter, long version, OptionalLong meter, List<PoolFacts> pools) {
    List<String> meters = meter.isPresent() ? List.of("M") : List.of();
    return new QuarterFacts(TestingBook.SITE, quarter, version, meter, meters, pools, QUALITY);
  }

  private static OptionalLong meter(SplittableRandom random, long itMilliJ) {
    return switch (random.nextInt(10)) {
      case 0 -> OptionalLong.empty();
      case 1 -> OptionalLong.of(0);
      case 2 -> OptionalLong.of(itMilliJ - random.nextLong(itMilliJ + 1));
      default -> OptionalLong.of(itMilliJ + random.nextLong(1 + itMilliJ / 2 + 1_000_000));
    };
  }

  private static PoolFacts pool(SplittableRandom random, String id) {
    long inService = random.nextInt(0, 65) * GPU_MILLIS;
    long free = inService;
    NavigableMap<String, JobFacts> jobs = new TreeMap<>();
    int count = random.nextInt(0, 5);
    for (int i = 0; i < count; i++) {
      long allocated = random.nextLong(free + 1);
      free -= allocated;
      Holder.Job job = new Holder.Job("T" + random.nextInt(3), "J" + i, "training");
      jobs.put(
          "J" + i, new JobFacts(job, energy(random), allocated, random.nextLong(allocated + 1)));
    }
    return new PoolFacts(id, inService, jobs, energy(random), energy(random));
  }

  private static long energy(SplittableRandom random) {
    return random.nextInt(8) == 0 ? 0 : random.nextLong(1L << random.nextInt(1, 44));
  }
}
