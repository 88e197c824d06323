package eu.megawatt.fleet.unit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class GpuCountTest {

  @Test
  void text_ofOneAlone_hasNoPlural() {
    assertThat(new GpuCount(1)).hasToString("1 GPU");
    assertThat(new GpuCount(0)).hasToString("0 GPUs");
    assertThat(new GpuCount(2)).hasToString("2 GPUs");
  }
}
