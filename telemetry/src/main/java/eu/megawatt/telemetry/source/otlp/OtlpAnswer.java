package eu.megawatt.telemetry.source.otlp;

import eu.megawatt.telemetry.source.proto.ProtoFields;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * What an exporter is told: 200 in every case in which the body could be read, with the number of
 * points that were not taken and why. Points that were refused must not be sent again, so this is
 * no error (OTLP 1.9, "Partial Success").
 *
 * @param rejectedDataPoints 0 if all were taken
 * @param message empty if there is nothing to say
 */
public record OtlpAnswer(long rejectedDataPoints, String message) {

  /** {@code ExportMetricsServiceResponse} as protobuf; empty if all were taken. */
  public byte[] protobuf() {
    if (isWhole()) {
      return new byte[0];
    }
    ByteArrayOutputStream partial = new ByteArrayOutputStream();
    if (rejectedDataPoints != 0) {
      partial.write((1 << 3) | ProtoFields.VARINT);
      varint(rejectedDataPoints, partial);
    }
    if (!message.isEmpty()) {
      bytes(2, message.getBytes(StandardCharsets.UTF_8), partial);
    }
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    bytes(1, partial.toByteArray(), answer);
    return answer.toByteArray();
  }

  /** The same as JSON. */
  public String json() {
    return isWhole()
        ? "{}"
        : "{\"partialSuccess\":{\"rejectedDataPoints\":\"%d\",\"errorMessage\":\"%s\"}}"
            .formatted(rejectedDataPoints, escaped());
  }

  private boolean isWhole() {
    return rejectedDataPoints == 0 && message.isEmpty();
  }

  private String escaped() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < message.length(); i++) {
      char c = message.charAt(i);
      if (c == '"' || c == '\\') {
        text.append('\\').append(c);
      } else if (c < ' ') {
        text.append("\\u%04x".formatted((int) c));
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }

  private static void bytes(int field, byte[] bytes, ByteArrayOutputStream out) {
    out.write((field << 3) | ProtoFields.BYTES);
    varint(bytes.length, out);
    out.writeBytes(bytes);
  }

  private static void varint(long value, ByteArrayOutputStream out) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }
}
