package eu.megawatt.service.kueue;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is kept of a Workload of Kueue.
 *
 * @param version Kubernetes' resource version; of one object the higher is the later
 * @param words what it says to Megawatt, by the key without the prefix
 * @param contradictions keys that two of its pod sets say differently
 * @param mostSeconds how long Kueue lets it run
 * @param end how it has ended
 * @param checks the states of all its admission checks
 */
record Workload(
    String uid,
    String namespace,
    String name,
    long version,
    Map<String, String> words,
    List<String> contradictions,
    List<PodSet> podSets,
    Optional<Long> mostSeconds,
    Optional<End> end,
    boolean hasQuota,
    boolean isAdmitted,
    boolean isLeaving,
    List<Check> checks) {

  /**
   * Pods that are alike.
   *
   * @param pods as many as Kueue has reserved quota for
   * @param gpus of each pod, as it asks for them; not a whole number where that is wrong
   * @param flavor of the GPUs, as Kueue has assigned it
   */
  record PodSet(String name, long pods, String gpus, Optional<String> flavor) {}

  /** How it has ended. */
  record End(boolean isFailed, String message) {

    Ending ending() {
      return isFailed ? Ending.FAILURE : Ending.COMPLETION;
    }
  }

  /** Why a job needs its place no more. */
  enum Ending {
    COMPLETION("completion"),
    FAILURE("failure"),
    CANCELLATION("cancellation");

    private final String word;

    Ending(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** The state of one admission check. */
  record Check(String name, State state, String since, String message) {}

  /** The states that Kueue knows. */
  enum State {
    PENDING("Pending"),
    READY("Ready"),
    RETRY("Retry"),
    REJECTED("Rejected");

    private final String word;

    State(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    /** What Kueue may add one day is none that we act upon. */
    static State of(String word) {
      for (State each : values()) {
        if (each.word.equals(word)) {
          return each;
        }
      }
      return REJECTED;
    }
  }

  /** What people call it. */
  String title() {
    return namespace + "/" + name;
  }
}
