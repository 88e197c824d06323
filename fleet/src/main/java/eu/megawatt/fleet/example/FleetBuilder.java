package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.Measures;
import eu.megawatt.fleet.site.Pool;
import eu.megawatt.fleet.site.PowerDomain;
import eu.megawatt.fleet.site.Site;
import eu.megawatt.fleet.time.Series;
import eu.megawatt.fleet.time.TimeGrid;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds sites out into halls and pools: each level of the tree may take 8 % more than its share of
 * the level above, and pools fill their hall to a tenth above the contract at full draw.
 */
final class FleetBuilder {

  private static final double SHARE_FACTOR = 1.08;

  /** What a flexible connection keeps during its two curtailed evenings. */
  private static final double CURTAILED_TO = 0.75;

  private final TimeGrid grid;
  private final FleetLayout layout;
  private final long seed;
  private final Map<PriceArea, PriceSeries> markets = new EnumMap<>(PriceArea.class);
  private final FleetDraft draft = new FleetDraft();

  FleetBuilder(TimeGrid grid, FleetLayout layout, long seed) {
    this.grid = grid;
    this.layout = layout;
    this.seed = seed;
  }

  FleetDraft build() {
    for (int index = 0; index < layout.sites().size(); index++) {
      add(layout.sites().get(index), index);
    }
    return draft;
  }

  private void add(SiteSketch sketch, int index) {
    PriceSeries prices =
        markets.computeIfAbsent(sketch.area(), area -> new PriceSeries(area, seed));
    draft.sites.add(
        new Site(
            sketch.id(),
            sketch.area().country(),
            sketch.pue(),
            prices.allInEurPerMWh(grid),
            prices.carbonGramsPerKWh(grid),
            sketch.assurance()));
    Series limit =
        index == layout.flexibleSite()
            ? curtailed(sketch.contractMW())
            : Series.constant(sketch.contractMW(), grid.slots());
    draft.domains.add(
        new PowerDomain(sketch.id(), sketch.id(), Optional.empty(), limit, Measures.FACILITY));
    split(sketch, index, sketch.id(), sketch.contractMW() / sketch.pue(), 0);
  }

  /** Adds the level below a domain, or its pools where it is a leaf. */
  private void split(SiteSketch sketch, int site, String parent, double itMW, int level) {
    if (level == layout.fanOut().size()) {
      fill(site, parent, itMW);
      return;
    }
    int children = layout.fanOut().get(level);
    double share = Decimals.round(itMW / children * SHARE_FACTOR, 4);
    for (int i = 1; i <= children; i++) {
      String id = parent + "/" + layout.levelNames().get(level) + i;
      Series limit = Series.constant(share, grid.slots());
      draft.domains.add(new PowerDomain(id, sketch.id(), Optional.of(parent), limit, Measures.IT));
      split(sketch, site, id, share, level + 1);
    }
  }

  private void fill(int site, String domain, double itMW) {
    List<Hardware> types = layout.hardware();
    int offset = draft.pools.size() / layout.poolsPerLeaf() + site;
    for (int i = 0; i < layout.poolsPerLeaf(); i++) {
      Hardware hardware = types.get((offset + i) % types.size());
      double watts = itMW * 1e6 * layout.fill() / layout.poolsPerLeaf();
      int gpus = Decimals.stepped(watts / hardware.peakWatts(), 8);
      boolean later = i == 0 && site == layout.deliverySite();
      Series series = later ? delivered(gpus) : Series.constant(gpus, grid.slots());
      draft.pools.add(new Pool(domain + "/" + hardware.id(), domain, hardware.id(), series));
    }
  }

  /** Nothing before the third day. */
  private Series delivered(int gpus) {
    double[] values = new double[grid.slots()];
    Arrays.fill(values, Math.min(values.length, slotAt(48)), values.length, gpus);
    return Series.of(values);
  }

  /** Three evening hours on the second and on the fourth day. */
  private Series curtailed(double limitMW) {
    double[] values = new double[grid.slots()];
    Arrays.fill(values, limitMW);
    for (int hour : new int[] {41, 89}) {
      int from = Math.min(values.length, slotAt(hour));
      int to = Math.min(values.length, slotAt(hour + 3));
      Arrays.fill(values, from, to, Decimals.round(limitMW * CURTAILED_TO, 4));
    }
    return Series.of(values);
  }

  private int slotAt(int hour) {
    return hour * 60 / grid.slotMinutes();
  }
}
