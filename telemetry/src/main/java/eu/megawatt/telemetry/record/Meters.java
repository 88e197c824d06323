package eu.megawatt.telemetry.record;

import eu.megawatt.fleet.inventory.Inventory;
import eu.megawatt.fleet.inventory.Meter;
import eu.megawatt.fleet.inventory.MeterScope;
import eu.megawatt.fleet.inventory.Node;
import eu.megawatt.telemetry.energy.EnergyCurve;
import eu.megawatt.telemetry.energy.EnergyLimits;
import eu.megawatt.telemetry.energy.Share;
import eu.megawatt.telemetry.sample.EntityKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * What meters say of domains and sites. Where several measure the same, the first in the
 * inventory's order that covers the whole quarter-hour counts.
 */
final class Meters {

  /** A meter sees cooling and losses too, and nodes in excess of their rating for moments. */
  private static final long MOST_OVER_NODES = 2;

  private final ReadingsSource source;
  private final Map<Subject, List<Meter>> bySubject = new HashMap<>();
  private final Map<String, EnergyLimits> limits = new HashMap<>();

  Meters(ReadingsSource source, Inventory inventory) {
    this.source = source;
    for (Meter meter : inventory.meters().values()) {
      bySubject.computeIfAbsent(subject(meter), _ -> new ArrayList<>()).add(meter);
      limits.put(meter.id(), limits(inventory, meter));
    }
  }

  static Subject subject(Meter meter) {
    return meter.scope() == MeterScope.SITE
        ? Sums.site(meter.target())
        : Sums.domain(meter.target());
  }

  /** Twice what the nodes below may draw; at least a megawatt, so that an empty hall has limits. */
  private static EnergyLimits limits(Inventory inventory, Meter meter) {
    List<Node> nodes =
        meter.scope() == MeterScope.SITE
            ? inventory.nodes().values().stream()
                .filter(node -> inventory.siteOf(node).id().equals(meter.target()))
                .toList()
            : inventory.nodesBelow(inventory.domain(meter.target()));
    long rated = nodes.stream().mapToLong(node -> node.rated().milliwatts()).sum();
    long most = Math.clamp(MOST_OVER_NODES * rated, 1_000_000_000L, EnergyLimits.MOST_MILLIWATTS);
    return new EnergyLimits(most, 0);
  }

  /** The energy of a quarter-hour of each domain and site of which a meter covers all of it. */
  Map<Subject, Long> millijoules(long startMillis) {
    Map<Subject, Long> all = new HashMap<>();
    for (Subject subject : bySubject.keySet()) {
      millijoules(subject, startMillis).ifPresent(amount -> all.put(subject, amount));
    }
    return all;
  }

  /** The energy of a quarter-hour, where a meter covers all of it. */
  OptionalLong millijoules(Subject subject, long startMillis) {
    for (Meter meter : bySubject.getOrDefault(subject, List.of())) {
      OptionalInt entity = source.known(EntityKind.METER, meter.id());
      EnergyLimits ofMeter = limits.get(meter.id());
      if (entity.isPresent() && ofMeter != null) {
        long end = startMillis + QuarterRecord.MILLIS;
        Window window = Window.around(source, entity.getAsInt(), startMillis, end);
        Share share = EnergyCurve.of(window.readings(), ofMeter).between(startMillis, end);
        if (share.coveredMillis() == QuarterRecord.MILLIS) {
          return OptionalLong.of(share.millijoules());
        }
      }
    }
    return OptionalLong.empty();
  }
}
