package eu.megawatt.fleet.sovereignty;

import java.util.Arrays;
import java.util.Optional;

/** The eight objectives of the EU Cloud Sovereignty Framework 1.2.1 (DG DIGIT, October 2025). */
public enum SealObjective {
  STRATEGIC,
  LEGAL,
  DATA_AND_AI,
  OPERATIONAL,
  SUPPLY_CHAIN,
  TECHNOLOGY,
  SECURITY,
  ENVIRONMENT;

  static Optional<SealObjective> find(String name) {
    return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
  }
}
