package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.PowerDomain;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What each power domain carries, slot by slot: the draw of its pools summed up the tree. */
final class DomainTree {

  /** The contract's tolerance of 1e-6 MW, in W. */
  private static final BigDecimal TOLERANCE_WATTS = BigDecimal.ONE;

  private final Scenario scenario;
  private final Map<String, BigDecimal[]> itWatts = new LinkedHashMap<>();

  DomainTree(Scenario scenario, Collection<PoolLedger> ledgers) {
    this.scenario = scenario;
    for (String domain : scenario.domains().keySet()) {
      BigDecimal[] none = new BigDecimal[scenario.grid().slots()];
      Arrays.fill(none, BigDecimal.ZERO);
      itWatts.put(domain, none);
    }
    ledgers.forEach(this::carry);
  }

  /** Adds a pool's draw to its domain and everything above it. */
  private void carry(PoolLedger ledger) {
    BigDecimal[] draw = new BigDecimal[scenario.grid().slots()];
    for (int slot = 0; slot < draw.length; slot++) {
      draw[slot] = ledger.idleWatts(slot).add(ledger.wattsAboveIdle(slot));
    }
    Optional<String> above = Optional.of(ledger.pool().domain());
    while (above.isPresent()) {
      PowerDomain domain = scenario.domain(above.get());
      itWatts.computeIfPresent(domain.id(), (_, watts) -> add(watts, draw));
      above = domain.parent();
    }
  }

  private static BigDecimal[] add(BigDecimal[] watts, BigDecimal[] more) {
    for (int slot = 0; slot < watts.length; slot++) {
      watts[slot] = watts[slot].add(more[slot]);
    }
    return watts;
  }

  void check(Breaches breaches) {
    itWatts.forEach((domain, watts) -> check(scenario.domain(domain), watts, breaches));
  }

  private void check(PowerDomain domain, BigDecimal[] watts, Breaches breaches) {
    boolean facility = domain.measures() == Measures.FACILITY;
    BigDecimal factor =
        facility ? BigDecimal.valueOf(scenario.site(domain.site()).pue()) : BigDecimal.ONE;
    for (int slot = 0; slot < watts.length; slot++) {
      BigDecimal drawn = watts[slot].multiply(factor);
      BigDecimal limit = BigDecimal.valueOf(domain.limitMW().at(slot));
      if (drawn.compareTo(limit.movePointRight(6).add(TOLERANCE_WATTS)) > 0) {
        int at = slot;
        breaches.add(BreachKind.MEGAWATTS, () -> message(domain, at, drawn, limit));
      }
    }
  }

  private String message(PowerDomain domain, int slot, BigDecimal drawn, BigDecimal limit) {
    BigDecimal megawatts = drawn.movePointLeft(6).setScale(6, RoundingMode.HALF_UP);
    return "%s in slot %d (%s): %s MW (%s), limit %s MW"
        .formatted(
            domain.id(),
            slot,
            scenario.grid().at(slot),
            megawatts.toPlainString(),
            domain.measures().word(),
            limit.toPlainString());
  }
}
