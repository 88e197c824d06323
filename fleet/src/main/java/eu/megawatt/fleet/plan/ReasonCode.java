package eu.megawatt.fleet.plan;

/** The vocabulary of why-not. Tokens are never reused; tier 1 is the most severe. */
public enum ReasonCode {
  MISCONFIGURED("Misconfigured", 1),
  NO_MATCHING_HARDWARE("NoMatchingHardware", 1),
  EXCEEDS_DOMAIN_LIMIT("ExceedsDomainLimit", 1),
  RESIDENCY_FORBIDDEN("ResidencyForbidden", 1),
  WINDOW_TOO_SHORT("WindowTooShort", 1),
  WAITING_FOR_POWER("WaitingForPower", 3),
  WAITING_FOR_DEVICES("WaitingForDevices", 3),
  CURTAILMENT_WINDOW("CurtailmentWindow", 3),
  NOT_WORTH_ITS_COST("NotWorthItsCost", 3),
  DATA_OUT_OF_REACH("DataOutOfReach", 1),
  LATENCY_OUT_OF_REACH("LatencyOutOfReach", 1),
  WAITING_FOR_JOB("WaitingForJob", 3),
  BEYOND_BUDGET("BeyondBudget", 3),
  EXCEEDS_CEILING("ExceedsCeiling", 1),
  BEYOND_CEILING("BeyondCeiling", 3),
  AWAITING_VALIDATION("AwaitingValidation", 2),
  PENDING_EVALUATION("PendingEvaluation", 4);

  private final String token;
  private final int tier;

  ReasonCode(String token, int tier) {
    this.token = token;
    this.tier = tier;
  }

  /** The word in documents and answers. */
  public String token() {
    return token;
  }

  /** 1 never as asked, 2 held on purpose, 3 waiting, 4 not looked at yet. */
  public int tier() {
    return tier;
  }
}
