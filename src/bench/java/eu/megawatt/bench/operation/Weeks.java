package eu.megawatt.bench.operation;

import eu.megawatt.bench.data.DayAhead;
import eu.megawatt.fleet.demand.DataSource;
import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Makes the week out of what others have measured: who submits what when, how long it ran and on
 * how many processors is of the HPC2N log; what the log does not say (power, deadlines, who may be
 * interrupted, where data lies) is drawn by the seed.
 */
final class Weeks {

  /** A busy week of the log. */
  private static final int FIRST_DAY = 27;

  private static final int DAYS = 7;
  private static final long SECONDS_PER_DAY = 86_400;
  private static final int SECONDS_PER_SLOT = 900;
  private static final double SECONDS_PER_HOUR = 3_600;
  static final int SLOTS_PER_DAY = 96;

  /** Until then everything is done: the last jobs begin after the week. */
  static final int ALL_DAYS = 21;

  static final Instant START = Instant.parse("2026-01-12T00:00:00Z");
  private static final int GPUS_PER_PROCESSOR = 8;
  private static final int MOST_GPUS = 256;
  private static final int GPUS_PER_NODE = 8;

  /** So that nothing is left out: peers leave nothing out either. */
  private static final double WORTH_A_GPU = 1_000;

  /** What is longer in the log is cut: nothing here is planned further ahead. */
  private static final double MOST_HOURS = 24;

  private static final List<String> SITES = List.of("paris", "stockholm", "lulea");

  private final SplittableRandom random;
  private final Map<String, JobTerms> terms = new LinkedHashMap<>();
  private final Map<Integer, String> lastOfUser = new HashMap<>();

  private Weeks(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The week of a seed, from the folder of shared data. */
  static Week of(Path shared, long seed) throws IOException {
    return new Weeks(seed).week(shared);
  }

  private Week week(Path shared) throws IOException {
    long from = FIRST_DAY * SECONDS_PER_DAY;
    List<Job> jobs = new ArrayList<>();
    for (TraceJob job : TraceJob.read(shared.resolve("data/swf/hpc2n_first3171.swf.gz"))) {
      if (job.submitted() >= from && job.submitted() < from + DAYS * SECONDS_PER_DAY) {
        jobs.add(job(job, job.submitted() - from));
      }
    }
    Map<String, Series> prices = prices(shared);
    return new Week(START, ALL_DAYS * SLOTS_PER_DAY, jobs, terms, Map.of(), prices, incidents(), 1);
  }

  static Map<String, Series> prices(Path shared) throws IOException {
    Path energy = shared.resolve("data/energy");
    TimeGrid grid = new TimeGrid(START, Week.SLOT_MINUTES, ALL_DAYS * SLOTS_PER_DAY);
    Map<String, Series> prices = new LinkedHashMap<>();
    for (String zone : List.of("FR", "SE2", "SE3")) {
      prices.put(zone, DayAhead.read(energy.resolve(zone + "_dayahead_15min_long.csv.gz"), grid));
    }
    return prices;
  }

  private double pick(double... values) {
    return values[random.nextInt(values.length)];
  }

  private Job job(TraceJob trace, long submitted) {
    String id = "hpc2n-" + trace.number();
    long slot = Math.ceilDiv(submitted, SECONDS_PER_SLOT);
    Instant known = START.plusSeconds(slot * SECONDS_PER_SLOT);
    double hours =
        Math.min(MOST_HOURS, Math.max(SECONDS_PER_SLOT, trace.seconds()) / SECONDS_PER_HOUR);
    int gpus = Math.min(MOST_GPUS, trace.processors() * GPUS_PER_PROCESSOR);
    boolean isLong = hours >= 2;
    boolean mayStop = isLong && random.nextInt(10) < 6;
    double slack = 2 + hours * pick(0.5, 1, 2, 4);
    Map<String, Double> runHours = new LinkedHashMap<>(Map.of("H100", hours));
    Map<String, Double> watts = new LinkedHashMap<>(Map.of("H100", pick(520, 600, 680)));
    if (random.nextInt(10) < 8) {
      runHours.put("B200", Math.max(0.25, hours / pick(1.6, 2, 2.3)));
      watts.put("B200", pick(760, 880, 960));
    }
    addTerms(id, trace, mayStop);
    return new Job(
        id,
        isLong ? JobKind.TRAINING : JobKind.BATCH,
        "user-" + trace.user(),
        gpus,
        random.nextInt(7) == 0 ? "fr" : "any",
        runHours,
        watts,
        LoadShape.FULL,
        random.nextInt(10) < 7,
        known,
        Optional.of(known.plus(Duration.ofMinutes(Math.round((hours + slack) * 60)))),
        false,
        gpus * pick(0.1, 0.3, 1),
        gpus * (hours * pick(20, 30, 50) + WORTH_A_GPU));
  }

  private void addTerms(String id, TraceJob trace, boolean mayStop) {
    Optional<String> before =
        random.nextInt(10) == 0
            ? Optional.ofNullable(lastOfUser.get(trace.user()))
            : Optional.empty();
    lastOfUser.put(trace.user(), id);
    Optional<Interruption> interruption =
        mayStop
            ? Optional.of(
                new Interruption(
                    pick(15, 30, 60), pick(5, 10), 60, Math.rint(pick(1, 2) * 100) / 100))
            : Optional.empty();
    Optional<DataSource> data =
        random.nextInt(5) == 0
            ? Optional.of(new DataSource(SITES.get(random.nextInt(SITES.size())), pick(500, 4_000)))
            : Optional.empty();
    terms.put(id, new JobTerms(before.stream().toList(), interruption, data));
  }

  /** Two curtailments, one of them at short notice, and nodes that fail. */
  private List<Incident> incidents() {
    List<Incident> all = new ArrayList<>();
    int tuesdayEvening = SLOTS_PER_DAY + 68;
    all.add(
        new Incident(
            Incident.Kind.CURTAILMENT,
            "paris/grid",
            tuesdayEvening - 12,
            tuesdayEvening,
            tuesdayEvening + 12,
            0.5));
    int fridayMorning = 4 * SLOTS_PER_DAY + 26;
    all.add(
        new Incident(
            Incident.Kind.CURTAILMENT,
            "lulea/grid",
            fridayMorning - 2,
            fridayMorning,
            fridayMorning + 16,
            0.45));
    for (int i = 0; i < 14; i++) {
      int at = random.nextInt(DAYS * SLOTS_PER_DAY);
      String pool = Week.pools().get(random.nextInt(Week.pools().size())).id();
      int gpus = GPUS_PER_NODE * (1 + random.nextInt(4));
      all.add(
          new Incident(
              Incident.Kind.NODE_FAILURE, pool, at, at, at + 8 + random.nextInt(64), gpus));
    }
    return all;
  }
}
