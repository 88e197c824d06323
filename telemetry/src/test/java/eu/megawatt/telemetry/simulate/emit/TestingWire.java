package eu.megawatt.telemetry.simulate.emit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads packed requests of remote_write in the plainest way, from the formats' descriptions alone:
 * byte by byte, everything as objects. Shares nothing with what writes them.
 */
public final class TestingWire {

  private TestingWire() {}

  /** A sample with its labels in the order in which they came. */
  public record Sample(Map<String, String> labels, long atMillis, double value) {}

  /** Unpacks a Snappy block. */
  static byte[] unpack(byte[] packed) {
    ByteBuffer in = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
    long length = varint(in);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    while (in.hasRemaining()) {
      int tag = in.get() & 0xff;
      switch (tag & 3) {
        case 0 -> literal(in, tag >> 2, out);
        case 1 -> copy(out, 4 + ((tag >> 2) & 7), (tag >> 5) << 8 | (in.get() & 0xff));
        case 2 -> copy(out, 1 + (tag >> 2), in.getShort() & 0xffff);
        default -> copy(out, 1 + (tag >> 2), in.getInt());
      }
    }
    if (out.size() != length) {
      throw new AssertionError("%d bytes are said to be %d".formatted(out.size(), length));
    }
    return out.toByteArray();
  }

  private static void literal(ByteBuffer in, int code, ByteArrayOutputStream out) {
    int less = code;
    if (code >= 60) {
      less = 0;
      for (int i = 0; i < code - 59; i++) {
        less |= (in.get() & 0xff) << (8 * i);
      }
    }
    byte[] bytes = new byte[less + 1];
    in.get(bytes);
    out.writeBytes(bytes);
  }

  private static void copy(ByteArrayOutputStream out, int length, int distance) {
    if (distance < 1 || distance > out.size()) {
      throw new AssertionError("a copy from %d before %d".formatted(distance, out.size()));
    }
    byte[] before = out.toByteArray();
    for (int i = 0; i < length; i++) {
      out.write(before[before.length - distance + i % distance]);
    }
  }

  /** The samples of a packed request of either version. */
  public static List<Sample> samples(WriteVersion version, byte[] packed) {
    ByteBuffer in = buffer(unpack(packed));
    return version == WriteVersion.V1 ? first(in) : second(in);
  }

  private static List<Sample> first(ByteBuffer request) {
    List<Sample> samples = new ArrayList<>();
    for (Field series : fields(request)) {
      Map<String, String> labels = new LinkedHashMap<>();
      for (Field field : fields(series.content)) {
        if (field.number == 1) {
          List<Field> label = fields(field.content);
          labels.put(text(label.get(0)), text(label.get(1)));
        } else {
          samples.add(sample(labels, field));
        }
      }
    }
    return samples;
  }

  private static List<Sample> second(ByteBuffer request) {
    List<String> symbols = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    for (Field field : fields(request)) {
      if (field.number == 4) {
        symbols.add(text(field));
      } else {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Field part : fields(field.content)) {
          if (part.number == 1) {
            ByteBuffer refs = part.content;
            while (refs.hasRemaining()) {
              labels.put(symbols.get((int) varint(refs)), symbols.get((int) varint(refs)));
            }
          } else if (part.number == 2) {
            samples.add(sample(labels, part));
          }
        }
      }
    }
    if (!symbols.getFirst().isEmpty()) {
      throw new AssertionError("the first symbol is to be empty");
    }
    return samples;
  }

  private static Sample sample(Map<String, String> labels, Field sample) {
    List<Field> parts = fields(sample.content);
    return new Sample(labels, parts.get(1).value(), Double.longBitsToDouble(parts.get(0).value()));
  }

  /** A field: a number, or bytes. */
  private record Field(int number, long value, ByteBuffer content) {}

  private static List<Field> fields(ByteBuffer in) {
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      int key = (int) varint(in);
      switch (key & 7) {
        case 0 -> fields.add(new Field(key >> 3, varint(in), buffer(new byte[0])));
        case 1 -> fields.add(new Field(key >> 3, in.getLong(), buffer(new byte[0])));
        case 2 -> {
          byte[] bytes = new byte[(int) varint(in)];
          in.get(bytes);
          fields.add(new Field(key >> 3, 0, buffer(bytes)));
        }
        default -> throw new AssertionError("wire type " + (key & 7));
      }
    }
    return fields;
  }

  private static ByteBuffer buffer(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static String text(Field field) {
    return StandardCharsets.UTF_8.decode(field.content).toString();
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }
}
