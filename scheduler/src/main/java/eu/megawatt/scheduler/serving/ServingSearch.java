package eu.megawatt.scheduler.serving;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.demand.PoolShare;
import eu.megawatt.fleet.demand.Service;
import eu.megawatt.fleet.demand.ServiceRun;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import eu.megawatt.scheduler.demand.DemandSearch;
import eu.megawatt.scheduler.live.Regridded;
import eu.megawatt.scheduler.search.Progress;
import eu.megawatt.scheduler.search.SearchBudget;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Plans services from nothing. Slots in which the fleet can keep the same promises are searched
 * together, as a demand without jobs; what is known of a demand's plan holds for each of them.
 */
final class ServingSearch {

  private final Ground ground;
  private final Asked asked;
  private final List<Reach> reaches;
  private final List<List<Leniency>> promises;
  private final Effort effort;
  private final Scenario searched;
  private final long began = System.nanoTime();

  ServingSearch(
      Ground ground,
      Asked asked,
      List<Reach> reaches,
      List<List<Leniency>> promises,
      Effort effort) {
    this.ground = ground;
    this.asked = asked;
    this.reaches = reaches;
    this.promises = promises;
    this.effort = effort;
    this.searched = ground.forSearch();
  }

  Assignment run() {
    Assignment found = new Assignment(reaches, ground.slots());
    int from = 0;
    for (int slot = 1; slot <= ground.slots(); slot++) {
      if (slot == ground.slots() || !promises.get(slot).equals(promises.get(from))) {
        search(from, slot, found);
        from = slot;
      }
    }
    return found;
  }

  private void search(int from, int to, Assignment found) {
    List<Service> services = new ArrayList<>();
    for (int i = 0; i < reaches.size(); i++) {
      if (!reaches.get(i).hosts.isEmpty()) {
        services.add(part(promises.get(from).get(i).of(reaches.get(i).service), from, to));
      }
    }
    if (services.isEmpty()) {
      return;
    }
    DemandPlan plan = plan(services, from, to);
    if (!plan.unserved().isEmpty()) {
      Set<String> out =
          plan.unserved().stream().map(it -> it.service()).collect(Collectors.toSet());
      plan =
          plan(
              services.stream()
                  .map(it -> out.contains(it.id()) ? new Leniency(true, 0).of(it) : it)
                  .toList(),
              from,
              to);
    }
    for (ServiceRun run : plan.services()) {
      take(run, from, to, found);
    }
  }

  private static Service part(Service service, int from, int to) {
    return service.withRequests(
        Series.of(
            IntStream.range(from, to)
                .mapToDouble(slot -> service.requestsPerSecond().at(slot))
                .toArray()));
  }

  private DemandPlan plan(List<Service> services, int from, int to) {
    TimeGrid grid = ground.scenario.grid();
    Scenario fleet =
        Regridded.of(searched, new TimeGrid(grid.at(from), grid.slotMinutes(), to - from));
    Demand demand =
        new Demand(
            fleet,
            Map.of(),
            List.of(),
            Map.of(),
            asked.models(),
            asked.regions(),
            services.stream()
                .collect(
                    Collectors.toMap(Service::id, it -> it, (one, _) -> one, LinkedHashMap::new)));
    long moves = Math.max(1, effort.moves() * (to - from) / ground.slots());
    Watch watch = new Watch();
    DemandSearch search =
        new DemandSearch(demand, new SearchBudget.Moves(moves), effort.seed(), watch);
    watch.search = Optional.of(search);
    return search.run();
  }

  /** Ends a search that takes too long. */
  private final class Watch implements Consumer<Progress> {

    private Optional<DemandSearch> search = Optional.empty();

    @Override
    public void accept(Progress progress) {
      if (System.nanoTime() - began > effort.seconds() * 1e9) {
        search.ifPresent(DemandSearch::stop);
      }
    }
  }

  private void take(ServiceRun run, int from, int to, Assignment found) {
    int service = number(run.service());
    for (PoolShare part : run.pools()) {
      int host = host(reaches.get(service), part.pool());
      for (int slot = from; slot < to; slot++) {
        found.replicas[service][host][slot] = (int) Math.round(part.replicas().at(slot - from));
        found.share[service][host][slot] = part.share().at(slot - from);
      }
    }
  }

  private int number(String serviceId) {
    return IntStream.range(0, reaches.size())
        .filter(it -> reaches.get(it).service.id().equals(serviceId))
        .findFirst()
        .orElseThrow();
  }

  private int host(Reach reach, String poolId) {
    return IntStream.range(0, reach.hosts.size())
        .filter(it -> ground.pools.get(reach.hosts.get(it).pool()).id().equals(poolId))
        .findFirst()
        .orElseThrow();
  }
}
