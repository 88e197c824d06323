package eu.megawatt.telemetry.source.push;

import eu.megawatt.telemetry.resolve.Identity;
import eu.megawatt.telemetry.sample.Rejection;
import eu.megawatt.telemetry.source.Interpreter;
import eu.megawatt.telemetry.source.Outcome;
import eu.megawatt.telemetry.source.Reading;
import eu.megawatt.telemetry.source.ReadingSink;
import eu.megawatt.telemetry.source.UnreadableException;
import eu.megawatt.telemetry.source.Window;
import eu.megawatt.telemetry.source.json.JsonTree;
import eu.megawatt.telemetry.source.otlp.OtlpAnswer;
import eu.megawatt.telemetry.source.otlp.OtlpJson;
import eu.megawatt.telemetry.source.otlp.OtlpProtobuf;
import eu.megawatt.telemetry.source.pull.Delivery;
import eu.megawatt.telemetry.source.pull.Harvest;
import eu.megawatt.telemetry.source.pull.SourceWatch;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.GZIPInputStream;

/**
 * OTLP/HTTP metrics: 200 once the samples are durable, with the points that were refused; 400 for
 * what cannot be read, which is not to be sent again; 503 when there is no room. Metrics that
 * nobody here needs are no refusal: a collector would warn of them for ever. Thread-safe.
 */
public final class OtlpEndpoint {

  private static final String PROTOBUF = "application/x-protobuf";
  private static final String JSON = "application/json";
  private static final int MOST_BYTES = 32 << 20;

  private final Interpreter interpreter;
  private final Delivery delivery;

  public OtlpEndpoint(Interpreter interpreter, Delivery delivery) {
    this.interpreter = interpreter;
    this.delivery = delivery;
  }

  /**
   * Takes in a request, its right to send already checked.
   *
   * @param contentType as the header has it; empty without one
   * @param contentEncoding as the header has it; empty without one
   * @param watch of the sender
   */
  public Reply answer(
      byte[] body, String contentType, String contentEncoding, SourceWatch watch, long nowMillis)
      throws InterruptedException {
    String type = contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!type.equals(PROTOBUF) && !type.equals(JSON)) {
      return Reply.text(
          Reply.UNKNOWN_FORMAT,
          "\"%s\" is not read here; %s and %s are".formatted(contentType, PROTOBUF, JSON));
    }
    Harvest harvest = new Harvest();
    Refusals refusals = new Refusals(harvest);
    try {
      read(plain(body, contentEncoding), type, refusals, nowMillis);
    } catch (UnreadableException e) {
      watch.malformed(e.reason());
      return Reply.text(Reply.REFUSED, e.reason());
    }
    boolean delivered = harvest.batch().size() == 0 || delivery.deliver(harvest.batch());
    harvest.tellOfPush(watch, delivered, nowMillis);
    return delivered
        ? taken(refusals.answer(), type)
        : Reply.text(Reply.LATER, "the store has more to write than it can");
  }

  private static Reply taken(OtlpAnswer answer, String type) {
    byte[] body =
        type.equals(JSON) ? answer.json().getBytes(StandardCharsets.UTF_8) : answer.protobuf();
    return new Reply(Reply.OK, type, body);
  }

  private void read(byte[] plain, String type, Refusals refusals, long nowMillis)
      throws UnreadableException {
    ReadingSink sink = interpreter.into(refusals, nowMillis, Window.around(nowMillis));
    if (type.equals(JSON)) {
      OtlpJson.read(JsonTree.read(plain), sink);
    } else {
      OtlpProtobuf.read(plain, sink);
    }
  }

  private static byte[] plain(byte[] body, String encoding) throws UnreadableException {
    if (encoding.isEmpty() || encoding.equalsIgnoreCase("identity")) {
      return body;
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw new UnreadableException("bodies are plain or gzip, not \"%s\"".formatted(encoding));
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(MOST_BYTES);
      if (in.read() >= 0) {
        throw new UnreadableException(
            "the body unpacks to more than %d bytes; send fewer points a request"
                .formatted(MOST_BYTES));
      }
      return plain;
    } catch (IOException e) {
      throw new UnreadableException("the gzip body is broken: " + e.getMessage(), e);
    }
  }

  /** Passes everything on, and keeps what a sender has to know of. */
  private final class Refusals implements Outcome {

    private final Harvest harvest;
    private long points;
    private String first = "";

    Refusals(Harvest harvest) {
      this.harvest = harvest;
    }

    @Override
    public void timed(long atMillis) {
      harvest.timed(atMillis);
    }

    @Override
    public void understood(Reading reading, Identity.Known identity, long atMillis, long value) {
      harvest.understood(reading, identity, atMillis, value);
    }

    @Override
    public void refused(Rejection reason, String what, String why) {
      harvest.refused(reason, what, why);
      if (isTheSendersFault(reason) && interpreter.wants(what)) {
        points++;
        first = first.isEmpty() ? what + ": " + why : first;
      }
    }

    private static boolean isTheSendersFault(Rejection reason) {
      return switch (reason) {
        case TOO_OLD, IN_THE_FUTURE, MALFORMED, UNSUPPORTED_KIND, NO_IDENTITY, UNKNOWN_ENTITY ->
            true;
        case NOT_A_NUMBER, NO_READING, IMPLAUSIBLE, UNKNOWN_NAME -> false;
      };
    }

    OtlpAnswer answer() {
      return new OtlpAnswer(points, first);
    }
  }
}
