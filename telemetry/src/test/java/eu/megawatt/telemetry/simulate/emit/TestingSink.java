package eu.megawatt.telemetry.simulate.emit;

import java.util.ArrayList;
import java.util.List;

/** Remembers everything that was sent. */
public final class TestingSink implements SampleSink {

  /** One sample. */
  public record Sent(Exported exported, Metric metric, long atMillis, double value) {}

  private final List<Sent> sent = new ArrayList<>();

  @Override
  public void sample(Exported exported, Metric metric, long atMillis, double value) {
    sent.add(new Sent(exported, metric, atMillis, value));
  }

  public List<Sent> sent() {
    return sent;
  }
}
