package eu.megawatt.scheduler.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.SmallScenario;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

final class OutageDrawTest {

  private static final Offset<Double> WATT = Offset.offset(1e-9);

  private static Scenario fleet() {
    return new SmallScenario(60, 4)
        .type("A", 100)
        .site("here", "NO", 1.5, 100)
        .domain("grid", "here", Measures.FACILITY, 0.010)
        .below("hall", "grid", "here", Measures.IT, 0.005)
        .below("other", "grid", "here", Measures.IT, 0.004)
        .pool("pool", "hall", "A", 8)
        .scenario();
  }

  private static Outage drawing(int gpus, double watts) {
    return new Outage(
        "o",
        "pool",
        gpus,
        SmallScenario.START.plus(Duration.ofMinutes(90)),
        SmallScenario.START.plus(Duration.ofMinutes(130)),
        "it is measured",
        Optional.of("n1"),
        watts);
  }

  private static Scenario window(Outage outage) {
    return World.of(fleet()).with(outage).window(new TimeGrid(SmallScenario.START, 60, 4));
  }

  @Test
  void outageThatDraws_lowersEveryLimitAboveItsPoolInTheSlotsThatItTouches() {
    Scenario left = window(drawing(3, 1_200));

    double[] hallMW = {0.005, 0.0038, 0.0038, 0.005};
    double[] gridMW = {0.010, 0.0082, 0.0082, 0.010};
    double[] gpus = {8, 5, 5, 8};
    for (int slot = 0; slot < 4; slot++) {
      assertThat(left.domain("hall").limitMW().at(slot)).isEqualTo(hallMW[slot], WATT);
      assertThat(left.domain("grid").limitMW().at(slot)).isEqualTo(gridMW[slot], WATT);
      assertThat(left.domain("other").limitMW().at(slot)).isEqualTo(0.004, WATT);
      assertThat(left.pool("pool").gpus().at(slot)).isEqualTo(gpus[slot]);
    }
  }

  @Test
  void outageOfNoGpus_thatDraws_takesPowerAlone() {
    Scenario left = window(drawing(0, 1_200));

    assertThat(left.pool("pool").gpus().at(1)).isEqualTo(8);
    assertThat(left.domain("hall").limitMW().at(1)).isEqualTo(0.0038, WATT);
  }

  @Test
  void outage_thatIsNothing_isRefused() {
    assertThatThrownBy(() -> drawing(0, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> drawing(1, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> drawing(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    Instant now = SmallScenario.START;
    assertThatThrownBy(() -> new Outage("o", "pool", 1, now, now, "x"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
