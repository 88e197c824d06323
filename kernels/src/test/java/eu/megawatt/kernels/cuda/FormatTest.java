package eu.megawatt.kernels.cuda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eu.megawatt.kernels.suite.SplitMix64;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FormatTest {

  @Test
  void mix_ofTheFirstCounter_isSplitMix64sFirstNumber() {
    assertThat(SplitMix64.mix(0x9E3779B97F4A7C15L)).isEqualTo(0xE220A8397B1DCDAFL);
  }

  @Test
  void bf16_aTie_goesToEven() {
    assertThat(Format.bf16(1 + 0x1p-8f)).isEqualTo(1f);
    assertThat(Format.bf16(1 + 3 * 0x1p-8f)).isEqualTo(1 + 0x1p-6f);
    assertThat(Format.bf16(Math.nextUp(1 + 0x1p-8f))).isEqualTo(1 + 0x1p-7f);
    assertThat(Format.bf16(-0.3f)).isCloseTo(-0.3f, within(0x1p-10f));
  }

  @Test
  void number_ofFp8_isOneThatE4m3Has() {
    double[] all =
        DoubleStream.concat(
                IntStream.range(0, 8).mapToDouble(m -> m * 0x1p-9),
                IntStream.range(8, 56).mapToDouble(c -> (8 + c % 8) * Math.pow(2, c / 8 - 10)))
            .toArray();
    for (int i = 0; i < 5000; i++) {
      assertThat(all).contains(Math.abs(Format.FP8.number(1, i, 1)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void number_ofManyPlaces_hasBothSignsAndNoMeanAndIsInRange(Format format) {
    double most = format == Format.INT8 ? 128 : 1;
    double[] numbers =
        LongStream.range(0, 100_000).mapToDouble(i -> format.number(42, i, 1)).toArray();

    assertThat(DoubleStream.of(numbers).max().orElseThrow()).isBetween(0.8 * most, most);
    assertThat(DoubleStream.of(numbers).min().orElseThrow()).isBetween(-most, -0.8 * most);
    assertThat(DoubleStream.of(numbers).average().orElseThrow() / most).isCloseTo(0, within(0.01));
  }

  @Test
  void seed_ofStreams_areAllDifferent() {
    assertThat(LongStream.range(-50, 50).map(n -> Format.seed(9, (int) n)).distinct().count())
        .isEqualTo(100);
  }
}
