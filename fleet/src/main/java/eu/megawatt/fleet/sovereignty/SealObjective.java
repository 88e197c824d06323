package eu.megawatt.fleet.sovereignty;

/** The eight objectives of the EU Cloud Sovereignty Framework 1.2.1 (DG DIGIT, October 2025). */
public enum SealObjective {
  STRATEGIC,
  LEGAL,
  DATA_AND_AI,
  OPERATIONAL,
  SUPPLY_CHAIN,
  TECHNOLOGY,
  SECURITY,
  ENVIRONMENT
}
