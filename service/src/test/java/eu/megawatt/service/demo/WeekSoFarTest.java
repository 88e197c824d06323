package eu.megawatt.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.job.JobKind;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.live.JobState;
import eu.megawatt.scheduler.live.LiveJob;
import eu.megawatt.scheduler.live.LiveScheduler;
import eu.megawatt.scheduler.live.Rules;
import eu.megawatt.scheduler.live.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The demonstration's week where the service starts in the middle of it. */
final class WeekSoFarTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final Instant TUESDAY_NOON = MONDAY.plus(Duration.ofHours(36));

  private final Scenario week = DemoFleet.scenario(MONDAY, 1);

  @Test
  void of_amidTheWeek_hasItsServicesAtWorkSinceItsBeginningAndNothingThatIsOver() {
    List<LiveJob> jobs = WeekSoFar.of(week, Rules.STANDARD, TUESDAY_NOON);

    assertThat(jobs)
        .filteredOn(it -> it.work().job().kind() == JobKind.INFERENCE)
        .hasSizeGreaterThan(50)
        .allSatisfy(
            it -> assertThat(it.state()).isEqualTo(new JobState.Running(it.held().get(), MONDAY)));
    assertThat(jobs).hasSizeLessThan(week.jobs().size());
    assertThat(jobs)
        .flatMap(it -> it.held().stream().toList())
        .allSatisfy(run -> assertThat(run.to()).isAfter(TUESDAY_NOON));
  }

  @Test
  void bring_ofThoseAtWork_leavesThemAtWorkWhereTheyAre() {
    List<LiveJob> jobs = WeekSoFar.of(week, Rules.STANDARD, TUESDAY_NOON);
    LiveScheduler live =
        new LiveScheduler(World.of(week), Rules.STANDARD, List.of(), 0, TUESDAY_NOON);

    live.bring(jobs, TUESDAY_NOON);

    assertThat(jobs)
        .filteredOn(it -> it.state().isUnderWay())
        .isNotEmpty()
        .allSatisfy(it -> assertThat(live.job(it.id()).get().state()).isEqualTo(it.state()));
  }
}
