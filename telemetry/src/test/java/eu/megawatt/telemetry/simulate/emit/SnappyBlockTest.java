package eu.megawatt.telemetry.simulate.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class SnappyBlockTest {

  private final SnappyBlock snappy = new SnappyBlock();

  @Test
  void pack_anything_unpacksToTheSame() {
    SplittableRandom random = new SplittableRandom(1);
    for (int round = 0; round < 400; round++) {
      byte[] bytes = bytes(random, random.nextInt(3_000));

      assertThat(TestingWire.unpack(snappy.pack(bytes, bytes.length))).isEqualTo(bytes);
    }
  }

  /** Noise, few letters, and pieces of what came before: each makes other literals and copies. */
  private static byte[] bytes(SplittableRandom random, int length) {
    byte[] bytes = new byte[length];
    int letters = 1 << random.nextInt(9);
    for (int at = 0; at < length; at++) {
      bytes[at] = (byte) random.nextInt(letters);
    }
    for (int piece = 0; length > 300 && piece < random.nextInt(10); piece++) {
      int from = random.nextInt(length - 150);
      System.arraycopy(bytes, from, bytes, random.nextInt(length - 150), random.nextInt(150));
    }
    return bytes;
  }

  @Test
  void pack_moreThanCopiesReach_unpacksToTheSame() {
    byte[] bytes = new byte[200_000];
    byte[] noise = new byte[70_000];
    new java.util.Random(2).nextBytes(noise);
    System.arraycopy(noise, 0, bytes, 0, noise.length);
    System.arraycopy(noise, 0, bytes, 70_000, noise.length);

    assertThat(TestingWire.unpack(snappy.pack(bytes, bytes.length))).isEqualTo(bytes);
  }

  @Test
  void pack_repetition_becomesCopies() {
    byte[] bytes = new byte[10_000];
    Arrays.fill(bytes, (byte) 7);

    assertThat(snappy.pack(bytes, bytes.length)).hasSizeLessThan(1_000);
  }
}
