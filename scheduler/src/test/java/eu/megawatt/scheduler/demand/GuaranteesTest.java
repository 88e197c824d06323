package eu.megawatt.scheduler.demand;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.JobRun;
import eu.megawatt.fleet.demand.JobTerms;
import eu.megawatt.fleet.demand.Segment;
import eu.megawatt.fleet.job.Job;
import eu.megawatt.scheduler.search.SearchBudget;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who stays within its guarantee is not worse off for what others ask, and who runs goes on. */
final class GuaranteesTest {

  private static final int SEEDS = 60;
  private static final double NEARLY = 1e-6;
  private static final Headroom KEEPS = new Headroom(0, 1, true);

  private static Draft draft(Demand demand, Headroom headroom) {
    Map<String, Standing> standings =
        demand.base().jobs().keySet().stream()
            .collect(Collectors.toMap(it -> it, _ -> Standing.NEW));
    Draft draft = new Draft(new Terrain(demand, headroom), standings);
    new FirstPlan(draft, new Recreate(draft, 3), () -> false, () -> {}).goOn(List.of());
    return draft;
  }

  private static double eur(Draft draft, String tenant) {
    double eur = 0;
    for (int job = 0; job < draft.jobs.size(); job++) {
      Ask ask = draft.jobs.get(job);
      if (ask.job.tenant().equals(tenant)) {
        eur += draft.use(job).map(Use::eur).orElse(ask.valueEur());
      }
    }
    return eur;
  }

  /** Tenants that pay more than on a share of each pool that is their own. */
  private static int worseOff(Headroom headroom) {
    int worse = 0;
    for (long seed = 0; seed < SEEDS; seed++) {
      Demand all = SharedFleets.of(seed);
      Draft shared = draft(all, headroom);
      for (String tenant : SharedFleets.MODEST) {
        double alone = eur(draft(SharedFleets.alone(all, tenant), Headroom.NONE), tenant);
        worse += eur(shared, tenant) > alone + NEARLY ? 1 : 0;
      }
    }
    return worse;
  }

  @Test
  void goOn_whoAsksForNoMoreThanItsGuarantee_isNotWorseOffThanOnAShareOfItsOwn() {
    assertThat(worseOff(KEEPS)).isZero();
  }

  /** Which shows that these fleets are scarce enough for it to matter. */
  @Test
  void goOn_withoutSharesOfPools_leavesSomeWorseOff() {
    assertThat(worseOff(Headroom.NONE)).isPositive();
  }

  private static List<JobRun> runs(
      Demand demand, Map<String, Standing> standings, Headroom headroom, long moves) {
    return new DemandSearch(
            demand, standings, List.of(), headroom, new SearchBudget.Moves(moves), 1, _ -> {})
        .runs();
  }

  /**
   * The one that may stop soon is more urgent and would be done sooner on the other's GPUs, which
   * the other needs to the end of its work.
   */
  @Test
  void runs_oneThatMayNotBeInterrupted_goesOnWhateverIsMoreUrgent() {
    Job firm = SharedFleets.job("firm", "a", 20, 3, 0.01);
    Job soft = SharedFleets.job("soft", "b", 20, 3, 1_000);
    Demand demand =
        SharedFleets.of(
            List.of(firm, soft),
            Map.of(
                "soft",
                new JobTerms(List.of(), Optional.of(SharedFleets.MAY_STOP), Optional.empty())));
    Map<String, Standing> standings =
        Map.of(
            "firm", new Standing(0.25, 0, Optional.of(SharedFleets.FAST), 45, true, Set.of()),
            "soft", new Standing(0.125, 0.125, Optional.of(SharedFleets.SLOW), 45, true, Set.of()));

    List<JobRun> runs = runs(demand, standings, Headroom.NONE, 0);

    Segment goesOn =
        runs.stream()
            .filter(it -> it.job().equals("firm"))
            .findFirst()
            .orElseThrow()
            .segments()
            .getFirst();
    assertThat(goesOn.pool()).isEqualTo(SharedFleets.FAST);
    assertThat(goesOn.start()).isEqualTo(SharedFleets.GRID.at(0));
    assertThat(goesOn.end()).isEqualTo(SharedFleets.GRID.at(9));
  }

  /** Some run when the plan begins, as many as there are GPUs for. */
  private static Map<String, Standing> running(Demand demand, SplittableRandom random) {
    Map<String, Standing> standings = new HashMap<>();
    Map<String, Double> left = new HashMap<>();
    demand.base().pools().values().forEach(it -> left.put(it.id(), it.gpus().at(0)));
    for (Job job : demand.base().jobs().values()) {
      String pool = random.nextBoolean() ? SharedFleets.FAST : SharedFleets.SLOW;
      double hours = job.runHoursOn(demand.base().pool(pool).gpuType());
      int minutes = 15 * random.nextInt((int) (hours * 4));
      if (minutes > 0 && left.getOrDefault(pool, 0.0) >= job.gpus()) {
        left.merge(pool, (double) -job.gpus(), Double::sum);
        double done = minutes / 60.0 / hours;
        standings.put(
            job.id(), new Standing(done, done, Optional.of(pool), minutes, true, Set.of()));
      }
    }
    return standings;
  }

  @Test
  void runs_whatMayNotBeInterruptedYet_goesOnUntilItMayOrIsDone() {
    for (long seed = 0; seed < SEEDS; seed++) {
      Demand demand = SharedFleets.of(seed);
      Map<String, Standing> standings = running(demand, new SplittableRandom(seed));
      for (Headroom headroom : List.of(Headroom.NONE, KEEPS)) {
        Map<String, JobRun> runs =
            runs(demand, standings, headroom, seed % 10 == 0 ? 20 : 0).stream()
                .collect(Collectors.toMap(JobRun::job, it -> it));
        standings.forEach((id, standing) -> assertGoesOn(demand, id, standing, runs));
      }
    }
  }

  private static void assertGoesOn(
      Demand demand, String id, Standing standing, Map<String, JobRun> runs) {
    boolean mayStop = demand.termsOf(id).interruption().isPresent();
    long must = mayStop ? 60 - standing.minutes() : Long.MAX_VALUE;
    if (must > 0) {
      String pool = standing.pool().orElseThrow();
      double hours = demand.base().job(id).runHoursOn(demand.base().pool(pool).gpuType());
      long left = Math.round(hours * 60) - standing.minutes();
      Segment first = Optional.ofNullable(runs.get(id)).orElseThrow().segments().getFirst();
      assertThat(first.pool()).as(id).isEqualTo(pool);
      assertThat(first.start()).as(id).isEqualTo(SharedFleets.GRID.at(0));
      assertThat(Duration.between(first.start(), first.end()).toMinutes())
          .as(id)
          .isGreaterThanOrEqualTo(Math.min(must, left));
    }
  }
}
