package eu.megawatt.reports.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SciTest {

  private static final long KWH = 3_600_000_000L;
  private static final Duration FIVE_YEARS = Duration.ofDays(5 * 365);

  @Test
  void of_handMadeJob_isEnergyTimesIntensityPlusEmbodiedThroughUnits() {
    // 100 kWh at 20 g, and a hundredth of a life of 2 of 8 GPUs of 1,312 kg, for 50 M tokens
    EmbodiedShare server =
        new EmbodiedShare(
            "hgx", Optional.of(new BigDecimal("1312000")), Duration.ofHours(438), FIVE_YEARS, 2, 8);

    SciResult result =
        Sci.of(
            new SciInput(
                "chat",
                FunctionalUnit.MILLION_TOKENS,
                BigDecimal.valueOf(50),
                100 * KWH,
                2_000_000,
                List.of(server)));

    assertThat(result)
        .isInstanceOfSatisfying(
            SciResult.Score.class,
            score -> {
              assertThat(score.embodiedMilliG()).isEqualTo(3_280_000);
              assertThat(score.gPerUnit()).isEqualByComparingTo("105.6");
              assertThat(score.gPerKwh().orElseThrow()).isEqualByComparingTo("20");
            });
  }

  @Test
  void of_assetWithoutEmbodiedCarbonAndNoUnits_isMissingAndSaysBoth() {
    EmbodiedShare unknown =
        new EmbodiedShare("gb300", Optional.empty(), Duration.ofHours(1), FIVE_YEARS, 1, 72);

    SciResult result =
        Sci.of(
            new SciInput(
                "agent", FunctionalUnit.TASK, BigDecimal.ZERO, KWH, 20_000, List.of(unknown)));

    assertThat(result)
        .isInstanceOfSatisfying(
            SciResult.Missing.class,
            missing ->
                assertThat(missing.missing())
                    .satisfiesExactly(
                        it -> assertThat(it).contains("agent", "task"),
                        it -> assertThat(it).contains("gb300")));
  }

  @Test
  void of_noEnergy_hasAScoreAndNoIntensity() {
    SciResult result =
        Sci.of(new SciInput("idle", FunctionalUnit.JOB, BigDecimal.ONE, 0, 0, List.of()));

    assertThat(result)
        .isInstanceOfSatisfying(
            SciResult.Score.class,
            score -> {
              assertThat(score.gPerUnit()).isEqualByComparingTo("0");
              assertThat(score.gPerKwh()).isEmpty();
            });
  }

  @Test
  void of_assetDividedAmongJobs_sharesAddUpToTheWholeLife() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      int gpuCount = 1 + random.nextInt(72);
      List<EmbodiedShare> shares = new ArrayList<>();
      for (long leftHours = 43_800; leftHours > 0; ) {
        long hours = Math.min(leftHours, random.nextLong(1, 20_000));
        long some = random.nextInt(gpuCount + 1);
        shares.add(share(hours, some, gpuCount));
        shares.add(share(hours, gpuCount - some, gpuCount));
        leftHours -= hours;
      }

      SciResult result =
          Sci.of(new SciInput("all", FunctionalUnit.JOB, BigDecimal.TWO, 0, 0, shares));

      assertThat(result)
          .isInstanceOfSatisfying(
              SciResult.Score.class,
              score -> assertThat(score.embodiedMilliG()).isEqualTo(1_312_000_000));
    }
  }

  @Test
  void of_anything_isTheFormulaInDecimals() {
    for (int seed = 0; seed < 1_000; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      long energy = random.nextLong(1, 1_000_000 * KWH);
      long milliG = random.nextLong(1_000_000_000_000L);
      BigDecimal units = BigDecimal.valueOf(random.nextLong(1, 1_000_000), random.nextInt(4));

      SciResult result =
          Sci.of(new SciInput("x", FunctionalUnit.GPU_HOUR, units, energy, milliG, List.of()));

      BigDecimal grams = BigDecimal.valueOf(milliG, 3);
      assertThat(result)
          .isInstanceOfSatisfying(
              SciResult.Score.class,
              score -> {
                assertThat(score.gPerUnit())
                    .isEqualTo(grams.divide(units, 9, RoundingMode.HALF_UP));
                assertThat(score.gPerKwh())
                    .contains(
                        grams
                            .multiply(BigDecimal.valueOf(KWH))
                            .divide(BigDecimal.valueOf(energy), 9, RoundingMode.HALF_UP));
              });
    }
  }

  @Test
  void embodiedShare_moreReservedThanThereIs_isRefusedByName() {
    assertThatThrownBy(() -> share(1, 9, 8))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("hgx", "9 of 8");
  }

  private static EmbodiedShare share(long hours, long gpuCount, long totalCount) {
    return new EmbodiedShare(
        "hgx",
        Optional.of(BigDecimal.valueOf(1_312_000)),
        Duration.ofHours(hours),
        FIVE_YEARS,
        gpuCount,
        totalCount);
  }
}
