package eu.megawatt.kernels.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.megawatt.kernels.suite.Measure;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ContractTest {

  private static final Promise HUNDRED = Promise.of(100, "a test");

  @Test
  void judge_steadyBlocks_fallsOnTheSideOfTheMargins() {
    assertThat(verdict(100, 10)).isEqualTo(Verdict.PASS);
    assertThat(verdict(95, 10)).isEqualTo(Verdict.PASS);
    assertThat(verdict(94.9, 10)).isEqualTo(Verdict.DEGRADED);
    assertThat(verdict(90, 10)).isEqualTo(Verdict.DEGRADED);
    assertThat(verdict(89.9, 10)).isEqualTo(Verdict.FAIL);
  }

  @Test
  void judge_whereLessIsBetter_turnsTheRatioRound() {
    assertThat(Contract.judge(same(104, 10), Measure.NANOSECONDS, HUNDRED).verdict())
        .isEqualTo(Verdict.PASS);
    assertThat(Contract.judge(same(108, 10), Measure.NANOSECONDS, HUNDRED).verdict())
        .isEqualTo(Verdict.DEGRADED);
    assertThat(Contract.judge(same(120, 10), Measure.MICROSECONDS, HUNDRED).verdict())
        .isEqualTo(Verdict.FAIL);
    assertThat(Contract.judge(same(50, 10), Measure.NANOSECONDS, HUNDRED).verdict())
        .isEqualTo(Verdict.PASS);
  }

  @Test
  void judge_tooFewBlocks_isUndecidedAndAsksForMore() {
    Finding finding = Contract.judge(same(100, 9), Measure.GIGABYTES, HUNDRED);
    assertThat(finding.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(finding.reason()).isEqualTo(Finding.Reason.TOO_FEW_BLOCKS);
    assertThat(finding.wantsMore()).isTrue();
    assertThat(Contract.judge(new double[0], Measure.GIGABYTES, HUNDRED).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void judge_onBothSidesOfAMargin_asksForMoreUpToTheLimit() {
    double[] wide = IntStream.range(0, 10).mapToDouble(i -> 90 + i).toArray();
    assertThat(Contract.judge(wide, Measure.GIGABYTES, HUNDRED).wantsMore()).isTrue();
    double[] all = IntStream.range(0, 40).mapToDouble(i -> 94.9 + 0.2 * (i % 2)).toArray();
    Finding last = Contract.judge(all, Measure.GIGABYTES, HUNDRED);
    assertThat(last.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(last.wantsMore()).isFalse();
  }

  @Test
  void nextLook_goesOverTenTwentyForty() {
    assertThat(IntStream.of(0, 9, 10, 19, 20, 39).map(Contract::nextLook))
        .containsExactly(10, 10, 20, 20, 40, 40);
  }

  /** A node exactly at the margin may be called either way at most once in a hundred. */
  @Test
  void judge_atTheMarginWithThreeLooks_isWrongAtMostOnceInAHundred() {
    Random random = new Random(7);
    int wrong = 0;
    for (int node = 0; node < 4000; node++) {
      double[] all = random.doubles(40).map(any -> 95 + random.nextGaussian()).toArray();
      for (int blocks : new int[] {10, 20, 40}) {
        Finding look = Contract.judge(Arrays.copyOf(all, blocks), Measure.GIGABYTES, HUNDRED);
        if (look.verdict() != Verdict.INCONCLUSIVE) {
          wrong++;
          break;
        }
      }
    }
    assertThat(wrong / 4000.0).isLessThanOrEqualTo(0.01).isGreaterThan(0);
  }

  @Test
  void promise_thatIsNone_isRefused() {
    assertThatThrownBy(() -> Promise.of(0, "x")).hasMessageContaining("greater than 0");
    assertThatThrownBy(() -> new Promise(1, 0.2, 0.1, "x")).hasMessageContaining("margin");
  }

  private static Verdict verdict(double value, int blocks) {
    return Contract.judge(same(value, blocks), Measure.TERAFLOPS, HUNDRED).verdict();
  }

  private static double[] same(double value, int count) {
    return IntStream.range(0, count).mapToDouble(i -> value).toArray();
  }
}
