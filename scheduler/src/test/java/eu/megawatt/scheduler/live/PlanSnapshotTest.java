package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.scheduler.SmallJob;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a round of search is made of, where there are more jobs than it takes. */
final class PlanSnapshotTest {

  private static final Instant NOW = SmallScenario.START;

  @ParameterizedTest
  @CsvSource({"1, 4", "4, 4", "5, 4", "8, 4", "9, 4", "7, 3", "7, 1"})
  void turns_oneAfterTheOther_haveEveryJobInThem(int jobs, int most) {
    LivePlan plan =
        new LivePlan(
            World.of(
                new SmallScenario(60, 24)
                    .type("A", 100)
                    .site("here", "NO", 1, 100)
                    .domain("grid", "here", Measures.IT, 1)
                    .pool("pool", "grid", "A", 4)
                    .scenario()),
            NOW,
            24,
            0);
    Set<String> all = new HashSet<>();
    for (int job = 0; job < jobs; job++) {
      Work work = new Work(new SmallJob("j" + job).on("A", 2, 600).worth(1).job(), false, NOW);
      plan.set(new LiveJob(work, new JobState.Waiting(NOW), 0, 1));
      all.add("j" + job);
    }

    Freeze freeze = Freeze.of(NOW, Duration.ZERO);
    for (long first : new long[] {0, 3, 1_764_145_591_000L}) {
      Set<String> seen = new HashSet<>();
      int turns = PlanSnapshot.of(plan, freeze, most, first).turns();
      assertThat(turns).isEqualTo((jobs + most - 1) / most);
      for (long turn = first; turn < first + turns; turn++) {
        Improvable round = PlanSnapshot.of(plan, freeze, most, turn).improvable();
        assertThat(round.size()).isEqualTo(Math.min(jobs, most));
        for (int job = 0; job < round.size(); job++) {
          seen.add(round.job(job).id());
        }
      }
      assertThat(seen).isEqualTo(all);
    }
  }
}
