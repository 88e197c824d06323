package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.Assurance;
import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sites with a power tree of one to five levels each, and limits that idle GPUs never break. */
final class VarietyFleet {

  /** What a busy GPU may draw, in multiples of an idle one: for sizing limits. */
  private static final double BUSY = 3.5;

  private final TimeGrid grid;
  private final List<GpuType> types;
  private final Chance chance;
  private final FleetDraft draft = new FleetDraft();

  VarietyFleet(TimeGrid grid, List<GpuType> types, Chance chance) {
    this.grid = grid;
    this.types = types;
    this.chance = chance;
  }

  FleetDraft build() {
    int sites = chance.whole(1, 4);
    for (int i = 0; i < sites; i++) {
      Site site = site("s" + i);
      draft.sites.add(site);
      grow(site);
    }
    return draft;
  }

  private Site site(String id) {
    List<String> held = some(List.of("ISO27001", "SecNumCloud", "HDS", "C5"), 0.6);
    List<String> keys = some(List.of("provider", "hsm", "customer"), 0.6);
    String operator = chance.yes(0.75) ? "EU" : "US";
    return new Site(
        id,
        chance.oneOf(List.of("FR", "SE", "DE", "FI")),
        Decimals.round(chance.between(1, 1.5), 3),
        prices(),
        carbon(),
        new Assurance(operator, chance.whole(0, 4), held, keys));
  }

  private List<String> some(List<String> all, double probability) {
    return all.stream().filter(_ -> chance.yes(probability)).toList();
  }

  /** A constant, or a walk around a daily wave that goes below zero now and then. */
  private Series prices() {
    if (chance.yes(0.2)) {
      return Series.constant(Decimals.round(chance.between(-20, 120), 2), grid.slots());
    }
    double mean = chance.between(15, 90);
    double[] prices = new double[grid.slots()];
    double walk = 0;
    for (int slot = 0; slot < prices.length; slot++) {
      walk = 0.9 * walk + 8 * chance.gaussian();
      double hour = slot * grid.slotHours();
      prices[slot] = mean + 40 * StrictMath.sin(hour * Math.PI / 12) + walk;
    }
    return Series.of(Decimals.round(prices, chance.whole(0, 4)));
  }

  private Series carbon() {
    if (chance.yes(0.3)) {
      return Series.constant(Decimals.round(chance.between(0, 400), 1), grid.slots());
    }
    double[] grams = new double[grid.slots()];
    for (int slot = 0; slot < grams.length; slot++) {
      grams[slot] = chance.between(5, 120);
    }
    return Series.of(Decimals.round(grams, 2));
  }

  /** Each level is a child of a domain of the level above; pools stand at the leaves. */
  private void grow(Site site) {
    List<String> ids = new ArrayList<>();
    Map<String, String> parents = new HashMap<>();
    int levels = chance.whole(1, 5);
    List<String> above = List.of();
    for (int level = 0; level < levels; level++) {
      List<String> here = new ArrayList<>();
      int count = level == 0 ? 1 : chance.whole(1, 3);
      for (int i = 0; i < count; i++) {
        String id = site.id() + "-d" + ids.size();
        if (level > 0) {
          parents.put(id, chance.oneOf(above));
        }
        ids.add(id);
        here.add(id);
      }
      above = here;
    }
    Map<String, double[]> idle = idleMW(pools(ids, parents), parents);
    ids.forEach(id -> draft.domains.add(domain(site, id, parents, idle)));
  }

  private List<Pool> pools(List<String> ids, Map<String, String> parents) {
    List<Pool> pools = new ArrayList<>();
    List<GpuType> standing = types.size() == 4 ? types.subList(0, 3) : types;
    for (String id : ids) {
      boolean leaf = !parents.containsValue(id);
      int count = leaf ? chance.whole(1, 2) : chance.yes(0.1) ? 1 : 0;
      for (int i = 0; i < count; i++) {
        String type = chance.oneOf(standing).id();
        pools.add(new Pool(id + "/p" + i, id, type, gpus()));
      }
    }
    draft.pools.addAll(pools);
    return pools;
  }

  /** Mostly constant; some are delivered later, some shrink for maintenance or for good. */
  private Series gpus() {
    int full = 8 * chance.whole(4, 60);
    if (chance.yes(0.6)) {
      return Series.constant(full, grid.slots());
    }
    double[] values = new double[grid.slots()];
    Arrays.fill(values, full);
    int from = chance.whole(0, grid.slots() - 1);
    int to = chance.yes(0.4) ? grid.slots() : chance.whole(from, grid.slots());
    int less = chance.yes(0.5) ? 0 : 8 * chance.whole(0, full / 8 - 1);
    Arrays.fill(values, chance.yes(0.4) ? 0 : from, to, less);
    return Series.of(values);
  }

  private Map<String, double[]> idleMW(List<Pool> pools, Map<String, String> parents) {
    Map<String, double[]> idle = new HashMap<>();
    for (Pool pool : pools) {
      double watts =
          types.stream()
              .filter(t -> t.id().equals(pool.gpuType()))
              .findFirst()
              .orElseThrow()
              .idleWatts();
      Optional<String> domain = Optional.of(pool.domain());
      while (domain.isPresent()) {
        double[] sum = idle.computeIfAbsent(domain.get(), _ -> new double[grid.slots()]);
        for (int slot = 0; slot < sum.length; slot++) {
          sum[slot] += watts * pool.gpus().at(slot) / 1e6;
        }
        domain = Optional.ofNullable(parents.get(domain.get()));
      }
    }
    return idle;
  }

  private PowerDomain domain(
      Site site, String id, Map<String, String> parents, Map<String, double[]> idle) {
    Optional<String> parent = Optional.ofNullable(parents.get(id));
    Measures measures = chance.yes(0.5) ? Measures.FACILITY : Measures.IT;
    double factor = measures == Measures.FACILITY ? site.pue() : 1;
    double[] least = idle.getOrDefault(id, new double[grid.slots()]);
    double most = Arrays.stream(least).max().orElse(0) * factor;
    double limit = Decimals.round(most * chance.between(1.2, BUSY) + 0.001, 5);
    if (chance.yes(0.55)) {
      return new PowerDomain(id, site.id(), parent, Series.constant(limit, grid.slots()), measures);
    }
    return new PowerDomain(id, site.id(), parent, dip(limit, least, factor), measures);
  }

  /** A limit that drops towards what the idle GPUs need for a while. */
  private Series dip(double limit, double[] least, double factor) {
    double[] values = new double[grid.slots()];
    Arrays.fill(values, limit);
    int from = chance.whole(0, grid.slots() - 1);
    int to = chance.whole(from, grid.slots());
    double part = chance.between(0.02, 0.6);
    for (int slot = from; slot < to; slot++) {
      double idle = least[slot] * factor;
      values[slot] = Decimals.round(idle + 0.001 + (limit - idle) * part, 5);
    }
    return Series.of(values);
  }
}
