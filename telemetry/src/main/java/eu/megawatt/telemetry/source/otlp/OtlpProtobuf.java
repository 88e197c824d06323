package eu.megawatt.telemetry.source.otlp;

import static eu.megawatt.telemetry.source.proto.ProtoFields.BYTES;
import static eu.megawatt.telemetry.source.proto.ProtoFields.FIXED64;
import static eu.megawatt.telemetry.source.proto.ProtoFields.VARINT;

import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.proto.ProtoFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * OTLP's metrics as protobuf, read by hand: {@code ExportMetricsServiceRequest} of
 * opentelemetry-proto 1.x. The numbers below are the fields' there.
 */
public final class OtlpProtobuf {

  private static final int NO_RECORDED_VALUE = 1;

  private OtlpProtobuf() {}

  /** Reads all metrics of an export. */
  public static void read(byte[] message, ReadingSink sink) throws UnreadableException {
    ProtoFields request = ProtoFields.of(message);
    while (request.next()) {
      if (request.is(1, BYTES)) {
        resourceMetrics(request.message(), sink);
      } else {
        request.skip();
      }
    }
  }

  /** The resource may stand behind its metrics, so it is looked for first. */
  private static void resourceMetrics(ProtoFields message, ReadingSink sink)
      throws UnreadableException {
    Map<String, String> attributes = new LinkedHashMap<>();
    ProtoFields first = message.again();
    while (first.next()) {
      if (first.is(1, BYTES)) {
        readAttributes(first.message(), 1, attributes);
      } else {
        first.skip();
      }
    }
    while (message.next()) {
      if (message.is(2, BYTES)) {
        scopeMetrics(message.message(), attributes, sink);
      } else {
        message.skip();
      }
    }
  }

  private static void scopeMetrics(
      ProtoFields message, Map<String, String> resource, ReadingSink sink)
      throws UnreadableException {
    while (message.next()) {
      if (message.is(2, BYTES)) {
        OtlpReadings.emit(resource, metric(message.message()), sink);
      } else {
        message.skip();
      }
    }
  }

  private static OtlpMetric metric(ProtoFields message) throws UnreadableException {
    String name = "";
    String unit = "";
    OtlpMetric.Kind kind = OtlpMetric.Kind.NONE;
    OtlpMetric.Temporality temporality = OtlpMetric.Temporality.UNSPECIFIED;
    List<OtlpMetric.Point> points = new ArrayList<>();
    while (message.next()) {
      if (message.is(1, BYTES)) {
        name = message.text();
      } else if (message.is(3, BYTES)) {
        unit = message.text();
      } else if (message.is(5, BYTES)) {
        kind = OtlpMetric.Kind.GAUGE;
        data(message.message(), points);
      } else if (message.is(7, BYTES)) {
        kind = OtlpMetric.Kind.SUM;
        temporality = data(message.message(), points);
      } else if (message.is(9, BYTES)) {
        kind = OtlpMetric.Kind.HISTOGRAM;
        message.skip();
      } else if (message.is(10, BYTES)) {
        kind = OtlpMetric.Kind.EXPONENTIAL_HISTOGRAM;
        message.skip();
      } else if (message.is(11, BYTES)) {
        kind = OtlpMetric.Kind.SUMMARY;
        message.skip();
      } else {
        message.skip();
      }
    }
    return new OtlpMetric(name, unit, kind, temporality, points);
  }

  /** A gauge's or a sum's points, and what a sum says of its temporality. */
  private static OtlpMetric.Temporality data(ProtoFields message, List<OtlpMetric.Point> points)
      throws UnreadableException {
    OtlpMetric.Temporality temporality = OtlpMetric.Temporality.UNSPECIFIED;
    while (message.next()) {
      if (message.is(1, BYTES)) {
        points.add(point(message.message()));
      } else if (message.is(2, VARINT)) {
        long said = message.varint();
        temporality =
            said == 1
                ? OtlpMetric.Temporality.DELTA
                : said == 2
                    ? OtlpMetric.Temporality.CUMULATIVE
                    : OtlpMetric.Temporality.UNSPECIFIED;
      } else {
        message.skip();
      }
    }
    return temporality;
  }

  private static OtlpMetric.Point point(ProtoFields message) throws UnreadableException {
    Map<String, String> attributes = new LinkedHashMap<>();
    long startNanos = 0;
    long atNanos = 0;
    boolean hasValue = false;
    double value = Double.NaN;
    boolean none = false;
    while (message.next()) {
      if (message.is(2, FIXED64)) {
        startNanos = message.fixed64();
      } else if (message.is(3, FIXED64)) {
        atNanos = message.fixed64();
      } else if (message.is(4, FIXED64)) {
        value = Double.longBitsToDouble(message.fixed64());
        hasValue = true;
      } else if (message.is(6, FIXED64)) {
        value = message.fixed64();
        hasValue = true;
      } else if (message.is(7, BYTES)) {
        readAttribute(message.message(), attributes);
      } else if (message.is(8, VARINT)) {
        none = (message.varint() & NO_RECORDED_VALUE) != 0;
      } else {
        message.skip();
      }
    }
    return new OtlpMetric.Point(attributes, startNanos, atNanos, hasValue && !none, value);
  }

  private static void readAttributes(ProtoFields message, int field, Map<String, String> into)
      throws UnreadableException {
    while (message.next()) {
      if (message.is(field, BYTES)) {
        readAttribute(message.message(), into);
      } else {
        message.skip();
      }
    }
  }

  private static void readAttribute(ProtoFields message, Map<String, String> into)
      throws UnreadableException {
    String key = "";
    String value = "";
    while (message.next()) {
      if (message.is(1, BYTES)) {
        key = message.text();
      } else if (message.is(2, BYTES)) {
        value = value(message.message());
      } else {
        message.skip();
      }
    }
    if (!value.isEmpty()) {
      into.putIfAbsent(key, value);
    }
  }

  /** Arrays and maps as values say nobody's name. */
  private static String value(ProtoFields message) throws UnreadableException {
    String value = "";
    while (message.next()) {
      if (message.is(1, BYTES)) {
        value = message.text();
      } else if (message.is(2, VARINT)) {
        value = Boolean.toString(message.varint() != 0);
      } else if (message.is(3, VARINT)) {
        value = Long.toString(message.varint());
      } else if (message.is(4, FIXED64)) {
        value = Double.toString(Double.longBitsToDouble(message.fixed64()));
      } else {
        message.skip();
      }
    }
    return value;
  }
}
