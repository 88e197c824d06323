package eu.megawatt.service.capacity.scenario;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.scenario.ChangeCard;
import eu.megawatt.planner.scenario.Changes;
import eu.megawatt.service.capacity.OutlookQuestion;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Holds scenarios against a plan. */
final class ScenarioCheck {

  private static final int LONGEST_NAME = 100;

  private ScenarioCheck() {}

  /** What is to be looked at, and how. */
  record Meant(CapacityPlan plan, Question question) {}

  /** A scenario in which everything is right, without what the store gives it. */
  record Draft(String name, List<CardBody> cards, OutlookQuestion question) {}

  /**
   * Checks what is brought.
   *
   * @throws ProblemException 422 with all that is wrong
   */
  static Draft draft(CapacityPlan plan, ScenarioBody body) {
    List<FieldError> errors = new ArrayList<>();
    String name = name(body.name(), "/name", errors);
    List<CardBody> cards = body.cards().orElse(List.of());
    if (cards.stream().anyMatch(Objects::isNull)) {
      errors.add(new FieldError("/cards", "WrongType", "has something in it that is no card."));
      throw Problem.invalid(errors).toException();
    }
    OutlookQuestion question = body.question().orElse(OutlookQuestion.USUAL);
    if (question.drafts().isPresent()) {
      errors.add(
          new FieldError(
              "/question/drafts", "NotHere", "does not belong here. Maybe use a stepDelay card."));
    }
    Meant _ = meant(plan, cards, question, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return new Draft(name, List.copyOf(cards), question);
  }

  /**
   * A name without what is around it; what is wrong with it is added.
   *
   * @param pointer to it
   */
  static String name(Optional<String> said, String pointer, List<FieldError> errors) {
    String name = said.map(String::strip).orElse("");
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || name.chars().anyMatch(Character::isISOControl)) {
      errors.add(
          new FieldError(
              pointer,
              "NotAName",
              "must have 1 to %d characters, none of them a control character."
                  .formatted(LONGEST_NAME)));
    }
    return name;
  }

  /**
   * What a scenario means for a plan.
   *
   * @throws ProblemException 422 with all that does not go with the plan
   */
  static Meant meant(CapacityPlan plan, List<CardBody> cards, OutlookQuestion question) {
    List<FieldError> errors = new ArrayList<>();
    Meant meant = meant(plan, cards, question, errors);
    if (!errors.isEmpty()) {
      throw Problem.invalid(errors).toException();
    }
    return meant;
  }

  private static Meant meant(
      CapacityPlan plan, List<CardBody> bodies, OutlookQuestion asked, List<FieldError> errors) {
    List<ChangeCard> cards = CardCheck.of(plan, bodies, errors);
    CapacityPlan changed = plan;
    try {
      changed = Changes.of(plan, cards);
    } catch (IllegalArgumentException e) {
      if (errors.isEmpty()) {
        errors.add(new FieldError("/cards", "DoNotGoTogether", String.valueOf(e.getMessage())));
      }
    }
    List<FieldError> ofQuestion = new ArrayList<>();
    OutlookQuestion.Meant meant = asked.meant(changed, ofQuestion);
    ofQuestion.forEach(
        it -> errors.add(new FieldError("/question" + it.pointer(), it.code(), it.detail())));
    return new Meant(meant.baseline(), meant.question());
  }
}
