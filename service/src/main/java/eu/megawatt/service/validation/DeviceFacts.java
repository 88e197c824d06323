package eu.megawatt.service.validation;

import eu.megawatt.kernels.suite.Device;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What of a node's devices may be another without anybody having said so. */
final class DeviceFacts {

  static final String DRIVER = "driver";
  static final String FIRMWARE = "firmware";

  private static final int LONGEST = 200;

  private DeviceFacts() {}

  /** Drivers and firmware of some devices, by name such as {@code gpu 0 driver}. */
  static Map<String, String> of(Collection<Device> devices) {
    Map<String, String> facts = new TreeMap<>();
    for (Device device : devices) {
      for (String which : new String[] {DRIVER, FIRMWARE}) {
        Optional.ofNullable(device.facts().get(which))
            .ifPresent(
                it ->
                    facts.put(
                        "%s %s %s".formatted(device.kind(), device.id(), which),
                        it.substring(0, Math.min(it.length(), LONGEST))));
      }
    }
    return facts;
  }

  /**
   * What is another, in words; empty where nothing is. What one of both does not know is not
   * another.
   *
   * @param which {@link #DRIVER} or {@link #FIRMWARE}
   */
  static Optional<String> change(
      Map<String, String> before, Map<String, String> now, String which) {
    return before.entrySet().stream()
        .filter(it -> it.getKey().endsWith(" " + which))
        .filter(it -> !now.getOrDefault(it.getKey(), it.getValue()).equals(it.getValue()))
        .sorted(Map.Entry.comparingByKey())
        .findFirst()
        .map(
            it ->
                "%s is %s and was %s".formatted(it.getKey(), now.get(it.getKey()), it.getValue()));
  }
}
