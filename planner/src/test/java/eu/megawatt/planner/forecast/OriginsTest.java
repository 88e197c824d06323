package eu.megawatt.planner.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class OriginsTest {

  @Test
  void of_any_hasItsHorizonWithinTheHistoryAndEndsWithIt() {
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      int season = 1 + random.nextInt(30);
      int size = Origins.fewestValues(season) + random.nextInt(seed < 250 ? 40 : 3_000);
      int horizon = 1 + random.nextInt(400);

      Origins origins = Origins.of(TestingHistories.hours(season, new double[size]), horizon);

      assertThat(origins.horizon()).isBetween(1, horizon);
      assertThat(origins.count()).isBetween(Origins.FEWEST, Origins.MOST);
      assertThat(origins.known(0)).isGreaterThanOrEqualTo(2 * season);
      assertThat(origins.known(origins.count() - 1) + origins.horizon()).isEqualTo(size);
    }
  }

  @Test
  void of_tooShort_saysHowManyItTakes() {
    History history = TestingHistories.hours(24, new double[57]);

    assertThatThrownBy(() -> Origins.of(history, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("57 values; allowed is 58 or more");
  }

  @Test
  void of_twoYearsOfDays_knowsTheYearAtTheFirst() {
    History history =
        History.of(TestingHistories.START, Duration.ofDays(1), List.of(7, 365), new double[730]);

    assertThat(Origins.of(history, 30).known(0)).isGreaterThanOrEqualTo(548);
  }
}
