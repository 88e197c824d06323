package eu.megawatt.fleet.document;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.time.Series;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the GPUs of a fleet draw while none of them is busy. */
final class IdlePower {

  /** Megawatts above a limit that are not held against it, as by the referee. */
  private static final double TOLERANCE_MW = 1e-6;

  private final Scenario scenario;
  private final List<PowerDomain> fromLeaves;
  private final Map<String, Double> itMw = new HashMap<>();

  IdlePower(Scenario scenario) {
    this.scenario = scenario;
    this.fromLeaves = new ArrayList<>(scenario.domains().values());
    Map<String, Integer> depths = new HashMap<>();
    fromLeaves.forEach(domain -> measureDepth(domain, depths));
    fromLeaves.sort(Comparator.comparingInt(domain -> -depths.getOrDefault(domain.id(), 0)));
  }

  /** Adds the steps from the root to a domain and to all on the way. */
  private void measureDepth(PowerDomain domain, Map<String, Integer> depths) {
    List<String> way = new ArrayList<>();
    Optional<PowerDomain> next = Optional.of(domain);
    while (next.isPresent() && !depths.containsKey(next.get().id())) {
      way.add(next.get().id());
      next = next.get().parent().map(scenario::domain);
    }
    int depth = next.map(known -> depths.getOrDefault(known.id(), 0) + 1).orElse(0);
    for (String id : way.reversed()) {
      depths.put(id, depth++);
    }
  }

  /** Adds an issue for each power domain that idle GPUs break, naming the first slot. */
  void check(Section<DomainEntry> domains, Issues issues) {
    Map<String, String> broken = new HashMap<>();
    BitSet changes = changes();
    for (int slot = 0; slot >= 0; slot = changes.nextSetBit(slot + 1)) {
      sumUp(slot);
      for (PowerDomain domain : fromLeaves) {
        if (drawMw(domain) > domain.limitMW().at(slot) + TOLERANCE_MW) {
          broken.putIfAbsent(domain.id(), message(domain, slot));
        }
      }
    }
    for (DomainEntry domain : domains.items()) {
      String message = domain.id == null ? null : broken.get(domain.id.value());
      if (message != null && domain.limit != null) {
        issues.add(domain.limit.at(), domain.pointer("limitMW"), message);
      }
    }
  }

  /** The slots in which anything differs from the slot before. */
  private BitSet changes() {
    BitSet changes = new BitSet();
    scenario.pools().values().forEach(pool -> addChanges(pool.gpus(), changes));
    scenario.domains().values().forEach(domain -> addChanges(domain.limitMW(), changes));
    return changes;
  }

  private static void addChanges(Series series, BitSet changes) {
    for (int slot = 1; !series.isConstant() && slot < series.slots(); slot++) {
      if (series.at(slot) != series.at(slot - 1)) {
        changes.set(slot);
      }
    }
  }

  private void sumUp(int slot) {
    itMw.clear();
    for (Pool pool : scenario.pools().values()) {
      double watts = scenario.gpuType(pool.gpuType()).idleWatts() * pool.gpus().at(slot);
      itMw.merge(pool.domain(), watts / 1e6, Double::sum);
    }
    for (PowerDomain domain : fromLeaves) {
      double mw = itMw.getOrDefault(domain.id(), 0.0);
      domain.parent().ifPresent(parent -> itMw.merge(parent, mw, Double::sum));
    }
  }

  private double drawMw(PowerDomain domain) {
    return itMw.getOrDefault(domain.id(), 0.0) * scenario.perItWatt(domain);
  }

  private String message(PowerDomain domain, int slot) {
    return String.format(
        Locale.ROOT,
        "the idle GPUs alone draw %.6f MW of the power domain %s in slot %d (%s), above its limit"
            + " of %s MW",
        drawMw(domain),
        Names.quoted(domain.id()),
        slot,
        scenario.grid().at(slot),
        Numbers.plain(domain.limitMW().at(slot)));
  }
}
