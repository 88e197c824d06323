package eu.megawatt.fleet.example;

import eu.megawatt.fleet.site.GpuType;
import eu.megawatt.fleet.site.PowerCap;
import java.util.List;

/**
 * A GPU type of the examples with what its jobs are drawn from. Watts are per GPU with its share of
 * the server, IT side; speeds are rough figures for mixed AI work.
 *
 * @param peakWatts what a hall is laid out for
 * @param hours run time relative to an H100
 */
record Hardware(GpuType type, double peakWatts, double hours) {

  private static final List<PowerCap> HOPPER_CAPS =
      List.of(PowerCap.NONE, new PowerCap(0.85, 0.95), new PowerCap(0.7, 0.86));

  private static final List<PowerCap> BLACKWELL_CAPS =
      List.of(PowerCap.NONE, new PowerCap(0.9, 0.97), new PowerCap(0.75, 0.89));

  static final Hardware H100 = new Hardware(new GpuType("H100-SXM", 315, HOPPER_CAPS), 1165, 1);
  static final Hardware H200 = new Hardware(new GpuType("H200-SXM", 330, HOPPER_CAPS), 1190, 0.88);
  static final Hardware B200 =
      new Hardware(new GpuType("B200-SXM", 425, BLACKWELL_CAPS), 1640, 0.47);
  static final Hardware GB300 =
      new Hardware(new GpuType("GB300-NVL72", 455, BLACKWELL_CAPS), 1770, 0.38);

  static final List<Hardware> HOPPERS = List.of(H100, H200);
  static final List<Hardware> ALL = List.of(H100, H200, B200, GB300);

  String id() {
    return type.id();
  }

  /** The draw of a busy GPU, from the intensity of its work: 0 idle, 1 the hall's layout. */
  double watts(double intensity) {
    return Math.round(type.idleWatts() + intensity * (peakWatts - type.idleWatts()));
  }
}
