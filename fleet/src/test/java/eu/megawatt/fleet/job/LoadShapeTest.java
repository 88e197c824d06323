package eu.megawatt.fleet.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LoadShapeTest {

  @Test
  void at_pastThePeriod_repeats() {
    LoadShape shape = LoadShape.of(0.2, 0.9, 0.5);
    assertThat(shape.at(0)).isEqualTo(0.2);
    assertThat(shape.at(4)).isEqualTo(0.9);
    assertThat(shape.at(300)).isEqualTo(0.2);
    assertThat(shape.period()).isEqualTo(3);
    assertThat(shape.isFull()).isFalse();
  }

  @Test
  void full_isOneInEverySlot() {
    assertThat(LoadShape.FULL.at(12_345)).isEqualTo(1);
    assertThat(LoadShape.FULL.isFull()).isTrue();
    assertThat(LoadShape.of(1)).isEqualTo(LoadShape.FULL);
  }

  @Test
  void of_nothing_isRefused() {
    assertThatThrownBy(LoadShape::of).isInstanceOf(IllegalArgumentException.class);
  }
}
