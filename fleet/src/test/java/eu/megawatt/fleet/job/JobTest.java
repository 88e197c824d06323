package eu.megawatt.fleet.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JobTest {

  /** Slots as the referee computed them. */
  @ParameterizedTest
  @CsvSource({
    "1, 1, 15, 4",
    "1.5, 1, 30, 3",
    "6.71, 0.86, 15, 32",
    "168, 1, 15, 672",
    "0.01, 1, 15, 1",
    "0.25, 1, 15, 1",
    "0.2500001, 1, 15, 2",
    "0.250000000001, 1, 15, 1",
    "0.3333333333333333, 1, 20, 1",
    "0.6666666666666666, 0.95, 7, 7",
    "2.6, 0.861, 10, 19",
    "48, 1, 10, 288",
    "9.23, 0.85, 5, 131",
    "1e-09, 1, 15, 1",
    "1e-12, 1, 15, 0",
    "8760, 1, 30, 17520",
    "0.30000000000000004, 1, 6, 3",
    "0.215, 0.86, 15, 1",
    "1.0616666666666665, 0.7, 13, 7",
    "100, 0.1, 1, 60000",
    "1.45, 0.6, 10, 15",
    "3.55, 0.95, 15, 15",
    "1000000.0, 1, 1, 60000000",
    "24.0000000001, 1, 60, 24",
    "1e300, 1, 15, 2147483647",
  })
  void runSlots_asTheReferee(double hours, double speed, int slotMinutes, int slots) {
    assertThat(Job.runSlots(hours, speed, slotMinutes)).isEqualTo(slots);
  }

  @Test
  void runSlots_random_asTheRefereesFormula() {
    Random random = new Random(60);
    for (int i = 0; i < 20_000; i++) {
      double hours = Math.round(random.nextDouble() * 20_000) / 100.0 + 0.01;
      double speed = Math.round(random.nextDouble() * 100) / 100.0 + 0.1;
      int minutes = 1 + random.nextInt(60);
      int expected =
          new BigDecimal(hours / speed * 60 / minutes)
              .setScale(9, RoundingMode.HALF_EVEN)
              .setScale(0, RoundingMode.CEILING)
              .intValueExact();
      assertThat(Job.runSlots(hours, speed, minutes))
          .as("%s h at %s in slots of %d min", hours, speed, minutes)
          .isEqualTo(expected);
    }
  }
}
