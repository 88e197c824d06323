package eu.megawatt.telemetry.simulate.emit;

/**
 * The metrics that a simulated fleet has, under their exporters' names. dcgm-exporter's are being
 * renamed with DCGM 4.6; old and new names are both about.
 */
public enum Metric {
  /** Watts, with three decimals. */
  POWER(
      "DCGM_FI_DEV_POWER_USAGE",
      "DCGM_FI_DEV_BOARD_POWER_WATTS",
      false,
      "Power draw (in W).",
      Constants.BLANK_FP64),
  /** Millijoules since the driver was loaded. */
  ENERGY(
      "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
      "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION",
      true,
      "Total energy consumption since boot (in mJ).",
      Constants.BLANK_INT64),
  /** Percent, under its new name too. */
  UTILISATION(
      "DCGM_FI_DEV_GPU_UTIL",
      "DCGM_FI_DEV_GPU_UTIL_RATIO",
      false,
      "GPU utilization (in %).",
      4_294_967_295.0),
  /** Degrees Celsius. */
  TEMPERATURE(
      "DCGM_FI_DEV_GPU_TEMP",
      "DCGM_FI_DEV_GPU_TEMP_CELSIUS",
      false,
      "GPU temperature (in C).",
      2_147_483_632.0),
  /** Mebibytes. */
  MEMORY(
      "DCGM_FI_DEV_FB_USED",
      "DCGM_FI_DEV_FB_USED",
      false,
      "Framebuffer memory used (in MiB).",
      Constants.BLANK_INT64),
  /** 0 to 1. */
  TENSOR(
      "DCGM_FI_PROF_PIPE_TENSOR_ACTIVE",
      "DCGM_FI_PROF_TENSOR_UTIL_RATIO",
      false,
      "Ratio of cycles the tensor (HMMA) pipe is active.",
      Constants.BLANK_FP64),
  /** Watts of a whole node, whole, from its BMC. */
  IPMI_POWER("ipmi_dcmi_power_consumption_watts", false, "Current power consumption in Watts.", 0),
  /** Watts of a whole node, from its ACPI power meter. */
  HWMON_POWER(
      "node_hwmon_power_average_watt",
      false,
      "Hardware monitor for power usage in watts (average)",
      0),
  /** Watts of a zone of Kepler's. */
  KEPLER_POWER(
      "kepler_node_cpu_watts", false, "Power consumption of cpu at node level in watts", 0),
  /** Joules of a zone of Kepler's. */
  KEPLER_ENERGY(
      "kepler_node_cpu_joules_total", true, "Energy consumption of cpu at node level in joules", 0),
  /** Watts at a meter. */
  METER_POWER("megawatt_sample_power_watts", false, "Power at a meter in watts", 0),
  /** Joules that a meter has counted. */
  METER_ENERGY(
      "megawatt_sample_energy_joules_total", true, "Energy that a meter has counted in joules", 0);

  /** Values of dcgm_structs.h for "no reading", as doubles. */
  static final class Constants {

    /** That of 64-bit integers, 0x7ffffffffffffff2, which a double holds as 2^63. */
    static final double BLANK_INT64 = 0x1p63;

    static final double BLANK_FP64 = 140_737_488_355_328.0;

    private Constants() {}
  }

  private final String oldName;
  private final String newName;
  private final boolean isCounter;
  private final String explanation;
  private final double noReading;

  Metric(String oldName, String newName, boolean isCounter, String explanation, double noReading) {
    this.oldName = oldName;
    this.newName = newName;
    this.isCounter = isCounter;
    this.explanation = explanation;
    this.noReading = noReading;
  }

  Metric(String name, boolean isCounter, String explanation, double noReading) {
    this(name, name, isCounter, explanation, noReading);
  }

  /** Its name before the renaming, or after it. */
  public String exportedName(boolean isNew) {
    return isNew ? newName : oldName;
  }

  public boolean isCounter() {
    return isCounter;
  }

  /** The text of its HELP line. */
  public String explanation() {
    return explanation;
  }

  /** What its exporter says in place of a value that it does not have. */
  public double noReading() {
    return noReading;
  }
}
