package eu.megawatt.service.telemetry;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.InventoryDomain;
import eu.megawatt.fleet.inventory.PowerLimit;
import eu.megawatt.telemetry.live.LiveDomain;
import java.util.List;
import java.util.Optional;

/**
 * A power domain as it is now. All power is on the side that the domain's limits are on, {@code
 * itPowerW} aside.
 *
 * @param limitKind which of its limits is the least now
 * @param partnerFailsW what it has to carry when its partner fails
 * @param reservedW what the newest plan puts on it; absent where none says, and in events
 */
public record DomainPower(
    String id,
    String siteId,
    String kind,
    String measures,
    Optional<String> parentId,
    Optional<String> partnerId,
    int depth,
    Optional<Long> itPowerW,
    Optional<Long> powerW,
    Optional<Long> limitW,
    Optional<String> limitKind,
    Optional<Long> headroomW,
    Optional<Long> partnerFailsW,
    Optional<Long> reservedW,
    Optional<Long> childSumW,
    Optional<Long> unmeteredW,
    double unmeteredRatio,
    Optional<Long> meterW,
    Optional<Long> oldestReadingAgeSeconds,
    double estimatedRatio,
    String state,
    int rackCount,
    int nodeCount,
    int unknownNodeCount,
    List<String> unknownNodeIds) {

  public DomainPower {
    unknownNodeIds = List.copyOf(unknownNodeIds);
  }

  /** Without what is reserved. */
  static DomainPower of(LiveDomain live) {
    return of(live, Optional.empty());
  }

  public static DomainPower of(LiveDomain live, Optional<Long> reservedW) {
    Optional<Long> power = Watts.drawn(live.milliwatts());
    Optional<Long> limit =
        live.limit().map(PowerLimit::limit).map(it -> Math.floorDiv(it.milliwatts(), 1_000L));
    Optional<Long> childSum = Watts.drawn(live.childSum());
    Optional<Long> meter = Watts.drawn(live.meter());
    return new DomainPower(
        live.domain().id(),
        live.domain().site(),
        live.domain().kind().word(),
        live.domain().measures().word(),
        live.domain().parent(),
        live.domain().partner(),
        live.depth(),
        power.isPresent() ? Optional.of(Watts.drawn(live.itMilliwatts())) : Optional.empty(),
        power,
        limit,
        live.limit().map(it -> it.kind().word()),
        Watts.headroom(limit, power),
        Watts.drawn(live.partnerFails()),
        reservedW,
        childSum,
        Watts.headroom(meter.isPresent() ? meter : power, childSum),
        live.domain().unmeteredRatio(),
        meter,
        Watts.seconds(live.ageMillis()),
        live.estimatedShare(),
        live.state().word(),
        live.rackCount(),
        live.nodeCount(),
        live.unknownNodeCount(),
        live.unknownNodes());
  }

  /**
   * As it was at a moment that was kept. What is only known of the present is absent: its parts,
   * its meter and which of its nodes were never heard.
   */
  public static DomainPower of(
      FleetMoment moment, InventoryDomain domain, Optional<Long> reservedW) {
    FleetMoment.Domain then = moment.of(domain.id());
    Inventory inventory = moment.inventory();
    return new DomainPower(
        domain.id(),
        domain.site(),
        domain.kind().word(),
        domain.measures().word(),
        domain.parent(),
        domain.partner(),
        inventory.path(domain).size() - 1,
        Optional.empty(),
        then.loadW(),
        then.limitW(),
        domain.activeLimit(moment.at()).map(it -> it.kind().word()),
        Watts.headroom(then.limitW(), then.loadW()),
        then.partnerFailsW(),
        reservedW,
        Optional.empty(),
        Optional.empty(),
        domain.unmeteredRatio(),
        Optional.empty(),
        Optional.empty(),
        then.estimatedRatio(),
        then.state().word(),
        inventory.racksBelow(domain).size(),
        (int)
            inventory.nodesBelow(domain).stream()
                .filter(node -> node.inServiceAt(moment.at()))
                .count(),
        then.unknownNodeCount(),
        List.of());
  }

  /**
   * Whether somebody who saw the other needs to see this one: its state, or its power by a share.
   */
  boolean differsBy(double share, DomainPower other) {
    if (!state.equals(other.state) || powerW.isPresent() != other.powerW.isPresent()) {
      return true;
    }
    long least = Math.round(share * Math.max(powerW.orElse(0L), limitW.orElse(0L)));
    return Math.abs(powerW.orElse(0L) - other.powerW.orElse(0L)) > least
        || !limitW.equals(other.limitW);
  }

  /** A list of them. */
  public record Items(List<DomainPower> items) {}
}
