package eu.megawatt.kernels.verdict;

import java.util.Optional;

/**
 * A verdict with its evidence.
 *
 * @param verdict what is said
 * @param reason why, by name
 * @param detail why, with numbers, for a person
 * @param ratio measured speed over promised, with its confidence; empty where there is none
 * @param wantsMore whether more blocks may decide it
 */
public record Finding(
    Verdict verdict, Reason reason, String detail, Optional<Interval> ratio, boolean wantsMore) {

  /** Why a verdict is as it is. */
  public enum Reason {
    /** The whole interval is above the margin. */
    KEEPS_ITS_PROMISE,
    /** The whole interval is below the margin. */
    BELOW_MARGIN,
    /** The whole interval is below the failure margin. */
    BELOW_FAILURE_MARGIN,
    /** The interval is on both sides of a margin. */
    UNDECIDED,
    /** Too few blocks for any interval. */
    TOO_FEW_BLOCKS,
    /** Its results are wrong. */
    WRONG_RESULT,
    /** The machine was not quiet. */
    NOISY,
    /** It could not be measured. */
    NOT_MEASURED,
    /** Nothing is assumed of it: right, and that is all that can be said. */
    NOTHING_PROMISED,
    /** It is slower than its peers, and not by chance. */
    SLOWER_THAN_PEERS,
    /** It has become slower. */
    DRIFTED
  }
}
