package eu.megawatt.service.books.period;

import eu.megawatt.fleet.inventory.Inventory;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * The GPU types of pools, by which their GPU-hours have a price: those of the plan's pools, and of
 * what the fleet itself calls by its model.
 *
 * @param planned GPU types of the plan's pools, by pool id; none where nothing is planned on
 */
public record PoolTypes(Supplier<Map<String, String>> planned, Supplier<Inventory> fleet)
    implements Supplier<SortedMap<String, String>> {

  @Override
  public SortedMap<String, String> get() {
    SortedMap<String, String> types = new TreeMap<>();
    fleet.get().gpuModels().keySet().forEach(it -> types.put(it, it));
    types.putAll(planned.get());
    return types;
  }
}
