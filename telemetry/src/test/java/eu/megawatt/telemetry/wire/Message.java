package eu.megawatt.telemetry.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A protobuf message while a test writes it. */
public final class Message {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public Message varint(int field, long value) {
    raw((long) field << 3);
    raw(value);
    return this;
  }

  public Message fixed64(int field, double value) {
    raw((long) field << 3 | 1);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(value).array());
    return this;
  }

  public Message fixed32(int field, int value) {
    raw((long) field << 3 | 5);
    out.writeBytes(ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array());
    return this;
  }

  public Message bytes(int field, byte[] value) {
    raw((long) field << 3 | 2);
    raw(value.length);
    out.writeBytes(value);
    return this;
  }

  public Message text(int field, String value) {
    return bytes(field, value.getBytes(StandardCharsets.UTF_8));
  }

  public Message message(int field, Message value) {
    return bytes(field, value.toBytes());
  }

  /** The fields of another message, one after the other. */
  public Message fields(Message others) {
    out.writeBytes(others.toBytes());
    return this;
  }

  /** A number without a tag, as packed fields have them. */
  public Message raw(long value) {
    long rest = value;
    for (; rest < 0 || rest > 127; rest >>>= 7) {
      out.write(((int) rest & 127) | 128);
    }
    out.write((int) rest);
    return this;
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }
}
