package eu.megawatt.scheduler.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpotsTest {

  @Test
  void of_anyPoolLevelAndStart_comesBackInPieces() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 10_000; i++) {
      Spots spots = new Spots(1 + random.nextInt(8), 1 + random.nextInt(20_000));
      int pool = random.nextInt(100_000);
      int level = random.nextInt(spots.levels());
      int start = random.nextInt(spots.slots());
      long spot = spots.of(pool, level, start);
      assertThat(spot).isNotEqualTo(Spots.NONE).isNotNegative();
      assertThat(spots.pool(spot)).isEqualTo(pool);
      assertThat(spots.level(spot)).isEqualTo(level);
      assertThat(spots.start(spot)).isEqualTo(start);
    }
  }
}
