package eu.megawatt.telemetry.resolve;

import eu.megawatt.telemetry.sample.Quantity;
import java.util.List;
import java.util.Map;

/** What the dictionary says of a metric's name. */
public sealed interface Meaning {

  /** The name of the metric. */
  String name();

  /**
   * A quantity that is taken.
   *
   * @param unit the unit of its values, unless a sender declares another
   * @param conditions what its labels must be
   * @param otherwise what it is where they are not, for people
   */
  record Taken(
      String name,
      Quantity quantity,
      Unit unit,
      Subject subject,
      List<Condition> conditions,
      String otherwise)
      implements Meaning {

    boolean holds(Map<String, String> labels) {
      return conditions.stream().allMatch(condition -> condition.holds(labels));
    }
  }

  /**
   * A quantity that is known and left alone, because taking it would make numbers wrong.
   *
   * @param why for people
   */
  record Left(String name, String why) implements Meaning {}
}
