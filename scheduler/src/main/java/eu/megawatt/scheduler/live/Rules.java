package eu.megawatt.scheduler.live;

import eu.megawatt.fleet.unit.Money;
import java.time.Duration;

/**
 * How a live plan is kept.
 *
 * @param freeze nothing that begins within it is moved, unless a limit forces it
 * @param dispatchLead how long before its start a job is handed over
 * @param movedStart what it has to be worth to move a start that was promised
 * @param longest how far ahead is planned for the sake of a long job
 * @param told whether jobs begin and end when somebody says so, and not when their time has come
 */
public record Rules(
    Duration freeze, Duration dispatchLead, Money movedStart, Duration longest, boolean told) {

  /** How long a reservation waits to be confirmed. */
  public static final Duration RESERVED = Duration.ofMinutes(10);

  /** Half an hour of freeze, five minutes of lead, five euro for a moved start, a quarter year. */
  public static final Rules STANDARD =
      new Rules(
          Duration.ofMinutes(30), Duration.ofMinutes(5), Money.ofEuro(5.0), Duration.ofDays(92));

  /** Where jobs begin and end when their time has come. */
  public Rules(Duration freeze, Duration dispatchLead, Money movedStart, Duration longest) {
    this(freeze, dispatchLead, movedStart, longest, false);
  }

  /** The same where somebody says when jobs begin and end, who is handed them so long before. */
  public Rules toldWith(Duration lead) {
    return new Rules(freeze, lead, movedStart, longest, true);
  }

  /** The same with another freeze. */
  public Rules frozenFor(Duration other) {
    return new Rules(other, dispatchLead, movedStart, longest, told);
  }
}
