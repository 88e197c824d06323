package eu.megawatt.fleet.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class SeriesTest {

  @Test
  void constant_hasTheSameInEachSlot() {
    Series five = Series.constant(5, 3);
    assertThat(five.toArray()).containsExactly(5, 5, 5);
    assertThat(five.slots()).isEqualTo(3);
    assertThat(five.isConstant()).isTrue();
    assertThat(five.at(2)).isEqualTo(5);
    assertThat(five.min()).isEqualTo(five.max()).isEqualTo(5);
  }

  @Test
  void array_hasItsOwnInEachSlot() {
    double[] values = {3, -1, 2};
    Series series = Series.of(values);
    values[0] = 99;
    series.toArray()[1] = 99;
    assertThat(series.toArray()).containsExactly(3, -1, 2);
    assertThat(series.isConstant()).isFalse();
    assertThat(series.min()).isEqualTo(-1);
    assertThat(series.max()).isEqualTo(3);
    assertThat(series).isEqualTo(Series.of(3, -1, 2)).hasSameHashCodeAs(Series.of(3, -1, 2));
  }

  @Test
  void at_outsideTheHorizon_isRefused() {
    Series series = Series.constant(1, 3);
    assertThatThrownBy(() -> series.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> series.at(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
