package eu.megawatt.kernels.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import jdk.incubator.vector.FloatVector;
import org.junit.jupiter.api.Test;

final class ExponentialTest {

  @Test
  void of_anyNumberOfItsRange_isWithin2e7OfTheRightOne() {
    for (Lanes lanes : Lanes.all()) {
      double worst = 0;
      for (float x = -86; x <= 86; x += 0.0107f) {
        double right = Math.exp(x);
        worst = Math.max(worst, Math.abs(exp(lanes, x) - right) / right);
      }
      assertThat(worst).as(lanes.engine()).isPositive().isLessThan(2e-7);
    }
  }

  @Test
  void of_whatIsOutside_isAsAtTheEnd() {
    Lanes lanes = Lanes.preferred();
    assertThat(exp(lanes, -1e30f)).isEqualTo(exp(lanes, -86));
    assertThat(exp(lanes, 1e30f)).isEqualTo(exp(lanes, 86));
    assertThat(exp(lanes, 0)).isEqualTo(1);
  }

  private static float exp(Lanes lanes, float x) {
    return Exponential.of(FloatVector.broadcast(lanes.floats(), x), lanes.floats()).lane(0);
  }
}
