package eu.megawatt.planner.models;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.measure.Configuration;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import eu.megawatt.planner.models.measure.TokenGap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TaskFiguresTest {

  @Test
  void of_anyMeasurement_tokensOfAMegawattAreThoseOfItsTasks() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Measurement it = drawn("a", random);
      Assumptions under = TestingAssumptions.at("0.%d".formatted(1 + random.nextInt(9)));

      TaskFigures figures = TaskFigures.of(List.of(it), under);

      double ofTasks =
          figures.millionTasksPerMWh().doubleValue() * 1e6 * it.meanOutputTokens() / 3_600;
      assertThat(figures.tokensPerSecondPerMw().doubleValue())
          .as("seed %d", seed)
          .isCloseTo(ofTasks, within(1e-9 * ofTasks));
    }
  }

  @Test
  void of_halfUtilised_everyTaskTakesTwiceTheHostAndTheSameGpuEnergy() {
    Measurement it = TestingMeasurements.of("a", 0.1, 5_000, 400, 30);

    TaskFigures full = TaskFigures.of(List.of(it), TestingAssumptions.at("1"));
    TaskFigures half = TaskFigures.of(List.of(it), TestingAssumptions.at("0.5"));

    assertThat(half.gpuTaskWh()).isEqualTo(full.gpuTaskWh());
    assertThat(half.taskWh().doubleValue())
        .isCloseTo(2 * full.taskWh().doubleValue(), within(1e-12));
    assertThat(half.taskEur().doubleValue())
        .isCloseTo(2 * full.taskEur().doubleValue(), within(1e-12));
  }

  @Test
  void choice_anyMeasurements_noneFastEnoughTakesLess() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      List<Measurement> all =
          random.ints(1 + random.nextInt(8), 0, 1).mapToObj(_ -> drawn("a", random)).toList();
      double targetMs = 10 + random.nextInt(90);

      Choice choice = Choice.of(all, OptionalDouble.of(targetMs));

      double leastJ = Double.POSITIVE_INFINITY;
      double leastFastJ = Double.POSITIVE_INFINITY;
      for (Measurement it : all) {
        leastJ = Math.min(leastJ, it.perTokenJ());
        if (it.gap().p95Ms().getAsDouble() <= targetMs) {
          leastFastJ = Math.min(leastFastJ, it.perTokenJ());
        }
      }
      boolean anyFast = leastFastJ < Double.POSITIVE_INFINITY;
      assertThat(choice instanceof Choice.Meets).as("seed %d", seed).isEqualTo(anyFast);
      assertThat(choice.measurement().perTokenJ())
          .as("seed %d", seed)
          .isEqualTo(anyFast ? leastFastJ : leastJ);
    }
  }

  @Test
  void choice_latencyNotMeasured_isNotKept() {
    Measurement unknown = TestingMeasurements.of("a", 0.1, 500, 400, TokenGap.UNKNOWN);
    Measurement known = TestingMeasurements.of("a", 0.2, 500, 400, 49.6);

    assertThat(Choice.of(List.of(unknown, known), OptionalDouble.of(50)).words())
        .isEqualTo("1 x H100, fp8, batch 64: p95 between tokens 49.6 ms, at most 50.0 ms asked");
    assertThat(Choice.of(List.of(unknown), OptionalDouble.of(50)).words())
        .endsWith("p95 between tokens not measured; no configuration keeps the 50.0 ms asked");
    assertThat(Choice.of(List.of(unknown, known), OptionalDouble.empty()).measurement())
        .isEqualTo(unknown);
  }

  @Test
  void choice_exactlyAsAsked_isFastEnough() {
    Measurement exactly = TestingMeasurements.of("a", 0.1, 500, 400, 50);

    assertThat(Choice.of(List.of(exactly), OptionalDouble.of(50)))
        .isEqualTo(new Choice.Meets(exactly, 50));
  }

  @Test
  void filled_anyMeasurements_serveNoMoreAtOnceThanAssumed() {
    Configuration known =
        new Configuration("H100", 1, "fp8", OptionalInt.of(128), OptionalDouble.of(63.7));
    Configuration limited =
        new Configuration("H100", 1, "fp8", OptionalInt.of(64), OptionalDouble.empty());
    Configuration unknown =
        new Configuration("H100", 1, "fp8", OptionalInt.empty(), OptionalDouble.empty());

    assertThat(List.of(known, limited, unknown))
        .extracting(Configuration::atOnce)
        .containsExactly(63.7, 64.0, Double.POSITIVE_INFINITY);
    Measurement it = TestingMeasurements.of("a", 0.1, 500, 400, 30);
    Assumptions usual = TestingAssumptions.published();
    for (int most : List.of(63, 64)) {
      Assumptions under =
          new Assumptions(
              usual.byGpuType(),
              usual.pue(),
              usual.carbonGco2ePerKWh(),
              usual.utilisation(),
              usual.gapTargetMs(),
              Optional.of(Assumed.estimated(Integer.toString(most), "guess")));
      assertThat(under.filled(List.of(it))).hasSize(most - 63);
      if (most == 63) {
        assertThatThrownBy(() -> TaskFigures.of(List.of(it), under))
            .hasMessage("a was measured at chat with 64 requests at once or more");
      }
    }
  }

  @Test
  void choice_noneOrSeveralModels_isRefused() {
    assertThatThrownBy(() -> Choice.of(List.of(), OptionalDouble.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("was not measured");
    Random random = new Random(1);
    List<Measurement> two = List.of(drawn("a", random), drawn("b", random));
    assertThatThrownBy(() -> Choice.of(two, OptionalDouble.empty()))
        .hasMessageContaining("a at chat, b at chat");
  }

  @Test
  void of_hostTakesLessThanItsGpu_isRefused() {
    Measurement it = TestingMeasurements.of("a", 0.5, 3_000, 400, 30);

    assertThatThrownBy(() -> TaskFigures.of(List.of(it), TestingAssumptions.published()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hostKw of H100 is 1.275, but a GPU alone drew 1.500 kW");
  }

  @Test
  void assumptions_manyWrong_saysAllAtOnce() {
    GpuTerms terms = new GpuTerms(Assumed.measured("0", "x"), Assumed.measured("-1", "x"));

    assertThatThrownBy(
            () ->
                new Assumptions(
                    Map.of("H100", terms),
                    Assumed.measured("0.9", "x"),
                    Assumed.measured("-3", "x"),
                    Assumed.measured("1.01", "x"),
                    OptionalDouble.of(0)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasLineCount(6)
        .contains("hostKw of H100 is 0; it is from 0.001 to 100", "pue is 0.9", "utilisation is");
  }

  @Test
  void assumptions_typeNobodyKnows_namesThoseKnown() {
    assertThatThrownBy(() -> TestingAssumptions.published().terms("H200"))
        .hasMessageContaining("known: B200, H100");
  }

  /** Of at most 600 W. */
  private static Measurement drawn(String name, Random random) {
    double tokensPerSecond = 100 + random.nextInt(9_000);
    double gpuW = 300 + random.nextInt(300);
    return TestingMeasurements.of(
        name,
        gpuW / tokensPerSecond,
        tokensPerSecond,
        50 + random.nextInt(9_000),
        5 + 100 * random.nextDouble());
  }
}
