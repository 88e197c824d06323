package eu.megawatt.kernels.cuda;

import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a driver says of a device.
 *
 * @param uuid as NVML and nvidia-smi have it
 * @param capability compute capability: 90 for 9.0
 * @param processors streaming multiprocessors
 * @param driverVersion of CUDA that the driver has: 13000 for 13.0
 */
record GpuFacts(
    String model,
    String uuid,
    int capability,
    int processors,
    long memoryBytes,
    long cacheBytes,
    boolean isErrorCorrected,
    int driverVersion) {

  private static final int PROCESSORS = 16;
  private static final int ERROR_CORRECTION = 32;
  private static final int L2_BYTES = 38;
  private static final int CAPABILITY_MAJOR = 75;
  private static final int CAPABILITY_MINOR = 76;
  private static final int UUID_BYTES = 16;

  /** Asks a driver, by the numbers of {@code CUdevice_attribute}. */
  static GpuFacts of(Driver driver, int device, int driverVersion) {
    return new GpuFacts(
        driver.deviceName(device),
        uuid(driver.bytes(DriverCall.DEVICE_UUID, UUID_BYTES, device)),
        10 * attribute(driver, CAPABILITY_MAJOR, device)
            + attribute(driver, CAPABILITY_MINOR, device),
        attribute(driver, PROCESSORS, device),
        driver.number(DriverCall.DEVICE_MEMORY, device),
        attribute(driver, L2_BYTES, device),
        attribute(driver, ERROR_CORRECTION, device) != 0,
        driverVersion);
  }

  /** For a person: 9.0. */
  String capabilityText() {
    return capability / 10 + "." + capability % 10;
  }

  /** By name. */
  SortedMap<String, String> asMap() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("compute-capability", capabilityText());
    facts.put("multiprocessors", Integer.toString(processors));
    facts.put("memory-bytes", Long.toString(memoryBytes));
    facts.put("l2-bytes", Long.toString(cacheBytes));
    facts.put("ecc", isErrorCorrected ? "on" : "off");
    facts.put("cuda-of-driver", version(driverVersion));
    return facts;
  }

  /** CUDA's way to number versions, for a person. */
  static String version(int number) {
    return number / 1000 + "." + number % 1000 / 10;
  }

  private static int attribute(Driver driver, int attribute, int device) {
    return driver.integer(DriverCall.DEVICE_ATTRIBUTE, attribute, device);
  }

  private static String uuid(byte[] bytes) {
    StringBuilder text = new StringBuilder("GPU-");
    for (int i = 0; i < bytes.length; i++) {
      text.append(i == 4 || i == 6 || i == 8 || i == 10 ? "-" : "");
      text.append(String.format(Locale.ROOT, "%02x", bytes[i]));
    }
    return text.toString();
  }
}
