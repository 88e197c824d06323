package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Shape;
import org.junit.jupiter.api.Test;

class ReferenceTest {

  @Test
  void deviation_nan_isWrongWhateverTheTolerance() {
    Deviation deviation = new Deviation();
    deviation.add(1, Double.NaN, "C", 5);
    deviation.add(1, 1, "C", 6);

    assertThat(deviation.judge(1e300))
        .isInstanceOfSatisfying(
            Correctness.Wrong.class, wrong -> assertThat(wrong.what()).contains("C 5 is NaN"));
  }

  @Test
  void deviation_smallGroupBesideALargeOne_isMeasuredByItsOwn() {
    Deviation deviation = new Deviation();
    deviation.add(1000, 1000, "row", 0);
    deviation.endGroup();
    deviation.add(0.001, 0.0011, "row", 1);

    assertThat(deviation.judge(0.01).error()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void deviation_somethingWhereNothingIsDue_isWrong() {
    Deviation deviation = new Deviation();
    deviation.add(0, 1e-30, "C", 0);

    assertThat(deviation.judge(0.5)).isInstanceOf(Correctness.Wrong.class);
  }

  @Test
  void deviation_worseThanTheToleranceByOne_isWrongAndNotOtherwise() {
    Deviation deviation = new Deviation();
    deviation.add(2, 2.5, "C", 0);

    assertThat(deviation.judge(0.25)).isInstanceOf(Correctness.Right.class);
    assertThat(deviation.judge(0.249)).isInstanceOf(Correctness.Wrong.class);
  }

  @Test
  void samples_ofMany_haveTheFirstAndTheLastOnceEach() {
    for (int seed = 0; seed < 50; seed++) {
      assertThat(Samples.of(1000, 16, seed)).hasSize(16).contains(0, 999).doesNotHaveDuplicates();
    }
    assertThat(Samples.of(3, 16, 1)).containsExactly(0, 1, 2);
  }

  /** A · B with A(i,p) = i + 1 and B(p,j) = j + 1 is k (i + 1)(j + 1). */
  @Test
  void product_ofOuterProducts_isTheirClosedForm() {
    Shape.Product shape = new Shape.Product(5, 7, 3);
    ProductReference reference =
        new ProductReference(shape, i -> i / 3 + 1, (row, column) -> column + 1, 1);

    assertThat(reference.judge(i -> 3 * (i / 7 + 1) * (i % 7 + 1), 0))
        .isEqualTo(new Correctness.Right(0, 0));
    for (int wrong = 0; wrong < 35; wrong++) {
      int place = wrong;
      Numbers bent = i -> 3 * (i / 7 + 1) * (i % 7 + 1) + (i == place ? 1 : 0);
      assertThat(reference.judge(bent, 1e-3)).isInstanceOf(Correctness.Wrong.class);
    }
  }

  /** Two keys of which the query fits one by log 3 more: weights 3/4 and 1/4. */
  @Test
  void attention_ofTwoKeys_isTheirWeightedMean() {
    double[] keys = {Math.log(3) * 2, 0, 0, 0, 0, 0, 0, 0};
    double[] values = {1, 2, 3, 4, 5, 6, 7, 8};
    AttentionReference reference =
        new AttentionReference(4, i -> keys[(int) i], i -> values[(int) i]);

    assertThat(reference.of(i -> 1, 0, 0, 2))
        .containsExactly(new double[] {2, 3, 4, 5}, within(1e-12));
  }
}
