package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.json.Json;
import eu.megawatt.telemetry.source.json.JsonTree;
import eu.megawatt.telemetry.source.json.SampleBatches;
import eu.megawatt.telemetry.source.otlp.OtlpJson;
import eu.megawatt.telemetry.source.otlp.OtlpProtobuf;
import eu.megawatt.telemetry.source.promql.PromqlAnswer;
import eu.megawatt.telemetry.source.redfish.RedfishDocument;
import eu.megawatt.telemetry.source.remote.RemoteWriteBody;
import eu.megawatt.telemetry.source.text.ExpositionText;
import eu.megawatt.telemetry.source.text.ExpositionText.Dialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Content of which nobody has said what it is: it is read as what it shows itself to be. */
public final class Content {

  /** The formats that are told apart. */
  public enum Format {
    EXPOSITION_TEXT("Prometheus text"),
    OPEN_METRICS("OpenMetrics"),
    REMOTE_WRITE_1("remote_write 1.0"),
    REMOTE_WRITE_2("remote_write 2.0"),
    OTLP_PROTOBUF("OTLP protobuf"),
    OTLP_JSON("OTLP JSON"),
    PROMQL("a PromQL answer"),
    REDFISH("a Redfish resource"),
    SAMPLE_BATCH("a batch of samples");

    private final String words;

    Format(String words) {
      this.words = words;
    }

    /** For people. */
    public String words() {
      return words;
    }
  }

  private Content() {}

  /**
   * Reads all there is.
   *
   * @throws UnreadableException if it is none of the formats, with what speaks against the
   *     likeliest
   */
  public static Format read(byte[] bytes, ReadingSink sink) throws UnreadableException {
    int first = firstVisible(bytes);
    if (first == '{' && looksLikeJson(bytes)) {
      return json(JsonTree.read(bytes), sink);
    }
    return isText(bytes) ? text(bytes, sink) : binary(bytes, sink);
  }

  private static int firstVisible(byte[] bytes) throws UnreadableException {
    for (byte b : bytes) {
      if (b != ' ' && b != '\n' && b != '\r' && b != '\t') {
        return b;
      }
    }
    throw new UnreadableException("there is nothing in it");
  }

  /** A brace also begins a metric whose name is in quotes. */
  private static boolean looksLikeJson(byte[] bytes) {
    int last = bytes.length - 1;
    while (last > 0 && (bytes[last] == '\n' || bytes[last] == '\r' || bytes[last] == ' ')) {
      last--;
    }
    return bytes[last] == '}';
  }

  private static boolean isText(byte[] bytes) {
    for (byte b : bytes) {
      if (b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static Format json(Json document, ReadingSink sink) throws UnreadableException {
    if (RedfishDocument.recognises(document)) {
      RedfishDocument.read(document, Map.of(), sink);
      return Format.REDFISH;
    }
    if (OtlpJson.recognises(document)) {
      OtlpJson.read(document, sink);
      return Format.OTLP_JSON;
    }
    if (PromqlAnswer.recognises(document)) {
      PromqlAnswer.read(document, sink);
      return Format.PROMQL;
    }
    if (SampleBatches.recognises(document)) {
      batch(SampleBatches.read(document), sink);
      return Format.SAMPLE_BATCH;
    }
    throw new UnreadableException(
        "JSON that is no Redfish resource, OTLP export, PromQL answer or batch of samples");
  }

  private static void batch(List<SampleBatches.Point> points, ReadingSink sink) {
    for (int i = 0; i < points.size(); i++) {
      switch (points.get(i)) {
        case SampleBatches.Point.Read(List<Reading> readings) -> readings.forEach(sink::reading);
        case SampleBatches.Point.Refused(String why) ->
            sink.refused(Rejection.MALFORMED, "/points/" + i, why);
      }
    }
  }

  private static Format text(byte[] bytes, ReadingSink sink) throws UnreadableException {
    Dialect dialect = Dialect.ofText(Utf8.text(bytes));
    Held held = new Held();
    ExpositionText.read(bytes, dialect, held);
    held.giveTo(sink);
    return dialect == Dialect.OPEN_METRICS ? Format.OPEN_METRICS : Format.EXPOSITION_TEXT;
  }

  private static Format binary(byte[] bytes, ReadingSink sink) throws UnreadableException {
    Held held = new Held();
    try {
      RemoteWriteBody.Version version = RemoteWriteBody.read(bytes, held);
      held.giveTo(sink);
      return version == RemoteWriteBody.Version.V2 ? Format.REMOTE_WRITE_2 : Format.REMOTE_WRITE_1;
    } catch (UnreadableException e) {
      Held other = new Held();
      try {
        OtlpProtobuf.read(bytes, other);
      } catch (UnreadableException _) {
        throw new UnreadableException("neither text nor remote_write nor OTLP: " + e.reason(), e);
      }
      other.giveTo(sink);
      return Format.OTLP_PROTOBUF;
    }
  }

  /** What was found while it was not clear yet whether it is what it looks like. */
  private static final class Held implements ReadingSink {

    private final List<Consumer<ReadingSink>> found = new ArrayList<>();

    @Override
    public void reading(Reading reading) {
      found.add(sink -> sink.reading(reading));
    }

    @Override
    public void refused(Rejection reason, String what, String why) {
      found.add(sink -> sink.refused(reason, what, why));
    }

    void giveTo(ReadingSink sink) {
      found.forEach(it -> it.accept(sink));
    }
  }
}
