package eu.megawatt.planner.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals beside what came, within three points of what they say. */
final class CoverageTest {

  private static final int SEEDS = 25; // of each of eight kinds: 200 histories
  private static final int HORIZON = 12;
  private static final int ORIGINS = 40;
  private static final double THREE_POINTS = 0.03;

  private static void assertHonest(Verification all) {
    assertThat(all.coveredShare(80)).as("of 80 %").isCloseTo(0.80, within(THREE_POINTS));
    assertThat(all.coveredShare(95)).as("of 95 %").isCloseTo(0.95, within(THREE_POINTS));
  }

  @Test
  void rolling_simulatedDemand_coversWhatItSays() {
    Verification all = Verification.none();
    for (int seed = 1; seed <= SEEDS; seed++) {
      for (DemandKind kind : DemandKind.values()) {
        History history = SimulatedDemand.of(kind, seed);
        int known = history.size() - 2 * HORIZON;
        all = all.and(Verification.rolling(Forecaster.usual(), history, known, HORIZON, HORIZON));
      }
    }

    assertHonest(all);
    assertThat(all.coveredShare(50)).isCloseTo(0.50, within(THREE_POINTS));
    assertThat(all.mase()).isLessThan(0.8 * all.naiveMase());
  }

  @Test
  void rolling_requestTraces_coversWhatItSaysAndBeatsTheLastSeason() {
    List<Verification> traces =
        List.of(
            rolling(TestingTraces.azure("code", 10, 6), 6),
            rolling(TestingTraces.azure("conv", 10, 6), 6),
            rolling(TestingTraces.azure("code", 30, 2), 4),
            rolling(TestingTraces.azure("conv", 30, 2), 4),
            rolling(TestingTraces.openb(3_600, 24), 12));
    List<Double> better = new ArrayList<>();
    for (Verification trace : traces) {
      better.add(trace.naiveMase() - trace.mase());
    }
    Verification all = traces.stream().reduce(Verification.none(), Verification::and);

    assertHonest(all);
    assertThat(better).as("how much less MASE").allMatch(it -> it > 0);
  }

  /** Forecasts of the later half, from origins that are spread over it. */
  private static Verification rolling(History trace, int horizon) {
    int known = trace.size() / 2;
    int stride = Math.max(1, (trace.size() - known) / ORIGINS);
    return Verification.rolling(Forecaster.usual(), trace, known, horizon, stride);
  }
}
