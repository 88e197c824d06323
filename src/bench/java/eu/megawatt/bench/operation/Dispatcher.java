package eu.megawatt.bench.operation;

import java.util.Map;

/** Decides, at the beginning of each slot, what runs in it. */
interface Dispatcher {

  /** Where a job runs, and under which power cap, a fraction of its GPU type's ladder. */
  record Place(String pool, double powerCap) {}

  /**
   * By job. What runs already and is not in it is stopped.
   *
   * @param operation as it stands; not to be changed
   */
  Map<String, Place> dispatch(int slot, Operation operation);
}
