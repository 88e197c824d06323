package eu.megawatt.telemetry.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class WaveTest {

  @Test
  void millijoules_ofAnySpan_areTheSumOfEveryMillisecond() {
    SplittableRandom random = new SplittableRandom(11);
    for (int round = 0; round < 300; round++) {
      Wave wave = wave(random);
      long from = random.nextLong(-5_000, 5_000);
      long to = from + random.nextLong(3_000);

      long stepped = 0;
      for (long at = from; at < to; at++) {
        stepped += wave.wattsAt(at);
      }

      assertThat(wave.millijoulesUntil(to) - wave.millijoulesUntil(from))
          .as("%s from %d to %d", wave, from, to)
          .isEqualTo(stepped);
    }
  }

  private static Wave wave(SplittableRandom random) {
    return switch (random.nextInt(4)) {
      case 0 -> new Wave.Flat(random.nextLong(700));
      case 1 -> {
        long period = random.nextLong(1, 900);
        yield new Wave.Square(
            period, random.nextLong(period + 1), random.nextLong(700), random.nextLong(-50, 300));
      }
      case 2 -> new Wave.Steps(random.nextLong(1, 40), random.ints(17, -30, 700).toArray());
      default -> new Wave.Ahead(wave(random), random.nextLong(-4_000, 4_000));
    };
  }
}
