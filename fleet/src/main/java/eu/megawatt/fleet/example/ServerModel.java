package eu.megawatt.fleet.example;

import eu.megawatt.fleet.inventory.GpuModel;
import eu.megawatt.fleet.unit.Power;

/**
 * A server with eight GPUs: DGX and HGX by their data sheets (10.2 kW and 14.3 kW), of which heavy
 * training has been measured to draw about 82 % (IEEE Access 13:61740).
 *
 * @param rated the most that all of it draws
 * @param base what it draws beside its GPUs
 */
record ServerModel(GpuModel gpu, Power rated, Power base) {

  static final int GPUS = 8;

  static final ServerModel H100 =
      new ServerModel(
          new GpuModel("H100-SXM", "NVIDIA", Power.ofWatts(700), Power.ofWatts(70)),
          Power.ofWatts(10_200),
          Power.ofWatts(2_000));

  static final ServerModel H200 =
      new ServerModel(
          new GpuModel("H200-SXM", "NVIDIA", Power.ofWatts(700), Power.ofWatts(75)),
          Power.ofWatts(10_200),
          Power.ofWatts(2_000));

  static final ServerModel B200 =
      new ServerModel(
          new GpuModel("B200-SXM", "NVIDIA", Power.ofWatts(1_000), Power.ofWatts(140)),
          Power.ofWatts(14_300),
          Power.ofWatts(3_000));
}
