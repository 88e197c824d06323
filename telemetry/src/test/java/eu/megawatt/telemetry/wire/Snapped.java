package eu.megawatt.telemetry.wire;

import java.io.ByteArrayOutputStream;

/** Packs bytes as Snappy's block format allows it: in literals alone. */
public final class Snapped {

  private static final int LONGEST = 1 << 16;

  private Snapped() {}

  public static byte[] of(byte[] plain) {
    ByteArrayOutputStream block = new ByteArrayOutputStream();
    length(block, plain.length);
    for (int from = 0; from < plain.length; from += LONGEST) {
      int run = Math.min(LONGEST, plain.length - from);
      block.write(61 << 2);
      block.write((run - 1) & 255);
      block.write((run - 1) >> 8);
      block.write(plain, from, run);
    }
    return block.toByteArray();
  }

  static void length(ByteArrayOutputStream block, int length) {
    int rest = length;
    for (; rest >= 128; rest >>>= 7) {
      block.write((rest & 127) | 128);
    }
    block.write(rest);
  }
}
