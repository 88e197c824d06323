package eu.megawatt.telemetry.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Reads the fields of protobuf messages in their order, without making an object of any. A message
 * inside another is read by the same reader, within narrower bounds. Not thread-safe; meant to be
 * used again.
 */
final class ProtoReader {

  /** How a field's value is written: the low three bits of its tag. */
  static final int VARINT = 0;

  static final int FIXED64 = 1;
  static final int BYTES = 2;
  static final int FIXED32 = 5;

  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final int LONGEST_VARINT = 10;

  private static final byte[] NOTHING = new byte[0];

  private byte[] bytes = NOTHING;
  private int at;
  private int end;

  void reset(byte[] of, int from, int to) {
    bytes = of;
    at = from;
    end = to;
  }

  /** Lets go of the bytes. */
  void letGo() {
    reset(NOTHING, 0, 0);
  }

  /** Where the next byte is read. */
  int at() {
    return at;
  }

  boolean hasMore() {
    return at < end;
  }

  /** Goes back to a place in the message that is read now. */
  void goTo(int place) {
    at = place;
  }

  /** Begins with the message inside that is the next so many bytes; where the outer one ends. */
  int enter(int length) {
    int outerEnd = end;
    end = at + length;
    return outerEnd;
  }

  /** Goes on with the outer message, behind the inner one. */
  void leave(int outerEnd) {
    at = end;
    end = outerEnd;
  }

  /** The tag of the next field: its number times eight plus how it is written. */
  int tag() throws MalformedRequestException {
    if (at < end && bytes[at] > 7) {
      return bytes[at++];
    }
    long tag = varint();
    if (tag >>> 3 == 0 || tag >>> 32 != 0) {
      throw new MalformedRequestException("byte %d: no field has the tag %d".formatted(at, tag));
    }
    return (int) tag;
  }

  long varint() throws MalformedRequestException {
    if (at < end && bytes[at] >= 0) {
      return bytes[at++];
    }
    return longVarint();
  }

  private long longVarint() throws MalformedRequestException {
    long value = 0;
    for (int i = 0; i < LONGEST_VARINT; i++) {
      if (at >= end) {
        throw early("a number");
      }
      byte next = bytes[at++];
      value |= (next & 0x7fL) << (7 * i);
      if (next >= 0) {
        return value;
      }
    }
    throw new MalformedRequestException(
        "byte %d: a number of more than %d bytes".formatted(at, LONGEST_VARINT));
  }

  /** The length of the bytes that follow, which are there. */
  int length() throws MalformedRequestException {
    long length = varint();
    if (length < 0 || length > end - at) {
      throw early("a field of %d bytes".formatted(length));
    }
    return (int) length;
  }

  double fixed64() throws MalformedRequestException {
    if (end - at < Long.BYTES) {
      throw early("a double");
    }
    long bits = (long) EIGHT.get(bytes, at);
    at += Long.BYTES;
    return Double.longBitsToDouble(bits);
  }

  /** A field of text; what is not UTF-8 becomes the replacement character. */
  String text() throws MalformedRequestException {
    int length = length();
    String text = new String(bytes, at, length, StandardCharsets.UTF_8);
    at += length;
    return text;
  }

  /** Passes over bytes of which {@link #length} said that they are there. */
  void skipBytes(int count) {
    at += count;
  }

  /** Passes over the value of a field with the given tag. */
  void skip(int tag) throws MalformedRequestException {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> skipFixed(Long.BYTES);
      case BYTES -> skipBytes(length());
      case FIXED32 -> skipFixed(Integer.BYTES);
      default ->
          throw new MalformedRequestException(
              "byte %d: fields of kind %d are not known".formatted(at, tag & 7));
    }
  }

  private void skipFixed(int count) throws MalformedRequestException {
    if (end - at < count) {
      throw early("a field of %d bytes".formatted(count));
    }
    at += count;
  }

  private MalformedRequestException early(String what) {
    return new MalformedRequestException(
        "byte %d: %s does not fit before the end at %d".formatted(at, what, end));
  }
}
