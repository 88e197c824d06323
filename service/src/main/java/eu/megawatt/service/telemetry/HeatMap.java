package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.fleet.inventory.Rack;
import eu.megawatt.telemetry.live.DomainState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
   * @param headroomW what it could draw more, whatever the metric; likewise the load
   * @param limitW the least limit of those of its feeds that carry no other rack
   * @param ratedW what its nodes in service are rated for
   * @param bindingDomainId of what carries the rack, the domain with the least room left
   */
  public record RackHeat(
      String rackId,
      String hallId,
      int row,
      int position,
      Optional<Double> value,
      Optional<Long> loadW,
      Optional<Long> headroomW,
      Optional<Long> limitW,
      long ratedW,
      Optional<String> bindingDomainId,
      String state) {}

  /**
   * The metric at a moment. Headroom is what the rack could draw more until something that carries
   * it, from its own feeds up to the grid, could not carry that, its partner failed included.
   */
  public static HeatMap of(FleetMoment moment, InventoryDomain domain, String metric) {
    Inventory inventory = moment.inventory();
    Map<String, Integer> racksOfFeed = new HashMap<>();
    inventory
        .racks()
        .values()
        .forEach(rack -> rack.domains().forEach(feed -> racksOfFeed.merge(feed, 1, Integer::sum)));
    Map<String, Long> rated = new HashMap<>();
    for (Node node : inventory.nodes().values()) {
      if (node.inServiceAt(moment.at())) {
        rated.merge(node.rack(), Watts.drawn(node.rated().milliwatts()), Long::sum);
      }
    }
    Map<List<String>, Carriers> carriers = new HashMap<>();
    List<RackHeat> racks = new ArrayList<>();
    for (Rack rack : inventory.racksBelow(domain)) {
      FleetMoment.Stand stand = moment.racks().get(rack.id());
      if (stand != null) {
        Optional<Long> limit =
            rack.domains().stream()
                .filter(feed -> racksOfFeed.getOrDefault(feed, 0) == 1)
                .flatMap(feed -> moment.of(feed).limitW().stream())
                .min(Long::compare);
        racks.add(
            heat(
                rack,
                stand,
                carriers.computeIfAbsent(rack.domains(), _ -> Carriers.of(moment, rack)),
                limit,
                rated.getOrDefault(rack.id(), 0L),
                metric));
      }
    }
    return new HeatMap(metric, metric.equals("temperature") ? "°C" : "W", moment.at(), racks);
  }

  /**
   * What carries the racks on some feeds.
   *
   * @param roomW the least that one of them has left
   * @param binding which that is; the nearest of those that have as little
   * @param limited whether any has a limit
   * @param over whether a feed is over its limit
   * @param near whether a feed is near it
   */
  private record Carriers(
      Optional<Long> roomW, Optional<String> binding, boolean limited, boolean over, boolean near) {

    static Carriers of(FleetMoment moment, Rack rack) {
      Optional<Long> least = Optional.empty();
      Optional<String> binding = Optional.empty();
      boolean limited = false;
      for (InventoryDomain carrier : moment.inventory().domainsAbove(rack)) {
        FleetMoment.Domain domain = moment.of(carrier.id());
        Optional<Long> room = domain.roomW();
        limited |= domain.limitW().isPresent();
        if (room.isPresent() && (least.isEmpty() || room.get() < least.get())) {
          least = room;
          binding = Optional.of(carrier.id());
        }
      }
      List<DomainState> feeds =
          rack.domains().stream().map(feed -> moment.of(feed).state()).toList();
      return new Carriers(
          least,
          binding,
          limited,
          feeds.contains(DomainState.OVER),
          feeds.contains(DomainState.NEAR));
    }
  }

  private static RackHeat heat(
      Rack rack,
      FleetMoment.Stand stand,
      Carriers carriers,
      Optional<Long> limit,
      long ratedW,
      String metric) {
    Optional<Double> value =
        switch (metric) {
          case "load" -> stand.loadW().map(Long::doubleValue);
          case "headroom" -> carriers.roomW().map(Long::doubleValue);
          default -> stand.celsius();
        };
    return new RackHeat(
        rack.id(),
        rack.hall(),
        rack.row(),
        rack.position(),
        value,
        stand.loadW(),
        carriers.roomW(),
        limit,
        ratedW,
        carriers.binding(),
        state(stand, carriers, limit).word());
  }

  /** A rack is over its own limit, or on a feed that is over. */
  private static DomainState state(
      FleetMoment.Stand stand, Carriers carriers, Optional<Long> limit) {
    if (!carriers.limited()) {
      return DomainState.NO_LIMIT;
    }
    if (Watts.headroom(limit, stand.loadW()).map(it -> it < 0).orElse(false) || carriers.over()) {
      return DomainState.OVER;
    }
    if (stand.loadW().isEmpty() || stand.silent()) {
      return DomainState.STALE;
    }
    return carriers.near() ? DomainState.NEAR : DomainState.OK;
  }
}
