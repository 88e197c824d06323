package eu.megawatt.telemetry.source;

import eu.megawatt.telemetry.sample.Rejection;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a parser finds. */
public final class Collected implements ReadingSink {

  /** A refusal. */
  public record Refusal(Rejection reason, String what, String why) {}

  public final List<Reading> readings = new ArrayList<>();
  public final List<Refusal> refusals = new ArrayList<>();

  @Override
  public void reading(Reading reading) {
    readings.add(reading);
  }

  @Override
  public void refused(Rejection reason, String what, String why) {
    refusals.add(new Refusal(reason, what, why));
  }

  /** The only reading. */
  public Reading only() {
    if (readings.size() != 1) {
      throw new AssertionError(readings + " " + refusals);
    }
    return readings.getFirst();
  }
}
