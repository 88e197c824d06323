package eu.megawatt.service.capacity.scenario;

import eu.megawatt.service.capacity.OutlookQuestion;
import java.time.Instant;
import java.util.List;

/**
 * A future that is looked at: changes of the capacity plan, one after the other.
 *
 * @param version goes up with every change
 */
public record CapacityScenario(
    String id,
    int version,
    String name,
    List<CardBody> cards,
    OutlookQuestion question,
    Instant changedAt,
    String changedBy) {

  /** Stands for the capacity plan as it is, which is a scenario without any change. */
  public static final String PLAN_ID = "plan";

  static final CapacityScenario PLAN =
      new CapacityScenario(
          PLAN_ID, 0, "The plan as it is", List.of(), OutlookQuestion.USUAL, Instant.EPOCH, "");

  /** Whether another one asks for the same outlook. */
  boolean asksLike(List<CardBody> itsCards, OutlookQuestion itsQuestion) {
    return cards.equals(itsCards) && question.equals(itsQuestion);
  }
}
