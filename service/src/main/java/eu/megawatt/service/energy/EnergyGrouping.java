package eu.megawatt.service.energy;

import java.util.Arrays;
import java.util.List;

/** What the energy of nodes is divided by. */
public enum EnergyGrouping {
  /** Jobs together, idle, unassigned. */
  USE("use"),
  /** The same with a column for each class of work. */
  WORKLOAD_CLASS("workloadClass"),
  /** How it is known. */
  METHOD("method");

  private final String word;

  EnergyGrouping(String word) {
    this.word = word;
  }

  /** The words that may be asked for. */
  public static List<String> words() {
    return List.of(WORKLOAD_CLASS.word, METHOD.word);
  }

  /** The grouping of a word; by use for any other. */
  public static EnergyGrouping of(String said) {
    return Arrays.stream(values()).filter(it -> it.word.equals(said)).findFirst().orElse(USE);
  }
}
