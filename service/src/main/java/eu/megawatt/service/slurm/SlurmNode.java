package eu.megawatt.service.slurm;

import java.util.List;
import java.util.Set;

/**
 * A node as Slurm has it.
 *
 * @param states such as {@code IDLE} and {@code DRAIN}
 * @param reason why it is not to be used, as somebody said it
 */
record SlurmNode(
    String name, List<String> partitions, int gpus, Set<String> states, String reason) {

  /**
   * Without UNKNOWN: so is each idle node when slurmctld has begun, until it has heard of it; one
   * that is not heard of becomes DOWN.
   */
  private static final Set<String> GONE =
      Set.of("DOWN", "FAIL", "FAILING", "FUTURE", "INVAL", "INVALID_REG", "ERROR");

  private static final Set<String> CLOSED =
      Set.of(
          "DRAIN",
          "DRAINED",
          "DRAINING",
          "MAINTENANCE",
          "MAINT",
          "NOT_RESPONDING",
          "REBOOT_ISSUED");
  private static final Set<String> ASLEEP =
      Set.of("POWERED_DOWN", "POWERING_DOWN", "POWERING_UP", "POWER_DOWN");

  SlurmNode {
    partitions = List.copyOf(partitions);
    states = Set.copyOf(states);
  }

  /** Whether nothing runs there. */
  boolean isGone() {
    return states.stream().anyMatch(GONE::contains);
  }

  /** Whether nothing more is started there. Nodes that sleep to save power are woken by a job. */
  boolean isUsable() {
    return !isGone() && states.stream().noneMatch(CLOSED::contains);
  }

  /** What is wrong, in a few words. */
  String complaint() {
    List<String> words =
        states.stream().filter(it -> !ASLEEP.contains(it) && !it.equals("IDLE")).sorted().toList();
    return reason.isEmpty()
        ? String.join("+", words)
        : "%s, %s".formatted(String.join("+", words), reason);
  }
}
