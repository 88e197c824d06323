package eu.megawatt.telemetry.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Decodes Snappy's block format (the one without frames), as remote_write uses it: the length of
 * the plain bytes as a varint, then literals and copies of what is there already.
 *
 * <p>Bytes move in eights wherever that may overwrite only what comes later, so the place for the
 * plain bytes must be {@link #SLACK} longer than they are. Nothing outside of the two arrays' given
 * parts has a part in the result.
 */
public final class Snappy {

  /** Bytes behind the plain ones that a decoder may overwrite. */
  public static final int SLACK = 64;

  /** A copy of 64 bytes takes 3, and there is no denser way to say anything. */
  private static final int MOST_PLAIN_FOR_ONE = 22;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int SHORT_LITERAL = 16;
  private static final int LONGEST_WITHOUT_LENGTH_BYTES = 60;

  private Snappy() {}

  /**
   * How many plain bytes the block says it holds.
   *
   * @param most the most the caller takes
   * @throws MalformedRequestException if it says nothing, more than {@code most}, or more than so
   *     few bytes can hold
   */
  public static int plainLength(byte[] block, int length, int most)
      throws MalformedRequestException {
    long plain = 0;
    for (int i = 0; ; i++) {
      if (i == length || i == 5) {
        throw new MalformedRequestException(
            "the snappy block does not begin with the length of what it holds");
      }
      plain |= (block[i] & 0x7fL) << (7 * i);
      if (block[i] >= 0) {
        break;
      }
    }
    if (plain > most) {
      throw new MalformedRequestException(
          "the snappy block says it holds %d bytes, at most %d are taken; send fewer samples a request"
              .formatted(plain, most));
    }
    if (plain > (long) MOST_PLAIN_FOR_ONE * length) {
      throw new MalformedRequestException(
          "the snappy block says that its %d bytes hold %d, more than any can"
              .formatted(length, plain));
    }
    return (int) plain;
  }

  /**
   * Decodes a block.
   *
   * @param plain takes the bytes from its beginning; at least {@code plainLength + SLACK} long
   * @param plainLength as {@link #plainLength} says of the same block
   * @throws MalformedRequestException if the block ends early, copies from before the beginning, or
   *     holds more or less than it says
   */
  public static void decode(byte[] block, int length, byte[] plain, int plainLength)
      throws MalformedRequestException {
    if (plain.length < plainLength + SLACK) {
      throw new IllegalArgumentException(
          "%d bytes of room for %d plain ones and %d behind them"
              .formatted(plain.length, plainLength, SLACK));
    }
    int in = afterVarint(block);
    int out = 0;
    while (in < length) {
      int tag = block[in++] & 0xff;
      int kind = tag & 3;
      int run = (tag >>> 2) + 1;
      if (kind == 0) {
        if (run <= SHORT_LITERAL && length - in >= SHORT_LITERAL && plainLength - out >= run) {
          EIGHT.set(plain, out, (long) EIGHT.get(block, in));
          EIGHT.set(plain, out + 8, (long) EIGHT.get(block, in + 8));
          in += run;
          out += run;
          continue;
        }
        if (run > LONGEST_WITHOUT_LENGTH_BYTES) {
          int bytes = run - LONGEST_WITHOUT_LENGTH_BYTES;
          run = 1 + littleEndian(block, in, bytes, length);
          in += bytes;
        }
        if (run <= 0 || run > length - in || run > plainLength - out) {
          throw broken("a literal", in, length);
        }
        System.arraycopy(block, in, plain, out, run);
        in += run;
        out += run;
        continue;
      }
      int back;
      if (kind == 1) {
        if (in >= length) {
          throw broken("a copy", in, length);
        }
        run = 4 + (tag >>> 2 & 7);
        back = ((tag & 0xe0) << 3) | (block[in++] & 0xff);
      } else {
        int bytes = kind == 2 ? 2 : 4;
        back = littleEndian(block, in, bytes, length);
        in += bytes;
      }
      if (back <= 0 || back > out || run > plainLength - out) {
        throw broken("a copy", in, length);
      }
      copy(plain, out, back, run);
      out += run;
    }
    if (out != plainLength) {
      throw new MalformedRequestException(
          "the snappy block says it holds %d bytes and holds %d".formatted(plainLength, out));
    }
  }

  private static int afterVarint(byte[] block) {
    int in = 0;
    while (block[in] < 0) {
      in++;
    }
    return in + 1;
  }

  /**
   * Repeats what stands {@code back} bytes before; up to 15 bytes behind the run are overwritten.
   */
  private static void copy(byte[] plain, int out, int back, int run) {
    int from = out - back;
    int end = out + run;
    if (back >= 16) {
      for (int to = out; to < end; to += 16, from += 16) {
        EIGHT.set(plain, to, (long) EIGHT.get(plain, from));
        EIGHT.set(plain, to + 8, (long) EIGHT.get(plain, from + 8));
      }
      return;
    }
    if (back >= 8) {
      for (int to = out; to < end; to += 8, from += 8) {
        EIGHT.set(plain, to, (long) EIGHT.get(plain, from));
      }
      return;
    }
    for (int to = out; to < end; to++) {
      plain[to] = plain[from++];
    }
  }

  private static int littleEndian(byte[] block, int in, int bytes, int length)
      throws MalformedRequestException {
    if (bytes > length - in) {
      throw broken("a length", in, length);
    }
    int value = 0;
    for (int i = 0; i < bytes; i++) {
      value |= (block[in + i] & 0xff) << (8 * i);
    }
    return value;
  }

  private static MalformedRequestException broken(String what, int in, int length) {
    return new MalformedRequestException(
        "the snappy block is broken: %s at byte %d of %d does not fit".formatted(what, in, length));
  }
}
