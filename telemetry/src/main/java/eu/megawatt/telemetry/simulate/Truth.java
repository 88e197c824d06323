package eu.megawatt.telemetry.simulate;

import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.InventorySite;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * The energy that a simulated fleet really took, in whole millijoules, for any span [from, to):
 * what others' figures are held against. Spans that follow each other add up exactly, and so do the
 * GPUs and the rest of a node. Thread-safe.
 */
public final class Truth {

  private final SimulatedFleet fleet;
  private final PowerTree tree;
  private final Map<String, Place> places = new HashMap<>();

  /** Where a GPU is. */
  private record Place(SimulatedNode node, int gpu) {}

  public Truth(SimulatedFleet fleet) {
    this.fleet = fleet;
    tree = new PowerTree(fleet);
    for (SimulatedNode node : fleet.nodes()) {
      for (int gpu = 0; gpu < node.gpus(); gpu++) {
        places.put(node.gpuUuids().get(gpu), new Place(node, gpu));
      }
    }
  }

  /** Of one GPU. */
  public long ofGpu(String uuid, Instant from, Instant to) {
    Place place = places.get(uuid);
    if (place == null) {
      throw new IllegalArgumentException("No simulated GPU has the UUID \"" + uuid + "\"");
    }
    return place.node.gpuMillijoules(place.gpu, from.toEpochMilli(), to.toEpochMilli());
  }

  /** Of a node with all that is in it. */
  public long ofNode(String id, Instant from, Instant to) {
    return fleet.node(id).millijoules(from.toEpochMilli(), to.toEpochMilli());
  }

  /** Of a job's GPUs while it ran within the span; what its nodes take beside them is not its. */
  public long ofJob(SimulatedJob job, Instant from, Instant to) {
    Instant start = job.startedAt().isAfter(from) ? job.startedAt() : from;
    Instant end = job.endedAt().isBefore(to) ? job.endedAt() : to;
    return job.gpuUuids().stream().mapToLong(uuid -> ofGpu(uuid, start, end)).sum();
  }

  /**
   * Of a power domain: its nodes, the domains below and what it draws without a meter. Half of what
   * hangs on an A/B pair counts on each, an odd millijoule on the first that the rack names.
   */
  public long ofDomain(InventoryDomain domain, Instant from, Instant to) {
    return tree.at(to.toEpochMilli()).domain(domain.id())
        - tree.at(from.toEpochMilli()).domain(domain.id());
  }

  /**
   * Of a site with its cooling and losses: what its grid connections deliver times its design PUE.
   */
  public long ofSite(InventorySite site, Instant from, Instant to) {
    return tree.at(to.toEpochMilli()).site(site.id())
        - tree.at(from.toEpochMilli()).site(site.id());
  }

  /** What a meter counts. */
  public long ofMeter(Meter meter, Instant from, Instant to) {
    return meter.scope() == MeterScope.SITE
        ? ofSite(fleet.inventory().site(meter.target()), from, to)
        : ofDomain(fleet.inventory().domain(meter.target()), from, to);
  }
}
