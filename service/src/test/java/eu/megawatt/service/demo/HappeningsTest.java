package eu.megawatt.service.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.fleet.example.DemoFleet;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.service.live.JobBody;
import eu.megawatt.service.live.JobCheck;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What comes up while the demonstration runs. */
final class HappeningsTest {

  private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);

  private final Scenario week = DemoFleet.scenario(MONDAY, 1);
  private final Happenings happenings = new Happenings(week);

  @Test
  void between_secondBySecond_isTheSameAsADayAtOnce() {
    List<Happening> bySteps = new ArrayList<>();
    for (Instant at = MONDAY; at.isBefore(MONDAY.plus(DAY)); at = at.plusSeconds(97)) {
      bySteps.addAll(happenings.between(at, min(at.plusSeconds(97), MONDAY.plus(DAY))));
    }

    assertThat(bySteps).isEqualTo(happenings.between(MONDAY, MONDAY.plus(DAY)));
  }

  @Test
  void between_aDay_hasOfEverythingAndNothingIsTakenBackBeforeItIsAskedFor() {
    List<Happening> day = happenings.between(MONDAY, MONDAY.plus(DAY));

    assertThat(of(day, Happening.Arrival.class)).hasSizeBetween(40, 80);
    assertThat(of(day, Happening.Breakdown.class)).hasSize(1);
    assertThat(of(day, Happening.Curtailment.class)).hasSize(1);
    assertThat(of(day, Happening.Withdrawal.class))
        .isNotEmpty()
        .allSatisfy(
            back ->
                assertThat(
                        of(
                            happenings.between(MONDAY.minus(DAY), MONDAY.plus(DAY)),
                            Happening.Arrival.class))
                    .anySatisfy(
                        it -> {
                          assertThat(it.body().externalRef().flatMap(JobBody.Reference::id))
                              .contains(back.id());
                          assertThat(it.at()).isBeforeOrEqualTo(back.at());
                        }));
  }

  @Test
  void between_aDay_asksForNothingThatTheServiceFindsFaultWith() {
    for (Happening.Arrival arrival :
        of(happenings.between(MONDAY, MONDAY.plus(DAY)), Happening.Arrival.class)) {
      JobCheck check = new JobCheck(week, arrival.at());
      check.work(arrival.body(), "job-1");
      assertThat(check.errors()).isEmpty();
    }
  }

  private static <T> List<T> of(List<Happening> all, Class<T> kind) {
    return all.stream()
        .flatMap(it -> kind.isInstance(it) ? Stream.of(kind.cast(it)) : Stream.of())
        .toList();
  }

  private static Instant min(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
