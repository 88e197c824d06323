package eu.megawatt.reports.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.SplittableRandom;

/** A file with a few bytes changed, cut out, doubled or cut off, by seed. */
final class Faults {

  /** Reads a broken file; may throw nothing else. */
  interface Reader {
    void read(byte[] bytes) throws IOException;
  }

  private Faults() {}

  static void each(byte[] good, int times, Reader reader) {
    for (int seed = 0; seed < times; seed++) {
      byte[] broken = broken(good, new SplittableRandom(seed));
      try {
        reader.read(broken);
      } catch (IOException e) {
        throw new UncheckedIOException("seed " + seed, e);
      } catch (RuntimeException e) {
        throw new AssertionError("seed " + seed, e);
      }
    }
  }

  private static byte[] broken(byte[] good, SplittableRandom random) {
    byte[] bytes = good.clone();
    for (int fault = random.nextInt(1, 4); fault > 0; fault--) {
      int at = random.nextInt(bytes.length);
      int length = random.nextInt(bytes.length - at);
      bytes =
          switch (random.nextInt(6)) {
            case 0 -> Arrays.copyOf(bytes, Math.max(1, at));
            case 1 -> joined(bytes, at, Math.min(bytes.length, at + length % 20));
            case 2 -> joined(bytes, Math.min(bytes.length, at + length % 40), at);
            default -> {
              bytes[at] = (byte) random.nextInt(256);
              yield bytes;
            }
          };
    }
    return bytes;
  }

  /** The head until one place and the tail from another: cuts out, or doubles. */
  private static byte[] joined(byte[] bytes, int head, int tail) {
    byte[] joined = Arrays.copyOf(bytes, head + bytes.length - tail);
    System.arraycopy(bytes, tail, joined, head, bytes.length - tail);
    return joined.length == 0 ? new byte[1] : joined;
  }
}
