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
import eu.megawatt.telemetry.source.json.SampleBatches;
import eu.megawatt.telemetry.source.pull.Delivery;
import eu.megawatt.telemetry.source.pull.Harvest;
import eu.megawatt.telemetry.source.pull.SourceWatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code POST /sample-batches}: each point is answered for in its place. Thread-safe. */
public final class BatchEndpoint {

  private final Interpreter interpreter;
  private final Delivery delivery;

  public BatchEndpoint(Interpreter interpreter, Delivery delivery) {
    this.interpreter = interpreter;
    this.delivery = delivery;
  }

  /**
   * What became of a point.
   *
   * @param acceptedCount of its quantities
   * @param refusals why the others were not taken; empty if all were
   */
  public record Item(int index, int acceptedCount, List<Refusal> refusals) {

    public Item {
      refusals = List.copyOf(refusals);
    }
  }

  /** Why a quantity, or a point as a whole, was not taken. */
  public record Refusal(Rejection reason, String message) {}

  /**
   * Takes in a batch, the right to send it already checked.
   *
   * @return an item for each point once they are durable; empty if there is no room just now, and
   *     the batch has to come again
   * @throws UnreadableException if the body is no batch
   */
  public Optional<List<Item>> take(byte[] body, SourceWatch watch, long nowMillis)
      throws UnreadableException, InterruptedException {
    Harvest harvest = new Harvest();
    List<SampleBatches.Point> points = points(body, watch);
    List<Item> items = new ArrayList<>(points.size());
    for (int i = 0; i < points.size(); i++) {
      items.add(item(i, points.get(i), harvest, nowMillis));
    }
    boolean delivered = harvest.batch().size() == 0 || delivery.deliver(harvest.batch());
    harvest.tellOfPush(watch, delivered, nowMillis);
    return delivered ? Optional.of(List.copyOf(items)) : Optional.empty();
  }

  private static List<SampleBatches.Point> points(byte[] body, SourceWatch watch)
      throws UnreadableException {
    try {
      return SampleBatches.read(JsonTree.read(body));
    } catch (UnreadableException e) {
      watch.malformed(e.reason());
      throw e;
    }
  }

  private Item item(int index, SampleBatches.Point point, Harvest harvest, long nowMillis) {
    PointOutcome outcome = new PointOutcome(harvest);
    switch (point) {
      case SampleBatches.Point.Read(List<Reading> readings) -> {
        ReadingSink sink = interpreter.into(outcome, nowMillis, Window.around(nowMillis));
        readings.forEach(sink::reading);
      }
      case SampleBatches.Point.Refused(String why) ->
          outcome.refused(Rejection.MALFORMED, "point", why);
    }
    return new Item(index, outcome.accepted, outcome.refusals);
  }

  /** Passes everything on, and keeps it for the answer too. */
  private static final class PointOutcome implements Outcome {

    private final Harvest harvest;
    private final List<Refusal> refusals = new ArrayList<>();
    private int accepted;

    PointOutcome(Harvest harvest) {
      this.harvest = harvest;
    }

    @Override
    public void timed(long atMillis) {
      harvest.timed(atMillis);
    }

    @Override
    public void understood(Reading reading, Identity.Known identity, long atMillis, long value) {
      accepted++;
      harvest.understood(reading, identity, atMillis, value);
    }

    @Override
    public void refused(Rejection reason, String what, String why) {
      refusals.add(new Refusal(reason, what + ": " + why));
      harvest.refused(reason, what, why);
    }
  }
}
