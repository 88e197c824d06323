package eu.megawatt.service.demand;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.service.capacity.CapacityPlans;
import eu.megawatt.service.capacity.SavedDocument;
import eu.megawatt.service.change.Expectation;
import eu.megawatt.service.change.StaleException;
import eu.megawatt.service.problem.FieldError;
import eu.megawatt.service.problem.Problem;
import eu.megawatt.service.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings the next version of the capacity plan with demand as its history says. Thread-safe. */
public final class DemandAdoptions {

  /** Groups that are taken over at once. */
  static final int MOST_GROUPS = 40;

  private static final int LONGEST_REASON = 500;

  private final DemandHistory history;
  private final CapacityPlans plans;

  public DemandAdoptions(DemandHistory history, CapacityPlans plans) {
    this.history = history;
    this.plans = plans;
  }

  /** What would be brought, for whom and why. */
  public record Draft(
      SavedDocument<CapacityDocument> before, CapacityDocument document, AdoptionView view) {}

  /**
   * What taking groups over would make of a version of the plan.
   *
   * @param isTrial whether nothing is going to be changed, so that no reason is needed
   * @throws ProblemException 422 with all that is wrong with what is asked
   */
  public Draft draft(SavedDocument<CapacityDocument> before, AdoptionBody asked, boolean isTrial) {
    List<FieldError> errors = new ArrayList<>();
    DemandRange.Meant meant = asked.question().range().meant(history, errors);
    int days = asked.question().days(errors);
    List<AdoptionBody.Group> groups = asked.groups().orElse(List.of());
    if (groups.isEmpty() || groups.size() > MOST_GROUPS) {
      errors.add(
          new FieldError(
              "/groups", "OutOfRange", "must be 1 to %d groups.".formatted(MOST_GROUPS)));
    }
    String reason = asked.reason().orElse("");
    if (!isTrial && (reason.isBlank() || reason.length() > LONGEST_REASON)) {
      errors.add(
          new FieldError(
              "/reason",
              "Missing",
              "must say why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    }
    DemandForecasts.refuse(errors);
    CapacityPlan plan = before.document().plan();
    Adoption adoption =
        new Adoption(plan, history.between(meant.from(), meant.to(), meant.by()), days, errors);
    for (int i = 0; i < groups.size(); i++) {
      adoption.take(i, groups.get(i));
    }
    DemandForecasts.refuse(errors);
    CapacityDocument document =
        new CapacityDocument(
            adopted(adoption), before.document().leadItems(), before.document().target());
    boolean isNew = !document.equals(before.document());
    return new Draft(
        before,
        document,
        new AdoptionView(
            isNew ? before.number() + 1 : before.number(),
            isNew,
            false,
            adoption.taken(),
            adoption.warnings()));
  }

  private static CapacityPlan adopted(Adoption adoption) {
    try {
      return adoption.adopted();
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
              List.of(new FieldError("/groups", "Invalid", String.valueOf(e.getMessage()))))
          .toException();
    }
  }

  /**
   * Brings it.
   *
   * @param expected the version that the caller has seen
   * @throws StaleException where another one was made the draft of, or is the newest by now
   */
  public AdoptionView bring(Draft draft, Expectation expected, String by, String reason) {
    Optional<String> before = Optional.of(Integer.toString(draft.before().number()));
    expected.check("The capacity plan is at version", before, false);
    SavedDocument<CapacityDocument> brought =
        plans.bring(draft.document(), new Expectation(before), by, reason);
    return new AdoptionView(
        brought.number(),
        draft.view().isNew(),
        draft.view().isNew(),
        draft.view().demands(),
        draft.view().warnings());
  }
}
