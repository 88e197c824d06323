package eu.megawatt.telemetry.wire;

import java.util.Optional;

/** Snappy's block format read byte by byte, as its description says it; slow and without tricks. */
final class NaiveSnappy {

  private static final int MOST = 1 << 24;

  private final byte[] block;
  private byte[] plain = new byte[0];
  private int size;
  private int at;

  private NaiveSnappy(byte[] block) {
    this.block = block;
  }

  /** The plain bytes, or nothing if the block is broken. */
  static Optional<byte[]> decode(byte[] block) {
    try {
      return Optional.of(new NaiveSnappy(block).decode());
    } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private byte[] decode() {
    long length = 0;
    for (int shift = 0; ; shift += 7) {
      int next = next();
      length += (long) (next & 127) << shift;
      if (next < 128) {
        break;
      }
      if (shift == 28) {
        throw new IllegalArgumentException("a length of more than five bytes");
      }
    }
    if (length > MOST) {
      throw new IllegalArgumentException("more than a test has a use for");
    }
    plain = new byte[(int) length];
    while (at < block.length) {
      int tag = next();
      switch (tag & 3) {
        case 0 -> literal(tag >> 2);
        case 1 -> copy(4 + (tag >> 2 & 7), (tag >> 5) * 256L + next());
        case 2 -> copy((tag >> 2) + 1, number(2));
        default -> copy((tag >> 2) + 1, number(4));
      }
    }
    if (size != length) {
      throw new IllegalArgumentException("less than was said");
    }
    return plain;
  }

  private void literal(int code) {
    long run = 1 + (code < 60 ? code : number(code - 59));
    for (long i = 0; i < run; i++) {
      plain[size++] = (byte) next();
    }
  }

  private void copy(int run, long back) {
    if (back == 0 || back > size) {
      throw new IllegalArgumentException("a copy of what is not there");
    }
    for (int i = 0; i < run; i++) {
      plain[size] = plain[size - (int) back];
      size++;
    }
  }

  private long number(int bytes) {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number += (long) next() << (8 * i);
    }
    return number;
  }

  private int next() {
    return block[at++] & 255;
  }
}
