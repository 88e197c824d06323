package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Reason;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.AssuranceLevel;
import eu.megawatt.fleet.sovereignty.AtLeast;
import eu.megawatt.fleet.sovereignty.Attribute;
import eu.megawatt.fleet.sovereignty.Claim;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Profile;
import eu.megawatt.fleet.sovereignty.Profiles;
import eu.megawatt.fleet.sovereignty.Register;
import eu.megawatt.fleet.sovereignty.Subject;
import eu.megawatt.fleet.sovereignty.SubjectKind;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Certificates that end sooner than was known: what relies on them is elsewhere by then. */
class ExpiriesTest {

  private static final int EXPIRIES = 1_000;
  private static final int SITES = 3;
  private static final int SLOTS = 192;
  private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");

  private int moved;
  private int waiting;
  private int drained;

  @Test
  void jobs_ofAThousandExpiriesByChance_areElsewhereInTimeOrWaitAndSaySo() {
    for (int seed = 0; seed < EXPIRIES; seed++) {
      expiry(new SplittableRandom(seed), seed);
    }
    assertThat(moved).isGreaterThan(EXPIRIES / 10);
    assertThat(drained).isGreaterThan(EXPIRIES / 50);
    assertThat(waiting).isGreaterThan(EXPIRIES / 50);
  }

  @Test
  void job_broughtInWhereItMayNotBe_isPlacedElsewhere() {
    Map<String, Instant> ends = new HashMap<>();
    ends.put("site0", START.minus(Duration.ofDays(1)));
    ends.put("site1", START.plus(Duration.ofDays(30)));
    ends.put("site2", START.minus(Duration.ofDays(1)));
    LiveScheduler scheduler =
        new LiveScheduler(
            World.of(scenario()).under(register(ends)), Rules.STANDARD, List.of(), 0, START);
    Work work = work("job", new SplittableRandom(1));
    Run forbidden = Run.of("pool0", 1, START, START.plus(Duration.ofHours(20)));

    scheduler.bring(List.of(new LiveJob(work, new JobState.Validated(forbidden), 0, 1)), START);

    assertThat(scheduler.job("job").flatMap(LiveJob::held).orElseThrow().poolId())
        .isEqualTo("pool1");
  }

  private void expiry(SplittableRandom random, int seed) {
    Map<String, Instant> ends = new HashMap<>();
    for (int site = 0; site < SITES; site++) {
      ends.put("site" + site, START.plus(Duration.ofHours(random.nextInt(30, 60))));
    }
    LiveScheduler scheduler =
        new LiveScheduler(
            World.of(scenario()).under(register(ends)), Rules.STANDARD, List.of(), 0, START);
    for (int job = 0; job < 6; job++) {
      scheduler.submit(work("job" + job, random), START);
    }
    Instant now = START;
    for (int quarters = random.nextInt(40); quarters > 0; quarters--) {
      now = now.plus(Duration.ofMinutes(15));
      scheduler.tick(now);
      scheduler.handOver(now);
    }
    Map<String, List<Leg>> before = legs(scheduler);
    int losers = random.nextInt(1, SITES + 1);
    for (int site = 0; site < losers; site++) {
      ends.put("site" + site, START.plus(Duration.ofMinutes(5L * random.nextInt(1, 150))));
    }

    assertThat(scheduler.become(scheduler.world().under(register(ends)), now)).isPresent();

    for (LiveJob job : scheduler.jobs()) {
      look(job, scheduler, ends, now, seed);
      boolean isSame = before.getOrDefault(job.id(), List.of()).equals(legs(job));
      moved += !isSame && job.held().isPresent() ? 1 : 0;
      drained += !isSame && legs(job).size() > 1 ? 1 : 0;
    }
  }

  /** By nothing but the dates: no leg goes past the end of its site's certificate. */
  private void look(
      LiveJob job, LiveScheduler scheduler, Map<String, Instant> ends, Instant now, int seed) {
    for (Leg leg : legs(job)) {
      Instant end = ends.getOrDefault(leg.poolId().replace("pool", "site"), Instant.MIN);
      if (leg.to().isAfter(now)) {
        assertThat(leg.to()).as("seed %d, %s", seed, job).isBeforeOrEqualTo(end);
      }
    }
    if (job.state() instanceof JobState.Waiting) {
      waiting++;
      List<Reason> why = scheduler.reasons(job, now);
      assertThat(why).as("seed %d, %s", seed, job).isNotEmpty();
      boolean canNowhere =
          ends.values().stream().noneMatch(it -> it.isAfter(now.plus(Duration.ofHours(1))));
      if (canNowhere) {
        assertThat(why.getFirst().code())
            .as("seed %d, %s", seed, job)
            .isEqualTo(ReasonCode.RESIDENCY_FORBIDDEN);
      }
    }
  }

  private static Map<String, List<Leg>> legs(LiveScheduler scheduler) {
    Map<String, List<Leg>> legs = new HashMap<>();
    scheduler.jobs().forEach(it -> legs.put(it.id(), legs(it)));
    return legs;
  }

  private static List<Leg> legs(LiveJob job) {
    return job.held().map(Run::legs).orElse(List.of());
  }

  private static Register register(Map<String, Instant> ends) {
    List<Place> places =
        IntStream.range(0, SITES)
            .mapToObj(
                site ->
                    Place.of(
                        "site" + site,
                        Subject.of("site" + site, SubjectKind.SITE)
                            .with(
                                Attribute.certificate("HDS"),
                                List.of(
                                    new Claim<>(
                                        "hds" + site,
                                        0,
                                        Optional.empty(),
                                        "an auditor",
                                        AssuranceLevel.AUDITED,
                                        START.minus(Duration.ofDays(300)),
                                        ends.getOrDefault("site" + site, Instant.MAX))))))
            .toList();
    return Register.of(
        ends.toString(),
        "by chance",
        Profiles.of(List.of(Profile.of("certified", List.of(AtLeast.certificate("HDS", 0))))),
        places);
  }

  private static Work work(String id, SplittableRandom random) {
    double hours = 0.5 * random.nextInt(2, 30);
    Job job =
        new Job(
            id,
            JobKind.TRAINING,
            "acme",
            40,
            "certified",
            Map.of("A", hours),
            Map.of("A", 600.0),
            LoadShape.FULL,
            false,
            START,
            Optional.empty(),
            false,
            0,
            1_000);
    return new Work(job, random.nextBoolean(), START);
  }

  private static Scenario scenario() {
    List<Integer> sites = IntStream.range(0, SITES).boxed().toList();
    return Scenario.of(
        "three sites",
        new TimeGrid(START, 15, SLOTS),
        0,
        List.of(new GpuType("A", 100, List.of(PowerCap.NONE))),
        sites.stream().map(ExpiriesTest::site).toList(),
        sites.stream()
            .map(
                it ->
                    new PowerDomain(
                        "grid" + it,
                        "site" + it,
                        Optional.empty(),
                        Series.constant(0.1, SLOTS),
                        Measures.IT))
            .toList(),
        sites.stream()
            .map(it -> new Pool("pool" + it, "grid" + it, "A", Series.constant(100, SLOTS)))
            .toList(),
        List.of(),
        List.of());
  }

  private static Site site(int number) {
    return new Site(
        "site" + number,
        "FR",
        1,
        Series.constant(100 - 10 * number, SLOTS),
        Series.constant(50, SLOTS),
        new Assurance("EU", 2, List.of(), List.of()));
  }
}
