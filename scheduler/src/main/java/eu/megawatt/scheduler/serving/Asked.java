package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The services that are to be run, on the slots of the fleet that they are planned on.
 *
 * @param models that they name, by id
 * @param regions that they name, by id
 */
public record Asked(
    Map<String, Model> models, Map<String, Region> regions, List<Service> services) {

  /** Nothing. */
  public static final Asked NONE = new Asked(Map.of(), Map.of(), List.of());

  public Asked {
    models = Collections.unmodifiableMap(new LinkedHashMap<>(models));
    regions = Collections.unmodifiableMap(new LinkedHashMap<>(regions));
    services = List.copyOf(services);
  }
}
