package eu.megawatt.scheduler.residency;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.job.Job;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.job.LoadShape;
import eu.megawatt.fleet.plan.Placement;
import eu.megawatt.fleet.plan.ReasonCode;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerCap;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.sovereignty.Place;
import eu.megawatt.fleet.sovereignty.Verdict;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.TestingPlans;
import eu.megawatt.scheduler.construct.Greedy;
import eu.megawatt.scheduler.kernel.Problem;
import eu.megawatt.scheduler.live.Leg;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.Run;
import eu.megawatt.scheduler.live.Work;
import eu.megawatt.scheduler.live.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Jobs, profiles and facts by chance: what is judged, admitted and planned is what the table of
 * rules permits, no more and no less.
 */
final class RuleTableTest {

  private static final int CASES = 10_000;
  private static final Instant DAY = Instant.parse("2026-11-26T00:00:00Z");

  /** The latest start, the longest work and a day. */
  private static final int HOURS = 240 + 61 + 24;

  @Test
  void permits_ofTenThousandByChance_saysWhatTheRuleTableSays() {
    int permitted = 0;
    int waived = 0;
    for (int seed = 0; seed < CASES; seed++) {
      RandomCase its = new RandomCase(seed);
      for (Place place : its.places.values()) {
        Verdict verdict = its.judge().verdict(place, its.begin, its.end);

        assertThat(verdict.permits())
            .as("seed %d, %s: %s from %s to %s", seed, place.id(), verdict, its.begin, its.end)
            .isEqualTo(its.table.permits(place.id(), its.clauses, its.waivers, its.begin, its.end));
        assertThat(
                its.judge()
                    .permission(place)
                    .covers(its.begin.toEpochMilli(), its.end.toEpochMilli()))
            .as("seed %d, %s", seed, place.id())
            .isEqualTo(verdict.permits());
        permitted += verdict.permits() ? 1 : 0;
        waived += verdict.decision() == Verdict.Decision.PERMIT_WITH_WAIVER ? 1 : 0;
      }
    }
    assertThat(permitted).isBetween(CASES * 3 / 20, CASES * 57 / 20);
    assertThat(waived).isGreaterThan(CASES / 100);
  }

  @Test
  void validUntil_ofWhatIsPermitted_isTheLastMomentAtWhichItStillWouldBe() {
    int looked = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      RandomCase its = new RandomCase(seed);
      Place place = requireNonNull(its.places.get("here"));
      Verdict verdict = its.judge().verdict(place, its.begin, its.end);
      Optional<Instant> until = verdict.validUntil().filter(it -> it.isBefore(Instant.MAX));
      if (verdict.permits() && until.isPresent()) {
        looked++;
        assertThat(its.table.permits(place.id(), its.clauses, its.waivers, its.begin, until.get()))
            .as("seed %d until %s", seed, until)
            .isTrue();
        assertThat(
                its.table.permits(
                    place.id(),
                    its.clauses,
                    its.waivers,
                    its.begin,
                    until.get().plus(Duration.ofHours(1))))
            .as("seed %d after %s", seed, until)
            .isFalse();
      }
    }
    assertThat(looked).isGreaterThan(100);
  }

  @Test
  void placement_ofTenThousandJobsByChance_isWhereTheTablePermitsAndThereIsOneWhereItDoes() {
    int placed = 0;
    for (int seed = 0; seed < CASES; seed++) {
      RandomCase its = new RandomCase(seed);
      Scenario scenario = scenario(its);
      boolean canRun = canRun(its);

      Optional<LiveJob> admitted = admitted(scenario, its, seed);
      List<Placement> planned =
          TestingPlans.of(Greedy.FIRST.plan(Problem.of(scenario))).placements();

      assertThat(admitted.isPresent()).as("seed %d, admitted", seed).isEqualTo(canRun);
      assertThat(planned.isEmpty()).as("seed %d, planned", seed).isEqualTo(!canRun);
      for (Leg leg : admitted.flatMap(LiveJob::held).map(Run::legs).orElse(List.of())) {
        assertPermitted(its, leg.poolId(), leg.from(), leg.to(), seed);
      }
      for (Placement it : planned) {
        assertPermitted(its, it.pool(), it.start(), it.start().plus(length(its)), seed);
      }
      placed += canRun ? 1 : 0;
    }
    assertThat(placed).isBetween(CASES / 10, CASES * 9 / 10);
  }

  /** In a plan that goes on: the job where it has a place, with why it has none looked at. */
  private static Optional<LiveJob> admitted(Scenario scenario, RandomCase its, int seed) {
    LiveScheduler scheduler =
        new LiveScheduler(World.of(scenario), Rules.STANDARD, List.of(), 0, DAY);
    var verdict = scheduler.submit(new Work(job(its), false, DAY), DAY);
    Optional<LiveJob> placed = verdict.kept().filter(it -> it.held().isPresent());
    if (placed.isEmpty()) {
      assertThat(verdict.reasons())
          .as("seed %d", seed)
          .anySatisfy(it -> assertThat(it.code()).isEqualTo(ReasonCode.RESIDENCY_FORBIDDEN));
    }
    return placed;
  }

  private static void assertPermitted(
      RandomCase its, String pool, Instant from, Instant to, int seed) {
    assertThat(its.table.permits(pool, its.clauses, its.waivers, from, to))
        .as("seed %d: %s from %s to %s", seed, pool, from, to)
        .isTrue();
  }

  private static Duration length(RandomCase its) {
    return Duration.between(its.begin, its.end);
  }

  /** Whether the table permits all hours of some start in some place. */
  private static boolean canRun(RandomCase its) {
    return RandomCase.PLACES.stream().anyMatch(it -> canRun(its, it));
  }

  private static boolean canRun(RandomCase its, String place) {
    long inOneGo = 0;
    Instant last = its.end.plus(Duration.ofHours(its.slackHours()));
    for (Instant hour = its.begin; hour.isBefore(last); hour = hour.plusSeconds(3_600)) {
      boolean permits =
          its.table.permits(place, its.clauses, its.waivers, hour, hour.plusSeconds(3_600));
      inOneGo = permits ? inOneGo + 1 : 0;
      if (inOneGo >= length(its).toHours()) {
        return true;
      }
    }
    return false;
  }

  private static Job job(RandomCase its) {
    return new Job(
        "job",
        JobKind.BATCH,
        "acme",
        10,
        RandomCase.PROFILE,
        Map.of("A", (double) length(its).toHours()),
        Map.of("A", 600.0),
        LoadShape.FULL,
        false,
        its.begin,
        Optional.of(its.end.plus(Duration.ofHours(its.slackHours()))),
        true,
        0,
        1e6);
  }

  /** A site, with all the power and GPUs that the job could want, for each place. */
  private static Scenario scenario(RandomCase its) {
    List<String> places = RandomCase.PLACES;
    return Scenario.of(
            "three places",
            new TimeGrid(DAY, 60, HOURS),
            0,
            List.of(new GpuType("A", 100, List.of(PowerCap.NONE))),
            IntStream.range(0, places.size()).mapToObj(it -> site(places.get(it), it)).toList(),
            places.stream()
                .map(
                    it ->
                        new PowerDomain(
                            "grid-" + it,
                            it,
                            Optional.empty(),
                            Series.constant(1, HOURS),
                            Measures.IT))
                .toList(),
            places.stream()
                .map(it -> new Pool(it, "grid-" + it, "A", Series.constant(100, HOURS)))
                .toList(),
            List.of(),
            List.of(job(its)))
        .under(its.register());
  }

  private static Site site(String id, int number) {
    return new Site(
        id,
        "FR",
        1,
        Series.constant(100 - 10 * number, HOURS),
        Series.constant(50, HOURS),
        new Assurance("EU", 2, List.of(), List.of()));
  }
}
