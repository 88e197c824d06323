package eu.megawatt.planner.models.move;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.TestingAssumptions;
import eu.megawatt.planner.models.measure.Configuration;
import eu.megawatt.planner.models.measure.Measurement;
import eu.megawatt.planner.models.measure.Source;
import eu.megawatt.planner.models.measure.TokenGap;
import eu.megawatt.planner.models.mix.MixFigures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JobMoveTest {

  /**
   * 7.2 million tokens at 400 an answer are 18,000 requests; all hosts are half full. The large
   * model writes 800 tokens a second on 8 GPUs, the small one 2,500 on one GPU in answers of 500: 9
   * million tokens.
   */
  @Test
  void job_ofTokens_isThatByHand() {
    Assumptions under = TestingAssumptions.at("0.5");
    MixFigures large = figures(List.of(measured("large", 8, 800, 400)), under);
    MixFigures small = figures(List.of(measured("small", 1, 2_500, 500)), under);
    BigDecimal tokens = new BigDecimal("7200000");

    JobMove move =
        JobMove.of(TokenJob.ofTokens(tokens, new BigDecimal("3600"), large), large, small);

    // large: 18,000 x 0.5 s x 8 GPUs / 0.5 = 144,000 GPU-seconds; small: 18,000 x 0.2 s / 0.5
    assertThat(move.from().gpuHours()).isEqualByComparingTo("40");
    assertThat(move.to().gpuHours()).isEqualByComparingTo("2");
    assertThat(move.freedGpuHours()).isEqualByComparingTo("38");
    // 38 GPU-hours of 1.275 kW with cooling of 15 %, at 2.60 EUR an hour and 19.9 g a kWh
    assertThat(whole(move.freedKWh())).isEqualTo(56);
    checkNear(move.freedKWh(), 55.7175);
    checkNear(move.freedEur(), 98.8);
    assertThat(whole(move.freedGco2e())).isEqualTo(1_109);
    // in the hour that the plan has: 40 GPUs are five copies of 8, and 2 are two of 1
    assertThat(move.from().gpus()).isEqualTo(40);
    assertThat(move.to().gpus()).isEqualTo(2);
    assertThat(move.freedGpus()).isEqualTo(38);
    assertThat(JobMove.words(List.of(move), "small"))
        .isEqualTo(
            "Doing the job with small frees 55.72 kWh of facility: 40.00 GPU-hours become 2.000.");
    assertThat(JobMove.words(List.of(), "small")).isEqualTo("No job can be compared with small.");
  }

  @Test
  void job_thatIsMovedToTheModelItHas_freesExactlyNothing() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      MixFigures today = mix("a", random, under(random));

      JobMove move = JobMove.of(job(random, today), today, today);

      assertThat(move.freedGpus()).as("seed %d", seed).isZero();
      assertThat(move.freedGpuHours()).isZero();
      assertThat(move.freedKWh()).isZero();
      assertThat(move.freedEur()).isZero();
      assertThat(move.freedGco2e()).isZero();
    }
  }

  @Test
  void jobs_movedThereAndBack_freeExactlyNothingTogether() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      Assumptions under = under(random);
      Random shares = new Random(seed);
      MixFigures one = mix("a", random, under, new Random(seed));
      MixFigures other = mix("b", random, under, shares);
      TokenJob job = job(random, one);

      List<JobMove> both = List.of(JobMove.of(job, one, other), JobMove.of(job, other, one));

      assertThat(both.stream().mapToLong(JobMove::freedGpus).sum()).as("seed %d", seed).isZero();
      assertThat(JobMove.sum(both, JobMove::freedGpuHours)).isZero();
      assertThat(JobMove.sum(both, JobMove::freedKWh)).isZero();
      assertThat(JobMove.sum(both, JobMove::freedEur)).isZero();
      assertThat(JobMove.sum(both, JobMove::freedGco2e)).isZero();
    }
  }

  /** Token by token: what a GPU writes in a second, and how many there are to write. */
  @Test
  void footprint_ofAnyJob_isItsTokensByTheSpeedOfCopies() {
    for (long seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      double utilisation = (1 + random.nextInt(10)) / 10.0;
      Assumptions under = TestingAssumptions.at(Double.toString(utilisation));
      Measurement it = drawn("a", "chat", random);
      MixFigures today = figures(List.of(it), under);
      long tokens = 1L + random.nextInt(2_000_000_000);
      int seconds = 60 * (1 + random.nextInt(10_000));

      JobFootprint its =
          JobFootprint.of(
              TokenJob.ofTokens(BigDecimal.valueOf(tokens), BigDecimal.valueOf(seconds), today),
              today);

      double perGpuSecond = it.tokensPerSecond() * utilisation / it.configuration().gpuCount();
      double gpuHours = tokens / perGpuSecond / 3_600;
      checkNear(its.gpuHours(), gpuHours);
      checkNear(its.facilityKWh(), gpuHours * 1.275 * 1.15);
      checkNear(its.eur(), gpuHours * 2.6);
      checkNear(its.gco2e(), gpuHours * 1.275 * 1.15 * 19.9);
      double copyTokens = it.tokensPerSecond() * utilisation * seconds;
      long copies = 0;
      for (double left = tokens; left > tokens * 1e-9; left -= copyTokens) {
        copies++;
      }
      assertThat(its.gpus()).as("seed %d", seed).isEqualTo(copies * it.configuration().gpuCount());
    }
  }

  /** Whole copies over the whole run are never less than what the tokens take. */
  @Test
  void gpusAtATime_overTheRun_areEnoughForTheGpuHours() {
    for (long seed = 0; seed < 300; seed++) {
      Random random = new Random(seed);
      MixFigures today = mix("a", random, under(random));
      TokenJob job = job(random, today);

      JobFootprint its = JobFootprint.of(job, today);

      double hours = job.runSeconds().doubleValue() / 3_600;
      assertThat(its.gpus() * hours)
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(its.gpuHours().doubleValue() * (1 - 1e-9));
    }
  }

  @Test
  void job_outOfRangeOrUnderOtherAssumptions_isRefused() {
    MixFigures full = figures(List.of(measured("a", 1, 100, 10)), TestingAssumptions.at("1"));
    MixFigures half = figures(List.of(measured("a", 1, 100, 10)), TestingAssumptions.at("0.5"));
    TokenJob job = new TokenJob(BigDecimal.ONE, BigDecimal.ONE);

    assertThatThrownBy(() -> JobMove.of(job, full, half))
        .hasMessageContaining("same tasks and assumptions");
    assertThatThrownBy(() -> new TokenJob(new BigDecimal("-1"), BigDecimal.ONE))
        .hasMessage("requestsPerSecond is -1; it is from 0 to 10000000");
    assertThatThrownBy(() -> new TokenJob(BigDecimal.ONE, BigDecimal.ZERO))
        .hasMessage("runSeconds is 0; it is more than 0 and at most 3153600000");
    assertThat(JobFootprint.of(new TokenJob(BigDecimal.ZERO, BigDecimal.ONE), full).gpus())
        .isZero();
  }

  private static TokenJob job(Random random, MixFigures today) {
    return TokenJob.ofTokens(
        BigDecimal.valueOf(random.nextLong(100_000_000_000L)),
        BigDecimal.valueOf(60L * (1 + random.nextInt(10_000))),
        today);
  }

  private static Assumptions under(Random random) {
    return TestingAssumptions.at(Double.toString((1 + random.nextInt(10)) / 10.0));
  }

  private static MixFigures mix(String name, Random random, Assumptions under) {
    return mix(name, random, under, random);
  }

  private static MixFigures mix(String name, Random random, Assumptions under, Random shares) {
    return new MixFigures(
        List.of(
            part(name, "chat", random, under, shares), part(name, "code", random, under, shares)));
  }

  private static MixFigures.Part part(
      String name, String task, Random random, Assumptions under, Random shares) {
    return new MixFigures.Part(
        BigDecimal.valueOf(1 + shares.nextInt(9)),
        TaskFigures.of(List.of(drawn(name, task, random)), under));
  }

  private static MixFigures figures(List<Measurement> all, Assumptions under) {
    return MixFigures.of(TaskFigures.of(all, under));
  }

  private static long whole(BigDecimal value) {
    return value.setScale(0, RoundingMode.HALF_UP).longValueExact();
  }

  private static void checkNear(BigDecimal value, double expected) {
    assertThat(value.doubleValue()).isCloseTo(expected, within(1e-9 * (1 + expected)));
  }

  private static Measurement drawn(String name, String task, Random random) {
    int gpus = 1 << random.nextInt(4);
    return at(task, name, gpus, gpus * (100.0 + random.nextInt(4_000)), 50 + random.nextInt(3_600));
  }

  private static Measurement measured(
      String name, int gpus, double tokensPerSecond, double outputTokens) {
    return at("chat", name, gpus, tokensPerSecond, outputTokens);
  }

  private static Measurement at(
      String task, String name, int gpus, double tokensPerSecond, double outputTokens) {
    double perTokenJ = gpus * 500 / tokensPerSecond;
    return new Measurement(
        name,
        name,
        task,
        new Configuration("H100", gpus, "fp8", OptionalInt.empty(), OptionalDouble.empty()),
        perTokenJ,
        perTokenJ * outputTokens,
        tokensPerSecond,
        outputTokens,
        TokenGap.UNKNOWN,
        Optional.empty(),
        Source.measured("a test"));
  }
}
