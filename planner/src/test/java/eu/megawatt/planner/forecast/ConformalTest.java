package eu.megawatt.planner.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;

final class ConformalTest {

  private static double[][] errors(Random random, int origins, int horizon) {
    double[][] errors = new double[origins][horizon];
    for (double[] row : errors) {
      Arrays.setAll(row, h -> random.nextGaussian() * Math.sqrt(h + 1.0));
    }
    return errors;
  }

  @Test
  void quantile_countThatDivides_isTheOneWithSoManyNotAbove() {
    for (int seed = 0; seed < 50; seed++) {
      double[] scores = new Random(seed).doubles(99).toArray();
      Arrays.sort(scores);

      double quantile = Conformal.quantile(scores, 0.8);

      assertThat(Arrays.stream(scores).filter(it -> it <= quantile).count()).isEqualTo(80);
      assertThat(scores).contains(quantile);
    }
  }

  @Test
  void quantile_any_hasItsShareNotAbove() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      double[] scores = random.doubles(5 + random.nextInt(300)).toArray();
      Arrays.sort(scores);
      double share = 0.05 + 0.9 * random.nextDouble();

      double quantile = Conformal.quantile(scores, share);

      double wanted = Math.min(scores.length, share * (scores.length + 1));
      assertThat((double) Arrays.stream(scores).filter(it -> it <= quantile).count())
          .isBetween(wanted - 1 - 1e-9, wanted + 1 + 1e-9);
    }
  }

  @Test
  void quantile_moreThanThereIs_isTheLargest() {
    assertThat(Conformal.quantile(new double[] {1, 2, 3}, 0.95)).isEqualTo(3);
  }

  @Test
  void reach_errorsAllAlike_coversNewOnes() {
    long covered = 0;
    long all = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      Conformal conformal = new Conformal(errors(random, 80, 6), 6);
      double reach = conformal.reaches(List.of(80))[0];
      for (double[] row : errors(random, 40, 6)) {
        for (int h = 0; h < 6; h++) {
          covered += conformal.spread().score(row[h], h) <= reach ? 1 : 0;
          all++;
        }
      }
    }

    assertThat((double) covered / all).isCloseTo(0.8, within(0.015));
  }

  @Test
  void adapted_errorsThatGrow_missesLessThanAsked() {
    double[][] errors = new double[100][4];
    Random random = new Random(1);
    for (int k = 0; k < errors.length; k++) {
      double growth = 1 + k / 20.0;
      Arrays.setAll(errors[k], _ -> growth * random.nextGaussian());
    }

    assertThat(new Conformal(errors, 4).adapted(List.of(80))[0]).isLessThan(0.17);
  }

  @Test
  void spread_errorsThatBurstUp_isWiderAbove() {
    double[][] errors = new double[50][3];
    for (int k = 0; k < errors.length; k++) {
      Arrays.fill(errors[k], k % 2 == 0 ? 9 : -1);
    }
    Spread spread = Spread.of(errors, errors.length);

    assertThat(spread.above(1)).isGreaterThan(3 * spread.below(1));
    assertThat(spread.above(11)).isCloseTo(2 * spread.above(2), within(1e-9));
  }

  @Test
  void wider_degreesOfFreedom_isStudentsOverTheNormal() {
    for (double freedom : new double[] {8, 15, 40, 400}) {
      for (double share : new double[] {0.5, 0.8, 0.95}) {
        double t = new TDistribution(freedom).inverseCumulativeProbability((1 + share) / 2);
        double z = new NormalDistribution().inverseCumulativeProbability((1 + share) / 2);

        assertThat(Conformal.wider(share, freedom)).isCloseTo(t / z, within(0.004));
      }
    }
  }
}
