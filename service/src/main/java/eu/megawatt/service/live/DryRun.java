package eu.megawatt.service.live;

import eu.megawatt.scheduler.check.ValidatedRuns;
import java.util.concurrent.atomic.LongAdder;

/**
 * Starts nothing: jobs count as begun and ended when their time has come. What it was handed is
 * counted.
 */
public final class DryRun implements Dispatcher {

  private final LongAdder taken = new LongAdder();

  @Override
  public void take(ValidatedRuns runs) {
    taken.add(runs.byJob().size());
  }

  /** Jobs it was handed. */
  public long taken() {
    return taken.sum();
  }
}
