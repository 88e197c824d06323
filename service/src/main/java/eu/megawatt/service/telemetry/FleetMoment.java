package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.telemetry.live.DomainState;
import eu.megawatt.telemetry.live.LiveDomain;
import eu.megawatt.telemetry.live.LiveRack;
import eu.megawatt.telemetry.live.LiveView;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a fleet at an instant, and may be had of the present too.
 *
 * @param domains by id
 * @param racks by id
 */
public record FleetMoment(
    Instant at, Inventory inventory, Map<String, Domain> domains, Map<String, Stand> racks) {

  public FleetMoment {
    domains = Map.copyOf(domains);
    racks = Map.copyOf(racks);
  }

  /**
   * A power domain.
   *
   * @param estimatedRatio of the load, without a fresh reading behind it
   */
  public record Domain(
      Optional<Long> loadW,
      Optional<Long> limitW,
      Optional<Long> partnerFailsW,
      DomainState state,
      double estimatedRatio,
      int unknownNodeCount) {

    /** Nothing is known of it. */
    static final Domain NOTHING =
        new Domain(
            Optional.empty(), Optional.empty(), Optional.empty(), DomainState.NO_LIMIT, 0, 0);

    static Domain of(LiveDomain live) {
      return new Domain(
          Watts.drawn(live.milliwatts()),
          live.limit().map(PowerLimit::limit).map(it -> Math.floorDiv(it.milliwatts(), 1_000L)),
          Watts.drawn(live.partnerFails()),
          live.state(),
          live.estimatedShare(),
          live.unknownNodeCount());
    }

    /** What it could carry more, alone where it has a partner. */
    Optional<Long> roomW() {
      return Watts.headroom(limitW, partnerFailsW.or(() -> loadW));
    }
  }

  /**
   * A rack.
   *
   * @param silent whether some of its load stands for what is not heard
   * @param celsius the hottest of its GPUs
   */
  public record Stand(Optional<Long> loadW, boolean silent, Optional<Double> celsius) {

    static Stand of(LiveRack live) {
      return new Stand(
          live.isKnown() ? Optional.of(Watts.drawn(live.milliwatts())) : Optional.empty(),
          live.silentMilliwatts() > 0,
          Watts.boxed(live.hottest()).map(it -> it / 1e3));
    }
  }

  /** A power domain of it. */
  Domain of(String domainId) {
    return domains.getOrDefault(domainId, Domain.NOTHING);
  }

  /** The present. */
  public static FleetMoment of(LiveView view) {
    Map<String, Domain> domains = new HashMap<>();
    view.domains().forEach(it -> domains.put(it.domain().id(), Domain.of(it)));
    Map<String, Stand> racks = new HashMap<>();
    view.racks().forEach(it -> racks.put(it.id(), Stand.of(it)));
    return new FleetMoment(view.at(), view.inventory(), domains, racks);
  }
}
