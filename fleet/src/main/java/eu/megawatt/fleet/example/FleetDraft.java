package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import java.util.ArrayList;
import java.util.List;

/** The sites, power domains and pools of an example while it is being put together. */
final class FleetDraft {

  final List<Site> sites = new ArrayList<>();
  final List<PowerDomain> domains = new ArrayList<>();
  final List<Pool> pools = new ArrayList<>();

  /** GPUs once everything is delivered. */
  double gpus() {
    return pools.stream().mapToDouble(pool -> pool.gpus().max()).sum();
  }

  double largestPool() {
    return pools.stream().mapToDouble(pool -> pool.gpus().max()).max().orElse(0);
  }
}
