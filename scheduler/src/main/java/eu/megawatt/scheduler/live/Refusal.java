package eu.megawatt.scheduler.live;

import java.time.Instant;
import java.util.Optional;

/**
 * A reason why a job is not moved, pinned or let go.
 *
 * @param subject what stands in the way: a power domain, a pool, a policy, the job
 * @param shortage how much is needed of it and how much there is, where that can be said
 */
public record Refusal(Code code, String subject, String message, Optional<Shortage> shortage) {

  /** What it is about. */
  public enum Code {
    /** It has been handed over. */
    UNDER_WAY("UnderWay"),
    /** Another scheduler has not confirmed it yet. */
    RESERVED("Reserved"),
    /** It has no place that it could be held in. */
    NO_PLACE("NoPlace"),
    /** It begins too soon to be moved. */
    FROZEN("Frozen"),
    /** It would begin too soon. */
    TOO_SOON("TooSoon"),
    /** No slot begins then. */
    OFF_THE_GRID("OffTheGrid"),
    BEFORE_EARLIEST_START("BeforeEarliestStart"),
    /** It would begin before a job has ended that it waits for. */
    WAITING_FOR_JOB("WaitingForJob"),
    /** It would begin where its data is not. */
    DATA_NOT_THERE("DataNotThere"),
    /** It would end after a deadline that must be kept. */
    PAST_DEADLINE("PastDeadline"),
    /** It would end after what is planned. */
    BEYOND_HORIZON("BeyondHorizon"),
    NO_SUCH_POOL("NoSuchPool"),
    NO_MATCHING_HARDWARE("NoMatchingHardware"),
    RESIDENCY_FORBIDDEN("ResidencyForbidden"),
    /** The ladder there has no such rung. */
    NO_SUCH_POWER_CAP("NoSuchPowerCap"),
    /** It is to run at full power. */
    POWER_CAPPING_FORBIDDEN("PowerCappingForbidden"),
    WAITING_FOR_DEVICES("WaitingForDevices"),
    WAITING_FOR_POWER("WaitingForPower"),
    /** Its tenant's work together would draw more than it may. */
    BEYOND_CEILING("BeyondCeiling"),
    /** Its tenant's work together would take more in some period than it may. */
    BEYOND_BUDGET("BeyondBudget");

    private final String token;

    Code(String token) {
      this.token = token;
    }

    /** The word in answers. */
    public String token() {
      return token;
    }
  }

  /**
   * Of what there is too little.
   *
   * @param unit {@code W}, above what GPUs draw idle and IT side, or {@code GPU}
   * @param at where it is worst
   * @param earliestAt the first start from the asked one on with room in that pool under that cap;
   *     empty where there is none in what is planned
   */
  public record Shortage(
      long required, long available, String unit, Instant at, Optional<Instant> earliestAt) {}

  static Refusal of(Code code, String subject, String message) {
    return new Refusal(code, subject, message, Optional.empty());
  }
}
