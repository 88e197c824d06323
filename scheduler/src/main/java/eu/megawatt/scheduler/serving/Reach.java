package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.LoadCurve;
import eu.megawatt.fleet.demand.Model;
import eu.megawatt.fleet.demand.Region;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.scenario.Permits;
import eu.megawatt.fleet.site.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;

/** A service, and the pools that its model, its users' patience and its residency leave it. */
final class Reach {

  /** Of milliseconds, as plans are checked. */
  private static final double NEARLY = 1e-9;

  final Service service;
  final Model model;
  final Region region;
  final List<Host> hosts;

  private Reach(Service service, Model model, Region region, List<Host> hosts) {
    this.service = service;
    this.model = model;
    this.region = region;
    this.hosts = List.copyOf(hosts);
  }

  static Reach of(Service service, Asked asked, Ground ground) {
    Model model = Objects.requireNonNull(asked.models().get(service.model()));
    Region region = Objects.requireNonNull(asked.regions().get(service.region()));
    Permits permits = ground.scenario.permits();
    List<Host> hosts = new ArrayList<>();
    for (int pool = 0; pool < ground.pools.size(); pool++) {
      Pool its = ground.pools.get(pool);
      Double tokens = model.tokensPerSecondPerGpu().get(its.gpuType());
      LoadCurve curve = model.wattsByLoad().get(its.gpuType());
      String site = ground.scenario.siteOf(its).id();
      OptionalDouble network = region.toSite(site);
      if (tokens == null || curve == null || network.isEmpty()) {
        continue;
      }
      double latency = network.getAsDouble() + model.latencyMs();
      if (latency <= service.latencyBudgetMs() + NEARLY
          && ground.scenario.hasPolicy(service.residency())) {
        hosts.add(
            new Host(
                pool,
                site,
                latency,
                model.gpusPerReplica()
                    * tokens
                    / model.replicasPerGpu()
                    / service.tokensPerRequest(),
                model.gpusPerReplica(),
                model.replicasPerGpu(),
                curve,
                ground.scenario.gpuType(its.gpuType()).idleWatts(),
                permits.permission(service.residency(), its.id()).of(ground.scenario.grid())));
      }
    }
    return new Reach(service, model, region, hosts);
  }

  /** Replicas that would fit into a host's pool in a slot if there were no other service. */
  int most(int host, int slot, Ground ground) {
    Host its = hosts.get(host);
    if (!its.permitted()[slot]) {
      return 0;
    }
    long places = (long) (ground.gpus[its.pool()][slot] / its.gpus()) * its.perGpu();
    int most = (int) Math.min(service.maxReplicas(), places);
    double each = its.watts(its.perGpu(), its.perGpu() * its.one());
    double room = ground.wattsOf(its.pool(), slot);
    if (room < 0) {
      return 0;
    }
    if (each <= 0) {
      return most;
    }
    int fit = (int) Math.min(most, Math.floor(room / each) * its.perGpu());
    while (fit < most && its.perGpu() > 1 && its.watts(fit + 1, (fit + 1) * its.one()) <= room) {
      fit++;
    }
    return fit;
  }
}
