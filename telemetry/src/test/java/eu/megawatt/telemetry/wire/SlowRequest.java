package eu.megawatt.telemetry.wire;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A remote_write message read field by field into lists: slow, and short enough to be seen right.
 */
record SlowRequest(List<SlowSeries> series, long metadata) {

  record SlowSeries(
      List<Map.Entry<String, String>> labels,
      String unit,
      List<SlowSample> samples,
      int histograms,
      int exemplars) {}

  /** The start is 0 where it is not said. */
  record SlowSample(double value, long atMillis, long startMillis) {}

  /** A field: its number, and its value as a number or as bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Field(int number, boolean isBytes, long value, byte[] bytes) {}

  static SlowRequest v1(byte[] message) {
    List<SlowSeries> series = new ArrayList<>();
    long metadata = 0;
    for (Field field : fields(message)) {
      if (field.number == 1) {
        series.add(seriesV1(fields(field.bytes)));
      }
      metadata += field.number == 3 ? 1 : 0;
    }
    return new SlowRequest(series, metadata);
  }

  private static SlowSeries seriesV1(List<Field> fields) {
    List<Map.Entry<String, String>> labels = new ArrayList<>();
    for (Field field : fields) {
      if (field.number == 1) {
        String name = "";
        String value = "";
        for (Field part : fields(field.bytes)) {
          name = part.number == 1 ? text(part.bytes) : name;
          value = part.number == 2 ? text(part.bytes) : value;
        }
        labels.add(Map.entry(name, value));
      }
    }
    List<SlowSample> samples =
        samples(fields, 0).stream().map(it -> new SlowSample(it.value, it.atMillis, 0)).toList();
    return new SlowSeries(labels, "", samples, count(fields, 4), count(fields, 3));
  }

  static SlowRequest v2(byte[] message) {
    List<String> symbols = new ArrayList<>();
    List<SlowSeries> series = new ArrayList<>();
    List<Field> fields = fields(message);
    for (Field field : fields) {
      if (field.number == 4) {
        symbols.add(text(field.bytes));
      }
    }
    long metadata = 0;
    for (Field field : fields) {
      if (field.number == 5) {
        List<Field> parts = fields(field.bytes);
        series.add(seriesV2(parts, symbols));
        metadata += count(parts, 5);
      }
    }
    return new SlowRequest(series, metadata);
  }

  private static SlowSeries seriesV2(List<Field> fields, List<String> symbols) {
    List<Long> refs = new ArrayList<>();
    String unit = "";
    long created = 0;
    for (Field field : fields) {
      created = field.number == 6 ? field.value : created;
      if (field.number == 1 && !field.isBytes) {
        refs.add(field.value);
      } else if (field.number == 1) {
        ByteBuffer packed = ByteBuffer.wrap(field.bytes);
        while (packed.hasRemaining()) {
          refs.add(varint(packed));
        }
      } else if (field.number == 5) {
        for (Field part : fields(field.bytes)) {
          unit = part.number == 4 ? symbols.get((int) part.value) : unit;
        }
      }
    }
    List<Map.Entry<String, String>> labels = new ArrayList<>();
    for (int i = 0; i < refs.size(); i += 2) {
      labels.add(
          Map.entry(
              symbols.get(Math.toIntExact(refs.get(i))),
              symbols.get(Math.toIntExact(refs.get(i + 1)))));
    }
    return new SlowSeries(
        labels, unit, samples(fields, created), count(fields, 3), count(fields, 4));
  }

  private static List<SlowSample> samples(List<Field> fields, long created) {
    List<SlowSample> samples = new ArrayList<>();
    for (Field field : fields) {
      if (field.number == 2) {
        double value = 0;
        long at = 0;
        long start = 0;
        for (Field part : fields(field.bytes)) {
          value = part.number == 1 ? Double.longBitsToDouble(part.value) : value;
          at = part.number == 2 ? part.value : at;
          start = part.number == 3 && !part.isBytes ? part.value : start;
        }
        samples.add(new SlowSample(value, at, start == 0 ? created : start));
      }
    }
    return samples;
  }

  private static int count(List<Field> fields, int number) {
    return (int) fields.stream().filter(it -> it.number == number).count();
  }

  private static List<Field> fields(byte[] message) {
    ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
    List<Field> fields = new ArrayList<>();
    while (in.hasRemaining()) {
      long tag = varint(in);
      int number = (int) (tag >> 3);
      switch ((int) tag & 7) {
        case 0 -> fields.add(new Field(number, false, varint(in), new byte[0]));
        case 1 -> fields.add(new Field(number, false, in.getLong(), new byte[0]));
        case 2 -> {
          byte[] bytes = new byte[(int) varint(in)];
          in.get(bytes);
          fields.add(new Field(number, true, 0, bytes));
        }
        case 5 -> fields.add(new Field(number, false, in.getInt(), new byte[0]));
        default -> throw new IllegalArgumentException("tag " + tag);
      }
    }
    return fields;
  }

  private static long varint(ByteBuffer in) {
    long value = 0;
    for (int shift = 0; ; shift += 7) {
      byte next = in.get();
      value |= (long) (next & 127) << shift;
      if (next >= 0) {
        return value;
      }
    }
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
