package eu.megawatt.planner.power;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.planner.power.Oversubscription.Drawn;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class OversubscriptionTest {

  private static final long LIMIT = 1_000_000;

  private static List<Drawn> hours(long seed) {
    Random random = new Random(seed);
    List<Drawn> hours = new ArrayList<>();
    for (int hour = 0; hour < 200; hour++) {
      hours.add(new Drawn(5_000 + 3_000 * random.nextDouble(), 400 + 800 * random.nextDouble()));
    }
    return hours;
  }

  @Test
  void mostNodes_atAnyRisk_isTheLastThatKeepsToIt() {
    for (int seed = 0; seed < 50; seed++) {
      List<Drawn> hours = hours(seed);
      for (double risk : new double[] {0.0001, 0.01, 0.1}) {
        long most = Oversubscription.mostNodes(LIMIT, hours, risk);

        assertThat(Oversubscription.riskRatio(most, LIMIT, hours)).isLessThanOrEqualTo(risk);
        assertThat(Oversubscription.riskRatio(most + 1, LIMIT, hours)).isGreaterThan(risk);
      }
    }
  }

  @Test
  void riskRatio_ofSimulatedNodes_isHowOftenTheirSumIsOver() {
    List<Drawn> hours = hours(7);
    long nodes = Oversubscription.mostNodes(LIMIT, hours, 0.05);
    Random random = new Random(1);
    int over = 0;
    int tries = 20_000;
    for (int i = 0; i < tries; i++) {
      Drawn hour = hours.get(random.nextInt(hours.size()));
      double sum = 0;
      for (int node = 0; node < nodes; node++) {
        sum += hour.meanWatts() + hour.deviationWatts() * random.nextGaussian();
      }
      over += sum > LIMIT ? 1 : 0;
    }

    assertThat((double) over / tries)
        .isCloseTo(Oversubscription.riskRatio(nodes, LIMIT, hours), Offset.offset(0.01));
  }

  @Test
  void mostNodes_withoutMeasurements_isNone() {
    assertThat(Oversubscription.mostNodes(LIMIT, List.of(), 0.5)).isZero();
  }
}
