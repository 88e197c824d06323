package eu.megawatt.bench.operation;

import eu.megawatt.fleet.demand.Interruption;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * A week in which three tenants ask for less than they are guaranteed, and the same week with a
 * fourth that asks for ten thousand jobs at once on Monday at noon. All of it is made up by the
 * seed; prices are real.
 */
final class Flood {

  static final String FLOODING = "flood";
  private static final int FLOOD = 10_000;
  private static final int FLOOD_GPUS = 8;
  private static final int MONDAY_NOON = 48;
  private static final double FLOOD_MW = 0.1;
  private static final Interruption MAY_STOP = new Interruption(30, 5, 60, 1);

  /** Of what a tenant is guaranteed it uses so much on average. */
  private static final double USED = 0.45;

  private static final Map<String, Double> GUARANTEED_MW =
      Map.of("clinic", 0.15, "bank", 0.1, "lab", 0.12);

  /** What a GPU draws above idle, facility side, at the most. */
  private static final double MW_PER_GPU = 0.00078;

  private final SplittableRandom random;
  private final Map<String, JobTerms> terms = new LinkedHashMap<>();
  private final List<Job> jobs = new ArrayList<>();

  private Flood(long seed) {
    random = new SplittableRandom(seed);
  }

  /** The week of a seed, with the flood or without. */
  static Week of(Path shared, long seed, boolean isFlooded) throws IOException {
    return new Flood(seed).week(shared, isFlooded);
  }

  private Week week(Path shared, boolean isFlooded) throws IOException {
    Map<String, Tenant> tenants = new LinkedHashMap<>();
    for (String tenant : GUARANTEED_MW.keySet().stream().sorted().toList()) {
      double guaranteed = GUARANTEED_MW.getOrDefault(tenant, 0.0);
      tenants.put(tenant, new Tenant(tenant, guaranteed, 1, List.of()));
      ask(tenant, guaranteed);
    }
    tenants.put(FLOODING, new Tenant(FLOODING, FLOOD_MW, 1, List.of()));
    for (int i = 0; i < FLOOD && isFlooded; i++) {
      Instant noon = at(MONDAY_NOON);
      add("flood-" + i, FLOODING, FLOOD_GPUS, 1 + random.nextInt(24) / 4.0, noon);
    }
    jobs.sort(Comparator.comparing(Job::earliestStart));
    return new Week(
        Weeks.START,
        Weeks.ALL_DAYS * Weeks.SLOTS_PER_DAY,
        jobs,
        terms,
        tenants,
        Weeks.prices(shared),
        List.of(),
        1);
  }

  /** What of the fleet is as much power as each of the others is guaranteed. */
  static Map<String, Double> shares() {
    Map<String, Double> shares = new LinkedHashMap<>();
    GUARANTEED_MW.forEach(
        (tenant, megawatts) -> shares.put(tenant, megawatts / Week.megawattsAboveIdle()));
    return shares;
  }

  private static Instant at(int slot) {
    return Weeks.START.plus(Duration.ofMinutes((long) slot * Week.SLOT_MINUTES));
  }

  /** Jobs over six days, as many as use a part of a guarantee; the seventh is there to end them. */
  private void ask(String tenant, double guaranteedMw) {
    double gpuHours = guaranteedMw / MW_PER_GPU * USED * 6 * 24;
    int number = 0;
    while (gpuHours > 0) {
      int gpus = 8 * (1 + random.nextInt(4));
      double hours = 0.5 + random.nextInt(12) / 2.0;
      add(tenant + "-" + number++, tenant, gpus, hours, at(random.nextInt(6 * 96)));
      gpuHours -= gpus * hours;
    }
  }

  private void add(String id, String tenant, int gpus, double hours, Instant known) {
    Map<String, Double> runHours = new LinkedHashMap<>();
    runHours.put("H100", hours);
    runHours.put("B200", Math.max(0.25, hours / 2));
    Map<String, Double> watts = new LinkedHashMap<>();
    watts.put("H100", 600.0);
    watts.put("B200", 760.0);
    boolean mayStop = random.nextInt(10) < 6;
    terms.put(
        id,
        new JobTerms(
            List.of(), mayStop ? Optional.of(MAY_STOP) : Optional.empty(), Optional.empty()));
    jobs.add(
        new Job(
            id,
            JobKind.BATCH,
            tenant,
            gpus,
            "any",
            runHours,
            watts,
            LoadShape.FULL,
            false,
            known,
            Optional.of(known.plus(Duration.ofMinutes(Math.round(hours * 60)))),
            false,
            gpus * 0.3,
            gpus * 5_000.0));
  }
}
