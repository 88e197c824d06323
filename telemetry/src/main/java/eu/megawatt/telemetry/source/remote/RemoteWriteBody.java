package eu.megawatt.telemetry.source.remote;

import static eu.megawatt.telemetry.source.proto.ProtoFields.BYTES;
import static eu.megawatt.telemetry.source.proto.ProtoFields.FIXED64;
import static eu.megawatt.telemetry.source.proto.ProtoFields.VARINT;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.proto.ProtoFields;
import eu.megawatt.telemetry.wire.MalformedRequestException;
import eu.megawatt.telemetry.wire.Snappy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A remote_write body with every label spelled out, for a probe of what a sender sends. Requests to
 * the service go through {@link eu.megawatt.telemetry.wire} instead, which spells nothing out.
 */
public final class RemoteWriteBody {

  private static final int MOST_PLAIN = 64 << 20;
  private static final String NAME = "__name__";

  private RemoteWriteBody() {}

  /** Which of the two messages it holds. */
  public enum Version {
    /** {@code prometheus.WriteRequest}. */
    V1,
    /** {@code io.prometheus.write.v2.Request}. */
    V2
  }

  /**
   * Reads all samples, and says which version they came in: 2.0 begins with its symbols, a field
   * that 1.0 does not have.
   */
  public static Version read(byte[] block, ReadingSink sink) throws UnreadableException {
    byte[] plain = unpacked(block);
    ProtoFields first = ProtoFields.of(plain);
    boolean symbols = first.next() && first.is(4, BYTES);
    if (symbols) {
      readV2(ProtoFields.of(plain), sink);
    } else {
      readV1(ProtoFields.of(plain), sink);
    }
    return symbols ? Version.V2 : Version.V1;
  }

  private static byte[] unpacked(byte[] block) throws UnreadableException {
    try {
      int length = Snappy.plainLength(block, block.length, MOST_PLAIN);
      byte[] plain = new byte[length + Snappy.SLACK];
      Snappy.decode(block, block.length, plain, length);
      return Arrays.copyOf(plain, length);
    } catch (MalformedRequestException e) {
      throw new UnreadableException(e.reason(), e);
    }
  }

  private record Sample(double value, long atMillis) {}

  private static void readV1(ProtoFields request, ReadingSink sink) throws UnreadableException {
    while (request.next()) {
      if (!request.is(1, BYTES)) {
        request.skip();
        continue;
      }
      ProtoFields series = request.message();
      Map<String, String> labels = new LinkedHashMap<>();
      List<Sample> samples = new ArrayList<>();
      while (series.next()) {
        if (series.is(1, BYTES)) {
          label(series.message(), labels);
        } else if (series.is(2, BYTES)) {
          samples.add(sample(series.message()));
        } else {
          series.skip();
        }
      }
      emit(labels, "", samples, sink);
    }
  }

  private static void label(ProtoFields message, Map<String, String> into)
      throws UnreadableException {
    String name = "";
    String value = "";
    while (message.next()) {
      if (message.is(1, BYTES)) {
        name = message.text();
      } else if (message.is(2, BYTES)) {
        value = message.text();
      } else {
        message.skip();
      }
    }
    into.put(name, value);
  }

  private static Sample sample(ProtoFields message) throws UnreadableException {
    double value = 0;
    long at = 0;
    while (message.next()) {
      if (message.is(1, FIXED64)) {
        value = Double.longBitsToDouble(message.fixed64());
      } else if (message.is(2, VARINT)) {
        at = message.varint();
      } else {
        message.skip();
      }
    }
    return new Sample(value, at);
  }

  private static void readV2(ProtoFields request, ReadingSink sink) throws UnreadableException {
    List<String> symbols = new ArrayList<>();
    while (request.next()) {
      if (request.is(4, BYTES)) {
        symbols.add(request.text());
      } else if (request.is(5, BYTES)) {
        seriesV2(request.message(), symbols, sink);
      } else {
        request.skip();
      }
    }
  }

  private static void seriesV2(ProtoFields series, List<String> symbols, ReadingSink sink)
      throws UnreadableException {
    List<String> texts = new ArrayList<>();
    List<Sample> samples = new ArrayList<>();
    String unit = "";
    while (series.next()) {
      if (series.is(1, BYTES)) {
        ProtoFields packed = series.message();
        while (packed.hasMore()) {
          texts.add(symbol(packed.varint(), symbols));
        }
      } else if (series.is(1, VARINT)) {
        texts.add(symbol(series.varint(), symbols));
      } else if (series.is(2, BYTES)) {
        samples.add(sample(series.message()));
      } else if (series.is(5, BYTES)) {
        unit = unit(series.message(), symbols);
      } else {
        series.skip();
      }
    }
    Map<String, String> labels = new LinkedHashMap<>();
    for (int i = 0; i + 1 < texts.size(); i += 2) {
      labels.put(texts.get(i), texts.get(i + 1));
    }
    emit(labels, unit, samples, sink);
  }

  private static String unit(ProtoFields metadata, List<String> symbols)
      throws UnreadableException {
    String unit = "";
    while (metadata.next()) {
      if (metadata.is(4, VARINT)) {
        unit = symbol(metadata.varint(), symbols);
      } else {
        metadata.skip();
      }
    }
    return unit;
  }

  private static String symbol(long reference, List<String> symbols) throws UnreadableException {
    if (reference < 0 || reference >= symbols.size()) {
      throw new UnreadableException(
          "a label refers to text %d of %d".formatted(reference, symbols.size()));
    }
    return symbols.get((int) reference);
  }

  private static void emit(
      Map<String, String> all, String unit, List<Sample> samples, ReadingSink sink) {
    Map<String, String> labels = new LinkedHashMap<>(all);
    String name = labels.getOrDefault(NAME, "");
    labels.remove(NAME);
    if (name.isEmpty()) {
      sink.refused(Rejection.MALFORMED, "a series", "it has no name");
      return;
    }
    Map<String, String> fixed = Collections.unmodifiableMap(labels);
    for (Sample sample : samples) {
      sink.reading(
          new Reading(
              name,
              fixed,
              Optional.of(unit).filter(it -> !it.isEmpty()),
              sample.value(),
              OptionalLong.of(sample.atMillis())));
    }
  }
}
