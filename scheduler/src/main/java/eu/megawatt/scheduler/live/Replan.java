package eu.megawatt.scheduler.live;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * What becomes of the plan in another world.
 *
 * @param affected the jobs whose place is another, in no order
 * @param costMicro what the plan costs more, in micro-euro; less than 0 where it is cheaper
 * @param placedLater of those that waited, how many have a place now
 */
public record Replan(List<Affected> affected, long costMicro, int placedLater) {

  public Replan {
    affected = List.copyOf(affected);
  }

  /** What was done to a job. */
  public enum What {
    /** It runs under another power cap, where and when it did. */
    CAPPED,
    /** It begins elsewhere or at another time. */
    SHIFTED,
    /** It is interrupted. */
    STOPPED,
    /** It was under way and begins anew. */
    RESTARTED,
    /** It has no place any more. */
    LEFT_WAITING,
    /** It had no place and has one. */
    PLACED;

    /** The word for it. */
    public String word() {
      StringBuilder word = new StringBuilder();
      for (String part : name().split("_", -1)) {
        word.append(part.charAt(0)).append(part.substring(1).toLowerCase(Locale.ROOT));
      }
      return word.toString();
    }
  }

  /**
   * A job whose place is another.
   *
   * @param costMicro what it costs more, in micro-euro
   * @param lateBefore by how much it was to miss its deadline
   * @param lateAfter by how much it is to miss it now; zero where it has no place
   */
  public record Affected(
      Change change, What what, long costMicro, Duration lateBefore, Duration lateAfter) {

    /** Whether it misses its deadline by more than before. */
    public boolean slips() {
      return lateAfter.compareTo(lateBefore) > 0;
    }
  }
}
