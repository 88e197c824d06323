package eu.megawatt.kernels.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MediansTest {

  @Test
  void median_ofAnyOrder_isTheMiddle() {
    assertThat(Medians.median(new double[] {3, 1, 2})).isEqualTo(2);
    assertThat(Medians.median(new double[] {4, 1, 3, 2})).isEqualTo(2.5);
    assertThat(Medians.median(new double[] {7})).isEqualTo(7);
  }

  /** The coverage of order statistics by counting all 2^n ways to fall on either side. */
  @Test
  void interval_isTheShortestWithThatCoverage_asCountingAllSidesSays() {
    for (int count = 1; count <= 16; count++) {
      for (double alpha : new double[] {0.1, 0.05, 0.01, 0.01 / 3}) {
        double[] values = IntStream.rangeClosed(1, count).asDoubleStream().toArray();
        int best = 0;
        for (int rank = 1; rank <= count / 2; rank++) {
          if (missed(count, rank) <= alpha) {
            best = rank;
          }
        }
        if (best == 0) {
          assertThat(Medians.interval(values, alpha)).as("%d at %s", count, alpha).isEmpty();
        } else {
          assertThat(Medians.interval(values, alpha))
              .as("%d at %s", count, alpha)
              .contains(new Interval(best, count + 1 - best));
        }
      }
    }
  }

  @Test
  void interval_of99Percent_needsEightValues() {
    assertThat(Medians.interval(new double[7], 0.01)).isEmpty();
    assertThat(Medians.interval(new double[8], 0.01)).isPresent();
  }

  @Test
  void hodgesLehmann_ofANormalSample_variesLessThanTheMedian() {
    Random random = new Random(1);
    double medians = 0;
    double others = 0;
    for (int i = 0; i < 2000; i++) {
      double[] sample = random.doubles(20).map(any -> random.nextGaussian()).toArray();
      medians += Math.pow(Medians.median(sample), 2);
      others += Math.pow(Medians.hodgesLehmann(sample), 2);
    }
    assertThat(others / medians).isBetween(0.6, 0.8);
  }

  @Test
  void hodgesLehmann_ofASymmetricSample_isItsCentre() {
    assertThat(Medians.hodgesLehmann(new double[] {1, 2, 3, 4, 5})).isEqualTo(3);
    assertThat(Medians.hodgesLehmann(new double[] {1, 2, 3, 4, 1000})).isLessThan(5);
  }

  @Test
  void sigma_ofANormalSample_isItsStandardDeviation() {
    Random random = new Random(2);
    double[] sample = IntStream.range(0, 20_000).mapToDouble(i -> random.nextGaussian()).toArray();
    assertThat(Medians.sigma(sample)).isCloseTo(1, within(0.03));
  }

  @Test
  void median_ofNothingOrNoNumber_isRefused() {
    assertThatThrownBy(() -> Medians.median(new double[0])).hasMessageContaining("at least one");
    assertThatThrownBy(() -> Medians.median(new double[] {1, Double.NaN}))
        .hasMessageContaining("NaN");
  }

  @Test
  void anything_ofOneSampleInAnotherOrder_isTheSameBitForBit() {
    Random random = new Random(3);
    for (int i = 0; i < 200; i++) {
      double[] sample = random.doubles(5 + random.nextInt(30)).toArray();
      double[] other = shuffled(sample, random);
      assertThat(Medians.median(other)).isEqualTo(Medians.median(sample));
      assertThat(Medians.sigma(other)).isEqualTo(Medians.sigma(sample));
      assertThat(Medians.hodgesLehmann(other)).isEqualTo(Medians.hodgesLehmann(sample));
      assertThat(Medians.interval(other, 0.01)).isEqualTo(Medians.interval(sample, 0.01));
    }
  }

  private static double missed(int count, int rank) {
    long outside = 0;
    for (long sides = 0; sides < 1L << count; sides++) {
      int below = Long.bitCount(sides);
      if (below < rank || count - below < rank) {
        outside++;
      }
    }
    return outside / (double) (1L << count);
  }

  private static double[] shuffled(double[] sample, Random random) {
    double[] other = Arrays.copyOf(sample, sample.length);
    for (int i = other.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      double kept = other[i];
      other[i] = other[j];
      other[j] = kept;
    }
    return other;
  }
}
