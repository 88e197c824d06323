package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.telemetry.live.DomainState;
import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveRack;
import eu.megawatt.telemetry.live.LiveView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** One metric of every rack below a power domain. */
public record HeatMap(String metric, String unit, Instant at, List<RackHeat> racks) {

  /** What may be asked for. */
  public static final List<String> METRICS = List.of("load", "headroom", "temperature");

  public HeatMap {
    racks = List.copyOf(racks);
  }

  /**
   * One rack.
   *
   * @param value W of load or headroom, °C of the hottest GPU; absent where it is unknown
   * @param limitW the least limit of those of its feeds that carry no other rack
   */
  public record RackHeat(
      String rackId,
      String hallId,
      int row,
      int position,
      Optional<Double> value,
      Optional<Long> limitW,
      String state) {}

  public static HeatMap of(LiveView view, InventoryDomain domain, String metric) {
    Inventory inventory = view.inventory();
    Map<String, LiveRack> live =
        view.racks().stream().collect(Collectors.toMap(LiveRack::id, it -> it));
    Map<String, LiveDomain> domains =
        view.domains().stream().collect(Collectors.toMap(it -> it.domain().id(), it -> it));
    Map<String, Integer> racksOfFeed = new HashMap<>();
    inventory
        .racks()
        .values()
        .forEach(rack -> rack.domains().forEach(feed -> racksOfFeed.merge(feed, 1, Integer::sum)));
    List<RackHeat> racks = new ArrayList<>();
    for (Rack rack : inventory.racksBelow(domain)) {
      LiveRack now = live.get(rack.id());
      if (now != null) {
        List<LiveDomain> own =
            rack.domains().stream()
                .filter(feed -> racksOfFeed.getOrDefault(feed, 0) == 1)
                .flatMap(feed -> Optional.ofNullable(domains.get(feed)).stream())
                .toList();
        racks.add(heat(rack, now, own, metric));
      }
    }
    return new HeatMap(metric, metric.equals("temperature") ? "°C" : "W", view.at(), racks);
  }

  private static RackHeat heat(Rack rack, LiveRack now, List<LiveDomain> own, String metric) {
    Optional<Long> limit =
        own.stream()
            .flatMap(feed -> feed.limit().stream())
            .map(PowerLimit::limit)
            .map(it -> Math.floorDiv(it.milliwatts(), 1_000L))
            .min(Long::compare);
    Optional<Long> load =
        now.isKnown() ? Optional.of(Watts.drawn(now.milliwatts())) : Optional.empty();
    Optional<Double> value =
        switch (metric) {
          case "load" -> load.map(Long::doubleValue);
          case "headroom" -> Watts.headroom(limit, load).map(Long::doubleValue);
          default -> celsius(now.hottest());
        };
    return new RackHeat(
        rack.id(),
        rack.hall(),
        rack.row(),
        rack.position(),
        value,
        limit,
        state(now, own, limit, load).word());
  }

  private static Optional<Double> celsius(OptionalLong thousandths) {
    return thousandths.isPresent() ? Optional.of(thousandths.getAsLong() / 1e3) : Optional.empty();
  }

  private static DomainState state(
      LiveRack now, Collection<LiveDomain> own, Optional<Long> limit, Optional<Long> load) {
    if (limit.isEmpty()) {
      return DomainState.NO_LIMIT;
    }
    if (load.isPresent() && load.get() > limit.get()) {
      return DomainState.OVER;
    }
    if (load.isEmpty() || now.silentMilliwatts() > 0) {
      return DomainState.STALE;
    }
    boolean near = own.stream().anyMatch(feed -> feed.state() == DomainState.NEAR);
    return near ? DomainState.NEAR : DomainState.OK;
  }
}
