package eu.megawatt.scheduler.demand;

import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.sovereignty.Permission;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A service on a terrain: where it may run, and what its requests are worth. Immutable. */
final class ServiceAsk {

  private static final double SECONDS_PER_MINUTE = 60;
  private static final double THOUSAND = 1_000;

  final Service service;
  final int tenant;
  final List<Host> hosts = new ArrayList<>();

  /** What it costs that one request a second has no answer for a slot. */
  final double unservedEur;

  private final double[] asked;
  private final double allUnservedEur;

  ServiceAsk(Terrain terrain, Service service, Permits permits) {
    this.service = service;
    this.tenant = terrain.tenant(service.tenant());
    this.unservedEur =
        terrain.slotMinutes
            * SECONDS_PER_MINUTE
            / THOUSAND
            * service.unservedEurPerThousand()
            * terrain.tenant(tenant).weight();
    this.asked = service.requestsPerSecond().toArray();
    this.allUnservedEur = Arrays.stream(asked).sum() * unservedEur;
    Scenario fleet = terrain.demand.base();
    Model model = Objects.requireNonNull(terrain.demand.models().get(service.model()));
    for (Terrain.Place place : terrain.pools) {
      Double tokens = model.tokensPerSecondPerGpu().get(place.type().id());
      if (tokens != null && terrain.demand.isNearEnough(service, fleet.siteOf(place.pool()))) {
        hosts.add(host(terrain, place, model, tokens, permits));
      }
    }
  }

  private Host host(
      Terrain terrain, Terrain.Place place, Model model, double tokens, Permits permits) {
    LoadCurve curve = Objects.requireNonNull(model.wattsByLoad().get(place.type().id()));
    Permission permission = permits.permission(service.residency(), place.pool().id());
    return Host.of(
        place,
        model.gpusPerReplica() * tokens / model.replicasPerGpu() / service.tokensPerRequest(),
        model.gpusPerReplica(),
        model.replicasPerGpu(),
        curve.wattsByLoad().keySet().stream().mapToDouble(Double::doubleValue).toArray(),
        curve.wattsByLoad().values().stream()
            .mapToDouble(it -> model.gpusPerReplica() * (it - place.type().idleWatts()))
            .toArray(),
        permission.of(terrain.demand.base().grid()));
  }

  /** Sites that it could be at in some slot. */
  int siteCount() {
    return (int)
        hosts.stream()
            .filter(Host::isEverPermitted)
            .mapToInt(it -> it.place().site())
            .distinct()
            .count();
  }

  /** Whether it may be answered from a pool. */
  boolean mayBeIn(int pool, int slot) {
    for (Host host : hosts) {
      if (host.place().number() == pool) {
        return host.permitted()[slot];
      }
    }
    return false;
  }

  /** Requests a second. */
  double asked(int slot) {
    return asked[slot];
  }

  /** What a slot costs in which nothing is answered. */
  double unservedEur(int slot) {
    return asked(slot) * unservedEur;
  }

  /** What it costs that nothing is ever answered. */
  double unservedEur() {
    return allUnservedEur;
  }
}
