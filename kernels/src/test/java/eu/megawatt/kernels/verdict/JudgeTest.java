package eu.megawatt.kernels.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import eu.megawatt.kernels.sample.Conditions;
import eu.megawatt.kernels.sample.Result;
import eu.megawatt.kernels.sample.SoakSecond;
import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.Block;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.verdict.Finding.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class JudgeTest {

  private static final Judge JUDGE = new Judge(Noise.LIMITS);
  private static final Subject COPY =
      Subject.of(new KernelCase(Kernel.COPY, Precision.FP32, new Shape.Arrays(1000, 2, 0)));
  private static final Correctness RIGHT = new Correctness.Right(0, 1e-6);
  private static final Correctness WRONG = new Correctness.Wrong(Double.NaN, 1e-6, "at 7");

  /** 8,000 bytes in a nanosecond. */
  private static final Optional<Promise> PROMISE = Optional.of(Promise.of(8000, "a test"));

  @Test
  void judge_wrongResults_areAFailureWhateverTheSpeedAndTheNoise() {
    Finding finding = JUDGE.judge(measured(WRONG, 1, loud(), 20), PROMISE);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.reason()).isEqualTo(Reason.WRONG_RESULT);
    assertThat(finding.detail()).contains("at 7");
  }

  @Test
  void judge_loudMachine_isInconclusiveHoweverFast() {
    Finding finding = JUDGE.judge(measured(RIGHT, 1, loud(), 20), PROMISE);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.detail()).contains("Others took 50.0 % of the CPUs, 30.0 % is allowed");
  }

  @Test
  void judge_calibrationThatVaries_isInconclusive() {
    List<Block> calibration =
        Stream.of(100, 120, 90, 130, 80, 110).map(it -> new Block(10, it)).toList();
    Conditions loud = new Conditions(OptionalDouble.empty(), OptionalDouble.empty(), calibration);
    assertThat(JUDGE.judge(measured(RIGHT, 1, loud, 20), PROMISE).detail())
        .contains("calibration loop varied");
  }

  @Test
  void judge_oneInterruptedCalibration_isQuiet() {
    List<Block> calibration =
        IntStream.range(0, 10).mapToObj(i -> new Block(10, i == 4 ? 900 : 100)).toList();
    Conditions quiet = new Conditions(OptionalDouble.empty(), OptionalDouble.empty(), calibration);
    assertThat(JUDGE.judge(measured(RIGHT, 1, quiet, 20), PROMISE).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void judge_notMeasured_isNeverAPass() {
    for (Absence absence : Absence.values()) {
      Finding finding = JUDGE.judge(new Result.Unmeasured(COPY, absence, "why"), PROMISE);
      assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
      assertThat(finding.detail()).isEqualTo(absence.word() + ": why");
    }
  }

  @Test
  void judge_quietAndRight_isWhatTheContractSays() {
    assertThat(JUDGE.judge(measured(RIGHT, 1, Conditions.NONE, 10), PROMISE).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(JUDGE.judge(measured(RIGHT, 2, Conditions.NONE, 10), PROMISE).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(JUDGE.judge(measured(RIGHT, 2, Conditions.NONE, 10), Optional.empty()).reason())
        .isEqualTo(Reason.NOTHING_PROMISED);
  }

  @Test
  void judge_fewBlocksWithoutAPromise_areNoPass() {
    Finding few = JUDGE.judge(measured(RIGHT, 1, Conditions.NONE, 9), Optional.empty());
    assertThat(few.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(few.detail()).contains("9 blocks; at least 10 are needed");
  }

  @Test
  void judge_soakWithTwoFingerprints_isAFailure() {
    assertThat(JUDGE.judge(soaked(1, 1), PROMISE).verdict()).isEqualTo(Verdict.PASS);
    Finding finding = JUDGE.judge(soaked(1, 2), PROMISE);
    assertThat(finding.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(finding.detail()).contains("2 fingerprints");
  }

  /** Blocks in any order, and any number of times: the same finding, text and all. */
  @Test
  void judge_storedSamplesInAnyOrder_areTheSameBitForBit() {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      List<Block> blocks =
          IntStream.range(0, 5 + random.nextInt(36))
              .mapToObj(any -> new Block(1000, 900 + random.nextInt(300)))
              .toList();
      List<Block> other = new ArrayList<>(blocks);
      Collections.shuffle(other, random);
      assertThat(JUDGE.judge(measured(other), PROMISE))
          .isEqualTo(JUDGE.judge(measured(blocks), PROMISE));
    }
  }

  private static Conditions loud() {
    return new Conditions(OptionalDouble.of(0.5), OptionalDouble.of(0), List.of());
  }

  private static Result measured(List<Block> blocks) {
    return new Result.Measured(COPY, "x", RIGHT, blocks, Conditions.NONE, Optional.empty());
  }

  private static Result measured(
      Correctness correctness, int nanoseconds, Conditions conditions, int blocks) {
    return new Result.Measured(
        COPY,
        "x",
        correctness,
        IntStream.range(0, blocks).mapToObj(i -> new Block(1, nanoseconds)).toList(),
        conditions,
        Optional.empty());
  }

  private static Result soaked(long first, long last) {
    return new Result.Soaked(
        COPY,
        "x",
        RIGHT,
        IntStream.rangeClosed(1, 20)
            .mapToObj(
                second ->
                    new SoakSecond(
                        second,
                        new Block(1, 1),
                        Optional.empty(),
                        OptionalLong.of(second == 20 ? last : first)))
            .toList(),
        Optional.empty());
  }
}
