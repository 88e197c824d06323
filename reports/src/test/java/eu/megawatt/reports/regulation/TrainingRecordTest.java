package eu.megawatt.reports.regulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.reports.regulation.ComputeMethod.MeasuredRate;
import eu.megawatt.reports.regulation.ComputeMethod.SixNd;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TrainingRecordTest {

  private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");
  private static final long KWH = 3_600_000_000L;
  private static final BigDecimal TENTH = new BigDecimal("0.1");

  @Test
  void of_denseModelWithARestart_isSixTimesParametersTimesTokens() {
    TrainingRecord training =
        TrainingRecord.of(
            "large",
            SixNd.dense(new BigDecimal("123E9"), TENTH),
            List.of(segment(0, 240, "1E12", 100), segment(250, 480, "1.5E12", 140)));

    // 6 x 123e9 x 2.5e12
    assertThat(training.flop().orElseThrow()).isEqualByComparingTo("1.845E24");
    assertThat(training.wallTime()).isEqualTo(Duration.ofHours(470));
    assertThat(training.gpuHoursByType()).containsEntry("H100", new BigDecimal("3760.000000"));
    assertThat(training.itKwh().orElseThrow()).isEqualByComparingTo("240");
    assertThat(training.facilityKwh().orElseThrow()).isEqualByComparingTo("480");
    assertThat(training.missing()).isEmpty();
  }

  @Test
  void of_mixtureOfExperts_countsActiveParametersAlone() {
    TrainingRecord training =
        TrainingRecord.of(
            "moe",
            new SixNd(new BigDecimal("675E9"), new BigDecimal("41E9"), TENTH),
            List.of(segment(0, 10, "1E12", 1)));

    assertThat(training.flop().orElseThrow()).isEqualByComparingTo("2.46E23");
    assertThat(DocumentationForm.of(training).get("Measurement methodology of the computation"))
        .contains("4.1 x 10^10 active of 6.8 x 10^11 parameters", "uncertain by 10 %");
  }

  @Test
  void of_measuredRate_isOperationsPerSecondTimesTime() {
    TrainingRecord training =
        TrainingRecord.of(
            "measured",
            new MeasuredRate("the framework's counter", TENTH),
            List.of(segment(0, 10, "1", 1), segment(20, 25, "1", 1)));

    // 4e17 FLOP/s for 15 hours
    assertThat(training.flop().orElseThrow()).isEqualByComparingTo("2.16E22");
  }

  @Test
  void of_segmentWithoutMeterOrTokens_isUnknownAndNotLess() {
    TrainingSegment blind =
        new TrainingSegment(
            "j-7",
            START,
            START.plusSeconds(3_600),
            new TreeMap<>(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            DataQuality.MISSING,
            BigDecimal.ZERO,
            Optional.empty(),
            Optional.empty());

    TrainingRecord training =
        TrainingRecord.of(
            "m",
            SixNd.dense(BigDecimal.TEN, TENTH),
            List.of(segment(2, 10, "1E12", 1), blind, segment(11, 12, "1E12", 1)));

    assertThat(training.flop()).isEmpty();
    assertThat(training.itKwh()).isEmpty();
    assertThat(training.facilityKwh()).isEmpty();
    assertThat(training.energyUncertaintyRatio()).isEmpty();
    assertThat(training.energyQuality()).isEqualTo(DataQuality.MISSING);
    assertThat(training.missing())
        .hasSize(3)
        .allSatisfy(it -> assertThat(it).contains("1 of 3 segments", "j-7 from 2026-03-01"));
    assertThat(DocumentationForm.of(training).get("Amount of energy used for training"))
        .startsWith("N/A; missing is: token count of 1 of 3");
  }

  @Test
  void documentationForm_knownTraining_hasTwoSignificantDigits() {
    TrainingRecord training =
        TrainingRecord.of(
            "large",
            SixNd.dense(new BigDecimal("123E9"), TENTH),
            List.of(segment(0, 240, "1E12", 123_456), segment(250, 480, "1.5E12", 0)));

    assertThat(DocumentationForm.of(training))
        .containsExactly(
            Map.entry(
                "Training time",
                "2.0 x 10^1 wall-clock days; 1.6 x 10^2 H100 days, over 2 segments"),
            Map.entry("Amount of computation used for training", "1.8 x 10^24 FLOP"),
            Map.entry(
                "Measurement methodology of the computation",
                "Estimated by 6ND, with N = 1.2 x 10^11 parameters and D the tokens of all segments, repeated ones included; uncertain by 10 %"),
            Map.entry(
                "Amount of energy used for training", "2.5 x 10^2 MWh with cooling and conversion"),
            Map.entry(
                "Measurement methodology of the energy",
                "Measured by meters over all segments; uncertain by 2 %"));
  }

  @Test
  void digits_roundedUpToTheNextPower_isOneOfIt() {
    assertThat(DocumentationForm.digits(new BigDecimal("9.96"))).isEqualTo("1.0 x 10^1");
    assertThat(DocumentationForm.digits(new BigDecimal("0.0349"))).isEqualTo("3.5 x 10^-2");
    assertThat(DocumentationForm.digits(new BigDecimal("1E25"))).isEqualTo("1.0 x 10^25");
    assertThat(DocumentationForm.digits(BigDecimal.ZERO)).isEqualTo("0");
  }

  @Test
  void of_anySegments_sumsAreThoseOfTheMinutes() {
    for (int seed = 0; seed < 300; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      List<TrainingSegment> segments = new ArrayList<>();
      BitSet hours = new BitSet();
      long itKwh = 0;
      BigDecimal tokens = BigDecimal.ZERO;
      for (int i = 1 + random.nextInt(12); i > 0; i--) {
        int from = random.nextInt(200);
        int to = from + 1 + random.nextInt(30);
        long kwh = random.nextLong(1_000_000);
        long count = random.nextLong(1_000_000_000_000L);
        segments.add(segment(from, to, "" + count, kwh));
        hours.set(from, to);
        itKwh += kwh;
        tokens = tokens.add(BigDecimal.valueOf(count));
      }

      TrainingRecord training =
          TrainingRecord.of("any", SixNd.dense(BigDecimal.valueOf(7), TENTH), segments);

      assertThat(training.wallTime()).isEqualTo(Duration.ofHours(hours.cardinality()));
      assertThat(training.itKwh().orElseThrow()).isEqualByComparingTo("" + itKwh);
      assertThat(training.flop().orElseThrow())
          .isEqualByComparingTo(tokens.multiply(BigDecimal.valueOf(42)));
      assertThat(TrainingRecord.of("any", training.method(), segments.reversed()))
          .isEqualTo(training);
    }
  }

  @Test
  void of_segmentsOfDifferentUncertainty_isWeightedByEnergyAndRoundedUp() {
    TrainingRecord training =
        TrainingRecord.of(
            "m",
            SixNd.dense(BigDecimal.TEN, TENTH),
            List.of(uncertain(0, "0.01", 2), uncertain(5, "0.04", 1)));

    assertThat(training.energyUncertaintyRatio()).contains(new BigDecimal("0.020000"));
    assertThat(
            TrainingRecord.of(
                    "m",
                    SixNd.dense(BigDecimal.TEN, TENTH),
                    List.of(uncertain(0, "0.01", 1), uncertain(5, "0.02", 2)))
                .energyUncertaintyRatio())
        .contains(new BigDecimal("0.05").divide(BigDecimal.valueOf(3), 6, RoundingMode.UP));
  }

  @Test
  void of_noSegment_isRefused() {
    assertThatThrownBy(() -> TrainingRecord.of("m", SixNd.dense(BigDecimal.TEN, TENTH), List.of()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("0 segments");
    assertThatThrownBy(() -> new SixNd(BigDecimal.ONE, BigDecimal.TWO, TENTH))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2 of 1");
  }

  private static TrainingSegment uncertain(long fromHour, String ratio, long kwh) {
    return segment(fromHour, fromHour + 1, "1", kwh, new BigDecimal(ratio));
  }

  private static TrainingSegment segment(long fromHour, long toHour, String tokens, long kwh) {
    return segment(fromHour, toHour, tokens, kwh, new BigDecimal("0.02"));
  }

  private static TrainingSegment segment(
      long fromHour, long toHour, String tokens, long kwh, BigDecimal uncertaintyRatio) {
    TreeMap<String, Long> gpuMillis = new TreeMap<>();
    gpuMillis.put("H100", (toHour - fromHour) * 3_600_000 * 8);
    return new TrainingSegment(
        "j-" + fromHour,
        START.plusSeconds(fromHour * 3_600),
        START.plusSeconds(toHour * 3_600),
        gpuMillis,
        OptionalLong.of(kwh * KWH),
        OptionalLong.of(2 * kwh * KWH),
        DataQuality.MEASURED,
        uncertaintyRatio,
        Optional.of(new BigDecimal(tokens)),
        Optional.of(new BigDecimal("4E17")));
  }
}
