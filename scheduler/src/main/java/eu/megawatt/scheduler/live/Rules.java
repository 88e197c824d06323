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
 */
public record Rules(Duration freeze, Duration dispatchLead, Money movedStart, Duration longest) {

  /** How long a reservation waits to be confirmed. */
  public static final Duration RESERVED = Duration.ofMinutes(10);

  /** Half an hour of freeze, five minutes of lead, five euro for a moved start, a quarter year. */
  public static final Rules STANDARD =
      new Rules(
          Duration.ofMinutes(30), Duration.ofMinutes(5), Money.ofEuro(5.0), Duration.ofDays(92));
}
