package eu.megawatt.telemetry.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LabelHashTest {

  private record Pair(long first, long second) {}

  private final LabelHash hash = new LabelHash(LabelHash.Key.random(new SplittableRandom(1)));

  @Test
  void of_theSameBytesAnywhere_isTheSame() {
    SplittableRandom random = new SplittableRandom(2);
    for (int length = 0; length < 200; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      Pair expected = of(bytes, 0, length);
      for (int shift = 0; shift < 20; shift++) {
        byte[] wide = new byte[length + 40];
        random.nextBytes(wide);
        System.arraycopy(bytes, 0, wide, shift, length);
        assertThat(of(wide, shift, shift + length)).isEqualTo(expected);
      }
    }
  }

  @Test
  void of_bytesThatDifferInOneBit_differsInBothHalves() {
    SplittableRandom random = new SplittableRandom(3);
    Set<Long> firsts = new HashSet<>();
    Set<Long> seconds = new HashSet<>();
    int count = 0;
    for (int length = 0; length < 120; length++) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      for (int bit = -1; bit < 8 * length; bit++) {
        byte[] changed = bytes.clone();
        if (bit >= 0) {
          changed[bit / 8] ^= (byte) (1 << bit % 8);
        }
        Pair pair = of(changed, 0, length);
        firsts.add(pair.first);
        seconds.add(pair.second);
        count++;
      }
    }
    assertThat(firsts).hasSize(count);
    assertThat(seconds).hasSize(count);
  }

  @Test
  void of_zeros_dependsOnHowMany() {
    Set<Pair> pairs = new HashSet<>();
    for (int length = 0; length < 100; length++) {
      pairs.add(of(new byte[100], 0, length));
    }
    assertThat(pairs).hasSize(100);
  }

  @Test
  void of_labelsOfAFleet_spreadsEvenlyOverTheLowBits() {
    int[] places = new int[1 << 10];
    for (int series = 0; series < 100 * places.length; series++) {
      byte[] label = "GPU-%08x-0000-0000".formatted(series).getBytes(StandardCharsets.UTF_8);
      places[(int) of(label, 0, label.length).first & places.length - 1]++;
    }
    assertThat(Arrays.stream(places).min().orElseThrow()).isGreaterThan(50);
    assertThat(Arrays.stream(places).max().orElseThrow()).isLessThan(160);
  }

  @Test
  void add_inAnotherOrder_isAnotherHash() {
    Set<Pair> pairs = new HashSet<>();
    for (long[] halves : new long[][] {{1, 2, 3, 4}, {3, 4, 1, 2}, {1, 4, 3, 2}, {2, 1, 4, 3}}) {
      hash.begin();
      hash.add(halves[0], halves[1], halves[2], halves[3]);
      hash.end();
      pairs.add(new Pair(hash.first(), hash.second()));
    }
    assertThat(pairs).hasSize(4);
  }

  @Test
  void of_anotherKey_isAnotherHash() {
    byte[] bytes = "DCGM_FI_DEV_POWER_USAGE".getBytes(StandardCharsets.UTF_8);
    LabelHash other = new LabelHash(LabelHash.Key.random(new SplittableRandom(9)));
    other.of(bytes, 0, bytes.length);
    assertThat(new Pair(other.first(), other.second())).isNotEqualTo(of(bytes, 0, bytes.length));
  }

  private Pair of(byte[] bytes, int from, int to) {
    hash.of(bytes, from, to);
    return new Pair(hash.first(), hash.second());
  }
}
