package eu.megawatt.reports.demo;

import eu.megawatt.reports.asset.Asset;
import eu.megawatt.reports.asset.AssetClass;
import eu.megawatt.reports.asset.Embodied;
import eu.megawatt.reports.simulate.SimulatedFleet;
import eu.megawatt.reports.simulate.SimulatedPool;
import eu.megawatt.reports.simulate.SimulatedSite;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the demo's fleet would have cost: a line for each pool, and one for each building. */
final class DemoAssets {

  private static final LocalDate IN_SERVICE = LocalDate.parse("2026-04-01");
  private static final BigDecimal BUILDING_EUR_PER_GPU = BigDecimal.valueOf(9_000);

  /** Euro for a GPU with its part of the node; 55,000 is $830 M over 13,800 GB300. */
  private static final Map<String, Integer> EUR_PER_GPU =
      Map.of(
          "GB300", 55_000, "B200", 42_000, "H200", 32_000, "H100", 28_000, "L40S", 9_000, "MI355X",
          30_000);

  /** HGX H100, 1,312 kg for 8 (NVIDIA's product carbon footprint), taken for each type. */
  private static final BigDecimal EMBODIED_KG_PER_GPU = BigDecimal.valueOf(164);

  private DemoAssets() {}

  static List<Asset> of(SimulatedFleet fleet) {
    List<Asset> assets = new ArrayList<>();
    for (SimulatedSite site : fleet.sites()) {
      int gpus = 0;
      for (SimulatedPool pool : site.pools()) {
        assets.add(gpus(site, pool));
        gpus += pool.gpuCount();
      }
      assets.add(building(site, gpus));
    }
    return assets;
  }

  private static Asset gpus(SimulatedSite site, SimulatedPool pool) {
    BigDecimal count = BigDecimal.valueOf(pool.gpuCount());
    BigDecimal each = BigDecimal.valueOf(EUR_PER_GPU.getOrDefault(pool.gpuType(), 30_000));
    return new Asset(
        "asset-" + pool.id(),
        AssetClass.GPU,
        site.id(),
        Optional.of(pool.id()),
        pool.gpuCount(),
        each.multiply(count),
        "EUR",
        BigDecimal.ZERO,
        IN_SERVICE,
        BigDecimal.valueOf(5),
        Optional.empty(),
        "example of our own",
        Optional.of(
            new Embodied(EMBODIED_KG_PER_GPU.multiply(count), "of the size of an HGX H100's")));
  }

  private static Asset building(SimulatedSite site, int gpus) {
    return new Asset(
        "asset-" + site.id(),
        AssetClass.FACILITY,
        site.id(),
        Optional.empty(),
        0,
        BUILDING_EUR_PER_GPU.multiply(BigDecimal.valueOf(gpus)),
        "EUR",
        BigDecimal.ZERO,
        IN_SERVICE,
        BigDecimal.valueOf(20),
        Optional.empty(),
        "example of our own",
        Optional.empty());
  }
}
