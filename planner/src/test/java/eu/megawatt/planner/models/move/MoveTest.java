package eu.megawatt.planner.models.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.TestingAssumptions;
import eu.megawatt.planner.models.measure.Configuration;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Measurements;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.TestingMeasurements;
import eu.megawatt.planner.models.measure.TokenGap;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MoveTest {

  @Test
  void footprint_anyWorkload_isTheFewestCopiesThatKeepUp() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      double utilisation = (1 + random.nextInt(10)) / 10.0;
      Assumptions under = TestingAssumptions.at(Double.toString(utilisation));
      Measurement it = drawn("a", random);
      double requestsPerSecond = random.nextInt(2_000) / 7.0;

      Footprint footprint =
          Footprint.of(BigDecimal.valueOf(requestsPerSecond), figures(List.of(it), under));

      double copyPerSecond = it.tokensPerSecond() / it.meanOutputTokens() * utilisation;
      int gpus = 0;
      for (double served = 0; served < requestsPerSecond * (1 - 1e-9); served += copyPerSecond) {
        gpus += it.configuration().gpuCount();
      }
      double facilityMw = gpus * 1.275 * 1.15 / 1_000;
      assertThat(footprint.gpus()).as("seed %d", seed).isEqualTo(gpus);
      checkNear(footprint.facilityMw(), facilityMw);
      checkNear(footprint.yearMWh(), facilityMw * 365 * 24);
      checkNear(footprint.yearEur(), gpus * 2.6 * 365 * 24);
      checkNear(footprint.yearTco2e(), facilityMw * 1_000 * 365 * 24 * 19.9 / 1e6);
    }
  }

  @Test
  void served_withinWhatAFootprintTakes_isTheWorkloadAtLeast() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      MixFigures figures = figures(List.of(drawn("a", random)), TestingAssumptions.at("0.7"));
      BigDecimal requestsPerSecond = BigDecimal.valueOf(1 + random.nextInt(9_000), 2);

      Footprint footprint = Footprint.of(requestsPerSecond, figures);
      Served enough = Served.within(footprint.facilityMw(), figures);
      Served less =
          Served.within(footprint.facilityMw().multiply(new BigDecimal("0.999999")), figures);

      assertThat(enough.gpus()).as("seed %d", seed).isEqualTo(footprint.gpus());
      assertThat(enough.requestsPerSecond().doubleValue())
          .isGreaterThanOrEqualTo(requestsPerSecond.doubleValue() * (1 - 1e-9));
      assertThat(less.requestsPerSecond()).as("seed %d", seed).isLessThan(requestsPerSecond);
      assertThat(less.facilityMw()).isLessThan(footprint.facilityMw());
    }
  }

  @Test
  void gpuHours_ofWholeCopies_areThoseCopies() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      Measurement it = drawn("a", random);
      MixFigures today = figures(List.of(it), TestingAssumptions.at("0.3"));
      long gpus = (1 + random.nextInt(500)) * (long) it.configuration().gpuCount();

      Move move = Move.of(new Workload.GpuHours(BigDecimal.valueOf(gpus * 8_760)), today, today);

      assertThat(move.from().gpus()).as("seed %d", seed).isEqualTo(gpus);
      assertThat(move.freedGpus()).isZero();
    }
  }

  @Test
  void move_thereAndBack_freesTheOpposite() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      Assumptions under = TestingAssumptions.at("0.5");
      MixFigures one = figures(List.of(drawn("a", random)), under);
      MixFigures other = figures(List.of(drawn("b", random)), under);
      Workload workload = new Workload.Requests(BigDecimal.valueOf(random.nextInt(500)));

      Move there = Move.of(workload, one, other);
      Move back = Move.of(workload, other, one);

      assertThat(there.freedGpus()).isEqualTo(-back.freedGpus());
      assertThat(there.freedMw()).isEqualByComparingTo(back.freedMw().negate());
      assertThat(there.freedYearMWh()).isEqualByComparingTo(back.freedYearMWh().negate());
      assertThat(there.freedYearEur()).isEqualByComparingTo(back.freedYearEur().negate());
      assertThat(there.freedYearTco2e()).isEqualByComparingTo(back.freedYearTco2e().negate());
    }
  }

  @Test
  void move_publishedLargeToSmall_isThatByHand() {
    Measurements measured = TestingMeasurements.published();
    Assumptions under = TestingAssumptions.published();
    MixFigures large =
        figures(measured.of("Llama 3.1 405B Instruct FP8", "lm-arena-chat", "H100"), under);
    MixFigures small =
        figures(measured.of("Llama 3.1 8B Instruct", "lm-arena-chat", "H100"), under);

    Move move = Move.of(new Workload.Requests(new BigDecimal("100")), large, small);

    // 98.2 tokens/s a GPU and 372 tokens an answer: 379 GPUs are busy, in copies of 8
    assertThat(move.words())
        .isEqualTo(
            "Serving 100.0 requests/s with Llama 3.1 8B Instruct instead of Llama 3.1 405B"
                + " Instruct FP8 frees 0.5557 MW of facility: 384 GPUs become 5.");
    assertThat(move.freedYearMWh().doubleValue())
        .isCloseTo(379 * 1.275 * 1.15 * 8.76, within(1e-6));
    assertThat(move.estimated())
        .containsExactly("host power of H100: DGX H100, largest power by 8");
    assertThat(Served.within(BigDecimal.ONE, small).requestsPerSecond().doubleValue())
        .isBetween(15_000.0, 15_300.0);
  }

  @Test
  void move_otherAssumptionsOrOutOfRange_isRefused() {
    Measurement it = TestingMeasurements.of("a", 0.1, 5_000, 400, 30);
    MixFigures full = figures(List.of(it), TestingAssumptions.at("1"));
    MixFigures half = figures(List.of(it), TestingAssumptions.at("0.5"));
    Workload none = new Workload.Requests(BigDecimal.ZERO);

    assertThatThrownBy(() -> Move.of(none, full, half))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("same tasks and assumptions");
    assertThatThrownBy(() -> new Workload.GpuHours(new BigDecimal("-1")))
        .hasMessage("yearGpuHours is -1; it is from 0 to 100000000000");
    assertThatThrownBy(() -> Served.within(new BigDecimal("100001"), full))
        .hasMessageContaining("headroomMw is 100001");
    assertThat(Move.of(none, full, full).from().gpus()).isZero();
  }

  /** Every number of copies of either task that fits is tried. */
  @Test
  void served_ofAMix_isTheMostOfAllThatFits() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      int[] requests = {1 + random.nextInt(5), 1 + random.nextInt(5)};
      MixFigures figures = mix(requests, random);
      double headroomMw = random.nextInt(400) / 1e4;

      Served served = Served.within(BigDecimal.valueOf(headroomMw), figures);

      double[] copyMw = new double[2];
      double[] ofMix = new double[2];
      for (int i = 0; i < 2; i++) {
        Measurement it = figures.parts().get(i).figures().choice().measurement();
        copyMw[i] = it.configuration().gpuCount() * 1.275 * 1.15 / 1_000;
        ofMix[i] =
            it.tokensPerSecond()
                / it.meanOutputTokens()
                * (requests[0] + requests[1])
                / requests[i];
      }
      double most = 0;
      for (int one = 0; one * copyMw[0] <= headroomMw; one++) {
        for (int other = 0; one * copyMw[0] + other * copyMw[1] <= headroomMw + 1e-12; other++) {
          most = Math.max(most, Math.min(one * ofMix[0], other * ofMix[1]));
        }
      }
      checkNear(served.requestsPerSecond(), most);
      assertThat(served.facilityMw().doubleValue())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(headroomMw);
      assertThat(served.gpus()).isEqualTo(Footprint.of(served.requestsPerSecond(), figures).gpus());
    }
  }

  @Test
  void footprint_ofAMix_isThatOfItsTasksEachWithItsShare() {
    for (long seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      MixFigures figures = mix(new int[] {3, 1}, random);
      BigDecimal requestsPerSecond = BigDecimal.valueOf(4L * random.nextInt(200));

      Footprint whole = Footprint.of(requestsPerSecond, figures);

      BigDecimal quarter = requestsPerSecond.divide(BigDecimal.valueOf(4));
      Footprint first =
          Footprint.of(
              quarter.multiply(BigDecimal.valueOf(3)),
              MixFigures.of(figures.parts().getFirst().figures()));
      Footprint last = Footprint.of(quarter, MixFigures.of(figures.parts().getLast().figures()));
      assertThat(whole.gpus()).as("seed %d", seed).isEqualTo(first.gpus() + last.gpus());
      assertThat(whole.facilityMw())
          .isEqualByComparingTo(first.facilityMw().add(last.facilityMw()));
      assertThat(whole.yearEur()).isEqualByComparingTo(first.yearEur().add(last.yearEur()));
    }
  }

  private static MixFigures mix(int[] requests, Random random) {
    Assumptions under = TestingAssumptions.at("1");
    return new MixFigures(
        List.of(
            new MixFigures.Part(
                BigDecimal.valueOf(requests[0]),
                TaskFigures.of(List.of(drawn("a", random)), under)),
            new MixFigures.Part(
                BigDecimal.valueOf(requests[1]),
                TaskFigures.of(
                    List.of(TestingMeasurements.at("code", "a", 0.2, 2_000, 800)), under))));
  }

  private static MixFigures figures(List<Measurement> all, Assumptions under) {
    return MixFigures.of(TaskFigures.of(all, under));
  }

  private static void checkNear(BigDecimal value, double expected) {
    assertThat(value.doubleValue()).isCloseTo(expected, within(1e-9 * (1 + expected)));
  }

  private static Measurement drawn(String name, Random random) {
    int gpus = 1 << random.nextInt(4);
    double tokensPerSecond = gpus * (100.0 + random.nextInt(4_000));
    double perTokenJ = gpus * 500 / tokensPerSecond;
    double tokens = 50 + random.nextInt(3_600);
    return new Measurement(
        name,
        name,
        "chat",
        new Configuration("H100", gpus, "fp8", OptionalInt.empty(), OptionalDouble.empty()),
        perTokenJ,
        perTokenJ * tokens,
        tokensPerSecond,
        tokens,
        TokenGap.UNKNOWN,
        Optional.empty(),
        Source.measured("a test"));
  }
}
