package eu.megawatt.telemetry.source.otlp;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes a protobuf message. */
final class Message {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Message varint(int field, long value) {
    write(field * 8L);
    write(value);
    return this;
  }

  Message fixed64(int field, long bits) {
    write(field * 8L + 1);
    out.writeBytes(ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(bits).array());
    return this;
  }

  Message text(int field, String text) {
    return raw(field, text.getBytes(StandardCharsets.UTF_8));
  }

  Message bytes(int field, Message message) {
    return raw(field, message.toByteArray());
  }

  private Message raw(int field, byte[] bytes) {
    write(field * 8L + 2);
    write(bytes.length);
    out.writeBytes(bytes);
    return this;
  }

  private void write(long value) {
    long rest = value;
    while (Long.compareUnsigned(rest, 128) >= 0) {
      out.write((int) (rest % 128) + 128);
      rest /= 128;
    }
    out.write((int) rest);
  }

  byte[] toByteArray() {
    return out.toByteArray();
  }
}
