package eu.megawatt.service.books.period;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.service.books.ledger.TelemetryFacts;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The GPU types of pools, by which their GPU-hours have a price: those of the plan's pools, and of
 * those of a model in a hall that no pool has.
 *
 * @param planned GPU types of the plan's pools, by pool id; none where nothing is planned on
 */
public record PoolTypes(Supplier<Map<String, String>> planned, Supplier<Inventory> fleet)
    implements Supplier<SortedMap<String, String>> {

  @Override
  public SortedMap<String, String> get() {
    SortedMap<String, String> types = new TreeMap<>();
    Inventory now = fleet.get();
    now.nodes().values().forEach(it -> types.put(TelemetryFacts.poolOf(it, now), it.gpuModel()));
    types.putAll(planned.get());
    return types;
  }
}
