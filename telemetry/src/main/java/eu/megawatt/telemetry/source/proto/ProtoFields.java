package eu.megawatt.telemetry.source.proto;

import eu.megawatt.telemetry.source.UnreadableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * The fields of one protobuf message in their order. A message in a message is one of these of its
 * own, over the same bytes.
 */
public final class ProtoFields {

  /** The ways in which a field's value is written: the low three bits of its tag. */
  public static final int VARINT = 0;

  public static final int FIXED64 = 1;
  public static final int BYTES = 2;
  public static final int FIXED32 = 5;

  private final ByteBuffer bytes;
  private int tag;

  private ProtoFields(ByteBuffer bytes) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
  }

  /** The fields of a message. */
  public static ProtoFields of(byte[] message) {
    return new ProtoFields(ByteBuffer.wrap(message));
  }

  /** The same message from its beginning. */
  public ProtoFields again() {
    return new ProtoFields(bytes.duplicate().rewind().slice());
  }

  /** Goes to the next field, whose value must then be read or skipped; false at the end. */
  public boolean next() throws UnreadableException {
    if (!bytes.hasRemaining()) {
      return false;
    }
    long read = varint();
    if (read >>> 3 == 0 || read >>> 32 != 0) {
      throw broken("no field has the tag " + read);
    }
    tag = (int) read;
    return true;
  }

  /** Whether anything is left, in a field of packed numbers. */
  public boolean hasMore() {
    return bytes.hasRemaining();
  }

  /** Whether the field is one of a number, written in a way. */
  public boolean is(int number, int way) {
    return tag == ((number << 3) | way);
  }

  /** A whole number of 64 bits. */
  public long varint() throws UnreadableException {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      if (!bytes.hasRemaining()) {
        throw broken("a number is cut off");
      }
      byte next = bytes.get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw broken("a number of more than 10 bytes");
  }

  /** Eight bytes. */
  public long fixed64() throws UnreadableException {
    if (bytes.remaining() < Long.BYTES) {
      throw broken("8 bytes are cut off");
    }
    return bytes.getLong();
  }

  /** A message in this one. */
  public ProtoFields message() throws UnreadableException {
    return new ProtoFields(slice());
  }

  /** A string. */
  public String text() throws UnreadableException {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(slice())
          .toString();
    } catch (CharacterCodingException e) {
      throw new UnreadableException("a string in the protobuf message is not UTF-8", e);
    }
  }

  private ByteBuffer slice() throws UnreadableException {
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw broken("a field of %d bytes is cut off".formatted(length));
    }
    ByteBuffer slice = bytes.slice(bytes.position(), (int) length);
    bytes.position(bytes.position() + (int) length);
    return slice;
  }

  /** Passes over the field's value. */
  public void skip() throws UnreadableException {
    switch (tag & 7) {
      case VARINT -> varint();
      case FIXED64 -> fixed64();
      case BYTES -> slice();
      case FIXED32 -> skipFixed32();
      default -> throw broken("fields of kind %d are not known".formatted(tag & 7));
    }
  }

  private void skipFixed32() throws UnreadableException {
    if (bytes.remaining() < Integer.BYTES) {
      throw broken("4 bytes are cut off");
    }
    bytes.getInt();
  }

  private UnreadableException broken(String what) {
    return new UnreadableException(
        "the protobuf message is broken: %s at byte %d of %d"
            .formatted(what, bytes.position(), bytes.limit()));
  }
}
