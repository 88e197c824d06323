package eu.megawatt.service.demand;

import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.store.Database;
import java.time.Clock;

/** What can be asked of demand: its forecasts, what a plan takes over, and back-tests. */
public record DemandDesk(
    CapacityPlans plans, DemandForecasts forecasts, DemandAdoptions adoptions, BackTests backTests)
    implements AutoCloseable {

  /** Over a history. */
  public static DemandDesk of(
      Database database, CapacityPlans plans, DemandHistory history, Clock clock) {
    return new DemandDesk(
        plans,
        new DemandForecasts(history, plans),
        new DemandAdoptions(history, plans),
        new BackTests(database, plans, history, clock));
  }

  /** Begins to work; once. */
  public void begin() {
    backTests.begin();
  }

  @Override
  public void close() {
    backTests.close();
  }
}
