package eu.megawatt.reports.asset;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What an asset is; depreciation is split by it. */
public enum AssetClass {
  /** Accelerators, and servers that are bought as one with them. */
  GPU("gpu"),
  SERVER("server"),
  NETWORK("network"),
  STORAGE("storage"),
  /** Building, power and cooling. */
  FACILITY("facility");

  private final String word;

  AssetClass(String word) {
    this.word = word;
  }

  /** The word that registers use. */
  public String word() {
    return word;
  }

  /** The class that a word means; empty where it means none. */
  public static Optional<AssetClass> of(String word) {
    return Stream.of(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  /** The words of all classes. */
  public static List<String> words() {
    return Stream.of(values()).map(AssetClass::word).toList();
  }
}
