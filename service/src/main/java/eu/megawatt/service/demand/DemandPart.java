package eu.megawatt.service.demand;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** By what demand is told apart. */
public enum DemandPart {
  WORK_KIND("workKind"),
  GPU_TYPE("gpuType"),
  PROFILE("profileId"),
  TENANT("tenantId");

  private final String word;

  DemandPart(String word) {
    this.word = word;
  }

  public String word() {
    return word;
  }

  static Optional<DemandPart> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(DemandPart::word).toList();
  }
}
