package eu.megawatt.telemetry.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * remote_write messages drawn by chance: in the form that senders use, and in every other that
 * protobuf allows.
 */
public final class RandomRequests {

  /** In milliseconds since 1970; most samples are of a time close to it. */
  public static final long NOW = 1_795_467_000_000L;

  static final long OLDEST = NOW - 86_400_000;
  static final long LATEST = NOW + 120_000;

  static final Set<String> NEEDED = Set.of("POWER_WATTS", "ENERGY_JOULES", "E".repeat(140));

  private static final List<String> METRICS =
      List.of("POWER_WATTS", "ENERGY_JOULES", "E".repeat(140), "up", "ENERGY_JOULE", "");
  private static final List<String> NAMES =
      List.of("host", "UUID", "Hostname", "gpu", "device", "instance", "größe", "__a__", "__z__");
  private static final List<String> VALUES =
      List.of("", "0", "stranger", "GPU-0000-1111", "köln-1", "__name__", "x".repeat(200));

  private final SplittableRandom random;

  RandomRequests(SplittableRandom random) {
    this.random = random;
  }

  byte[] v1() {
    Message request = new Message();
    for (int series = random.nextInt(12); series > 0; series--) {
      request.message(1, seriesV1());
      if (random.nextInt(5) == 0) {
        unknown(request, 7);
      }
      if (random.nextInt(5) == 0) {
        request.message(3, new Message().varint(1, 2).text(2, "POWER_WATTS"));
      }
    }
    return request.toBytes();
  }

  private Message seriesV1() {
    List<Part> parts = new ArrayList<>();
    for (Map.Entry<String, String> label : labels()) {
      parts.add(series -> series.message(1, label(label)));
    }
    addSamples(parts);
    if (random.nextInt(6) == 0) {
      parts.add(series -> series.message(3, new Message().fixed64(2, 1)));
    }
    if (random.nextInt(6) == 0) {
      parts.add(series -> series.message(4, new Message().varint(1, 3)));
    }
    return put(parts);
  }

  private Message label(Map.Entry<String, String> label) {
    Message message = new Message();
    switch (random.nextInt(8)) {
      case 0 -> message.text(2, label.getValue()).text(1, label.getKey());
      case 1 -> message.text(1, label.getKey()).varint(9, 5).text(2, label.getValue());
      case 2 -> message.text(1, "other").text(1, label.getKey()).text(2, label.getValue());
      case 3 -> message.text(1, label.getKey()).text(2, label.getValue()).fixed32(30, 1);
      default -> message.text(1, label.getKey()).text(2, label.getValue());
    }
    return message;
  }

  byte[] v2() {
    List<String> symbols = new ArrayList<>(List.of(""));
    List<Part> parts = new ArrayList<>();
    for (int series = random.nextInt(12); series > 0; series--) {
      Message message = seriesV2(symbols);
      parts.add(request -> request.message(5, message));
      if (random.nextInt(5) == 0) {
        parts.add(request -> unknown(request, 9));
      }
    }
    Message request = new Message();
    int before = random.nextInt(4) == 0 ? random.nextInt(symbols.size() + 1) : symbols.size();
    symbols.subList(0, before).forEach(symbol -> request.text(4, symbol));
    parts.forEach(part -> part.writeTo(request));
    symbols.subList(before, symbols.size()).forEach(symbol -> request.text(4, symbol));
    return request.toBytes();
  }

  private Message seriesV2(List<String> symbols) {
    List<Part> parts = new ArrayList<>();
    List<Integer> refs = new ArrayList<>();
    for (Map.Entry<String, String> label : labels()) {
      refs.add(symbol(symbols, label.getKey()));
      refs.add(symbol(symbols, label.getValue()));
    }
    int packed = random.nextInt(3) == 0 ? random.nextInt(refs.size() + 1) : refs.size();
    Message run = new Message();
    refs.subList(0, packed).forEach(run::raw);
    Message refsInOrder = new Message().message(1, run);
    refs.subList(packed, refs.size()).forEach(ref -> refsInOrder.varint(1, ref));
    parts.add(series -> series.fields(refsInOrder));
    addSamples(parts);
    if (random.nextInt(6) == 0) {
      long created = start();
      parts.add(series -> series.varint(6, created));
    }
    if (random.nextInt(3) == 0) {
      int unit = symbol(symbols, random.nextBoolean() ? "watts" : "joules");
      parts.add(series -> series.message(5, new Message().varint(1, 2).varint(4, unit)));
    }
    if (random.nextInt(6) == 0) {
      parts.add(series -> series.message(3, new Message().varint(1, 3)));
    }
    if (random.nextInt(6) == 0) {
      parts.add(series -> series.message(4, new Message().fixed64(2, 1)));
    }
    return put(parts);
  }

  private int symbol(List<String> symbols, String text) {
    int known = symbols.indexOf(text);
    if (known >= 0 && random.nextInt(8) > 0) {
      return known;
    }
    symbols.add(text);
    return symbols.size() - 1;
  }

  /** Labels in any order; at times none has the metric's name, or two the same name. */
  private List<Map.Entry<String, String>> labels() {
    List<Map.Entry<String, String>> labels = new ArrayList<>();
    String metric = METRICS.get(random.nextInt(METRICS.size()));
    if (random.nextInt(20) > 0) {
      labels.add(Map.entry("__name__", metric));
    }
    for (String name : NAMES) {
      if (random.nextInt(3) == 0) {
        labels.add(Map.entry(name, VALUES.get(random.nextInt(VALUES.size()))));
        if (random.nextInt(25) == 0 && NEEDED.contains(metric)) {
          labels.add(Map.entry(name, "again"));
        }
      }
    }
    shuffle(labels);
    return labels;
  }

  private void addSamples(List<Part> parts) {
    for (int samples = random.nextInt(8) == 0 ? random.nextInt(5) : 1; samples > 0; samples--) {
      Message sample = sample();
      parts.add(series -> series.message(2, sample));
    }
  }

  private Message sample() {
    Message sample = new Message();
    double value = value();
    long at = at();
    boolean turned = random.nextInt(8) == 0;
    if (turned && at != 0) {
      sample.varint(2, at);
    }
    if (value != 0 || random.nextBoolean()) {
      sample.fixed64(1, value);
    }
    if (random.nextInt(8) == 0) {
      sample.varint(3, start());
    }
    if (!turned && at != 0) {
      sample.varint(2, at);
    }
    return sample;
  }

  private double value() {
    return switch (random.nextInt(12)) {
      case 0 -> 0;
      case 1 -> Double.longBitsToDouble(0x7ff0000000000002L);
      case 2 -> Double.NaN;
      case 3 -> random.nextBoolean() ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      case 4 -> 4294967295.0;
      case 5 -> 0x1p63;
      case 6 -> -random.nextInt(1_000);
      case 7 -> random.nextLong(1L << 60);
      default -> random.nextInt(1_200_000) / 1_000.0;
    };
  }

  private long at() {
    return switch (random.nextInt(10)) {
      case 0 -> 0;
      case 1 -> OLDEST - random.nextInt(2);
      case 2 -> LATEST + random.nextInt(2);
      case 3 -> -random.nextLong(1L << 60);
      case 4 -> random.nextLong();
      default -> NOW - random.nextInt(100_000);
    };
  }

  private long start() {
    return switch (random.nextInt(8)) {
      case 0 -> 0;
      case 1 -> random.nextLong();
      case 2 -> NOW - 86_400_000 - random.nextInt(100_000);
      case 3 -> NOW - random.nextInt(100_000);
      default -> NOW - random.nextInt(90_000_000);
    };
  }

  /** The parts in their order or in any, with unknown fields between them at times. */
  private Message put(List<Part> parts) {
    if (random.nextInt(4) == 0) {
      shuffle(parts);
    }
    Message message = new Message();
    for (Part part : parts) {
      part.writeTo(message);
      if (random.nextInt(20) == 0) {
        unknown(message, 12);
      }
    }
    return message;
  }

  private void unknown(Message message, int field) {
    switch (random.nextInt(4)) {
      case 0 -> message.varint(field, random.nextLong());
      case 1 -> message.fixed64(field, 1);
      case 2 -> message.text(field + 100, "unknown");
      default -> message.fixed32(field, 1);
    }
  }

  private <T> void shuffle(List<T> list) {
    for (int i = list.size() - 1; i > 0; i--) {
      T one = list.get(i);
      int other = random.nextInt(i + 1);
      list.set(i, list.get(other));
      list.set(other, one);
    }
  }

  /** Something that a message gets. */
  private interface Part {
    void writeTo(Message message);
  }
}
