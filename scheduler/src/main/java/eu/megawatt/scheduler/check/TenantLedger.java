package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Budget;
import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.Tenant;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.HashMap;
import java.util.Map;

/** Whose work draws what, above idle, on the facility's side, slot by slot. */
final class TenantLedger {

  private static final double WATTS_PER_MEGAWATT = 1e6;
  private static final double GRAMS_PER_KILOGRAM = 1e3;

  /** As for every limit of the contract. */
  private static final double TOLERANCE_MW = 1e-6;

  private static final double TOLERANCE_EUR = 0.005;

  private final Demand demand;
  private final Scenario scenario;
  private final TimeGrid grid;
  private final Map<String, Rows> byTenant = new HashMap<>();

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Rows(double[] firmMW, double[] mwh, double[] eur) {}

  TenantLedger(Demand demand) {
    this.demand = demand;
    this.scenario = demand.base();
    this.grid = scenario.grid();
  }

  /**
   * Books what is drawn in one slot.
   *
   * @param watts above idle, IT side
   * @param isFirm whether it cannot give way
   */
  void book(String tenant, Pool pool, int slot, double watts, boolean isFirm) {
    Rows rows =
        byTenant.computeIfAbsent(
            tenant,
            _ ->
                new Rows(
                    new double[grid.slots()], new double[grid.slots()], new double[grid.slots()]));
    Site site = scenario.siteOf(pool);
    double megawatts = watts * site.pue() / WATTS_PER_MEGAWATT;
    if (isFirm) {
      rows.firmMW[slot] += megawatts;
    }
    double mwh = megawatts * grid.slotHours();
    double tonnes = site.carbonGramsPerKWh().at(slot) / GRAMS_PER_KILOGRAM;
    rows.mwh[slot] += mwh;
    rows.eur[slot] +=
        mwh * (site.energyEurPerMWh().at(slot) + tonnes * scenario.carbonEurPerTonne());
  }

  /** Work that cannot give way keeps to guarantees and what nobody was guaranteed. */
  void judgeShares(Breaches breaches) {
    if (demand.tenants().isEmpty()) {
      return;
    }
    double guaranteed = demand.tenants().values().stream().mapToDouble(Tenant::guaranteedMW).sum();
    for (int slot = 0; slot < grid.slots(); slot++) {
      double free = Math.max(0, roomMW(slot) - guaranteed);
      double borrowed = borrowedMW(slot);
      if (borrowed > free + TOLERANCE_MW) {
        breaches.add(
            BreachKind.SHARES,
            "%s: %.4f MW are borrowed by work that cannot give way, of %.4f MW"
                .formatted(grid.at(slot), borrowed, free));
      }
    }
  }

  private double borrowedMW(int slot) {
    double borrowed = 0;
    for (Map.Entry<String, Rows> its : byTenant.entrySet()) {
      borrowed +=
          Math.max(0, its.getValue().firmMW[slot] - demand.tenant(its.getKey()).guaranteedMW());
    }
    return borrowed;
  }

  /** What all sites may draw above idle. */
  private double roomMW(int slot) {
    double room = 0;
    for (PowerDomain domain : scenario.domains().values()) {
      if (domain.parent().isEmpty()) {
        double limit = domain.limitMW().at(slot);
        boolean facility = domain.measures() == Measures.FACILITY;
        room += facility ? limit : limit * scenario.site(domain.site()).pue();
      }
    }
    for (Pool pool : scenario.pools().values()) {
      room -=
          pool.gpus().at(slot)
              * scenario.gpuType(pool.gpuType()).idleWatts()
              * scenario.siteOf(pool).pue()
              / WATTS_PER_MEGAWATT;
    }
    return room;
  }

  void judgeBudgets(Breaches breaches) {
    for (Tenant tenant : demand.tenants().values()) {
      Rows rows = byTenant.get(tenant.id());
      if (rows != null) {
        tenant.budgets().forEach(it -> judge(tenant, it, rows, breaches));
      }
    }
  }

  private void judge(Tenant tenant, Budget budget, Rows rows, Breaches breaches) {
    double mwh = 0;
    double eur = 0;
    for (int slot = (int) grid.firstSlotFrom(budget.from());
        slot < grid.firstSlotFrom(budget.to());
        slot++) {
      mwh += rows.mwh[slot];
      eur += rows.eur[slot];
    }
    if (mwh > budget.mwh().orElse(Double.POSITIVE_INFINITY) + TOLERANCE_MW) {
      breaches.add(
          BreachKind.BUDGET,
          "%s from %s: %.4f of %s MWh"
              .formatted(tenant.id(), budget.from(), mwh, budget.mwh().orElse(0)));
    }
    if (eur > budget.eur().orElse(Double.POSITIVE_INFINITY) + TOLERANCE_EUR) {
      breaches.add(
          BreachKind.BUDGET,
          "%s from %s: %.2f of %s EUR"
              .formatted(tenant.id(), budget.from(), eur, budget.eur().orElse(0)));
    }
  }
}
