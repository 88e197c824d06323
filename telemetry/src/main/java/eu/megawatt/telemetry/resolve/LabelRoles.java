package eu.megawatt.telemetry.resolve;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which labels say whose a series is, each list in the order in which it is asked.
 *
 * @param gpu labels with a GPU's UUID
 * @param host labels with a node's id or one of its aliases
 * @param meter labels with a meter's id
 */
public record LabelRoles(List<String> gpu, List<String> host, List<String> meter) {

  private static final String MIG_OF_OLD = "MIG-GPU-";

  /** The GPUs that the labels name, at most one in practice. */
  Stream<String> gpus(Map<String, String> labels) {
    return values(gpu, labels).map(LabelRoles::parent);
  }

  /** The hosts that the labels name, with and without a port. */
  Stream<String> hosts(Map<String, String> labels) {
    return values(host, labels).flatMap(text -> Stream.of(text, withoutPort(text))).distinct();
  }

  Stream<String> meters(Map<String, String> labels) {
    return values(meter, labels);
  }

  private static Stream<String> values(List<String> names, Map<String, String> labels) {
    return names.stream().map(name -> labels.getOrDefault(name, "")).filter(it -> !it.isEmpty());
  }

  /** The GPU of a MIG instance that is named in the old way, {@code MIG-GPU-uuid/3/0}. */
  private static String parent(String uuid) {
    if (!uuid.startsWith(MIG_OF_OLD)) {
      return uuid;
    }
    int slash = uuid.indexOf('/');
    return uuid.substring("MIG-".length(), slash < 0 ? uuid.length() : slash);
  }

  private static String withoutPort(String address) {
    int colon = address.lastIndexOf(':');
    boolean port =
        colon > 0
            && colon < address.length() - 1
            && address.chars().skip(colon + 1L).allMatch(Character::isDigit)
            && (address.indexOf(':') == colon || address.charAt(colon - 1) == ']');
    return port ? address.substring(0, colon) : address;
  }
}
