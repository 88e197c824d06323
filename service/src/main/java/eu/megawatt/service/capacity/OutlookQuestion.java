package eu.megawatt.service.capacity;

import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.week.Stretch;
import eu.megawatt.service.json.Nearest;
import eu.megawatt.service.problem.FieldError;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an outlook is asked for, before anything in it has been checked.
 *
 * @param without kinds of steps that do not count
 * @param withoutDemands demands and projects that do not count, by id
 * @param siteId of whose steps alone; empty of all
 * @param drafts steps as they would be
 * @param weekCount of weeks that the engine schedules; of scenarios alone
 */
public record OutlookQuestion(
    Optional<LocalDate> to,
    Optional<Integer> drawCount,
    Optional<Long> seed,
    Optional<Integer> reservePermille,
    Optional<List<String>> without,
    Optional<List<String>> withoutDemands,
    Optional<String> siteId,
    Optional<List<DraftStep>> drafts,
    Optional<Integer> weekCount) {

  /** Months apart at first, most of a year in the end of five. */
  private static final int USUAL_WEEKS = 8;

  /** Draws that are answered while somebody waits. */
  private static final int MOST_DRAWS = 5_000;

  private static final int USUAL_DRAWS = 1_000;
  private static final int USUAL_RESERVE = 100;
  private static final int USUAL_YEARS = 5;

  /** A step with another day, other power, or both. */
  public record DraftStep(Optional<String> stepId, Optional<LocalDate> on, Optional<Long> gridKw) {}

  /** How it is asked where nothing is said. */
  public static final OutlookQuestion USUAL =
      new OutlookQuestion(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** What it means for a plan. */
  public record Meant(CapacityPlan baseline, CapacityPlan draft, Question question) {}

  /** How many weeks are scheduled, 0 for none. */
  public int weeks() {
    return weekCount.orElse(USUAL_WEEKS);
  }

  /** What it means; an error is added for all that is wrong. */
  public Meant meant(CapacityPlan plan, List<FieldError> errors) {
    int draws = drawCount.orElse(USUAL_DRAWS);
    if (draws < 1 || draws > MOST_DRAWS) {
      errors.add(
          new FieldError("/drawCount", "OutOfRange", "must be 1 to %d.".formatted(MOST_DRAWS)));
    }
    int reserve = reservePermille.orElse(USUAL_RESERVE);
    if (reserve < 0 || reserve > 999) {
      errors.add(new FieldError("/reservePermille", "OutOfRange", "must be 0 to 999."));
    }
    if (weeks() < 0 || weeks() > Stretch.MOST_WEEKS) {
      errors.add(
          new FieldError(
              "/weekCount", "OutOfRange", "must be 0 to %d.".formatted(Stretch.MOST_WEEKS)));
    }
    LocalDate end = to.orElse(plan.from().plusYears(USUAL_YEARS));
    if (!end.isAfter(plan.from()) || end.isAfter(plan.from().plusYears(15))) {
      errors.add(
          new FieldError(
              "/to", "OutOfRange", "must be after %s by at most 15 years.".formatted(plan.from())));
    }
    Set<StepKind> counted = counted(errors);
    CapacityPlan baseline = filtered(plan, errors);
    CapacityPlan draft = drafted(baseline, errors);
    return errors.isEmpty()
        ? new Meant(baseline, draft, new Question(end, draws, seed.orElse(1L), reserve, counted))
        : new Meant(
            baseline, draft, Question.usual(plan.from().plusYears(USUAL_YEARS), seed.orElse(1L)));
  }

  private Set<StepKind> counted(List<FieldError> errors) {
    Set<StepKind> counted = EnumSet.allOf(StepKind.class);
    List<String> words =
        Arrays.stream(StepKind.values())
            .filter(it -> it != StepKind.ENERGISED)
            .map(StepKind::word)
            .toList();
    for (String word : without.orElse(List.of())) {
      if (!words.contains(word)) {
        errors.add(unknown("/without", word, words));
      }
      counted.removeIf(it -> it != StepKind.ENERGISED && it.word().equals(word));
    }
    return counted;
  }

  private CapacityPlan filtered(CapacityPlan plan, List<FieldError> errors) {
    Set<String> off = new TreeSet<>(withoutDemands.orElse(List.of()));
    List<String> known = new ArrayList<>();
    plan.streams().forEach(it -> known.add(it.id()));
    plan.projects().forEach(it -> known.add(it.id()));
    off.stream()
        .filter(it -> !known.contains(it))
        .forEach(it -> errors.add(unknown("/withoutDemands", it, known)));
    if (siteId.filter(it -> !plan.sites().containsKey(it)).isPresent()) {
      errors.add(unknown("/siteId", siteId.get(), List.copyOf(plan.sites().keySet())));
    }
    return plan.withDemand(
            plan.streams().stream().filter(it -> !off.contains(it.id())).toList(),
            plan.projects().stream().filter(it -> !off.contains(it.id())).toList())
        .withSteps(
            plan.steps().stream()
                .filter(it -> siteId.filter(id -> !id.equals(it.siteId())).isEmpty())
                .toList());
  }

  private CapacityPlan drafted(CapacityPlan plan, List<FieldError> errors) {
    List<SupplyStep> steps = new ArrayList<>(plan.steps());
    List<String> known = steps.stream().map(SupplyStep::id).toList();
    List<DraftStep> all = drafts.orElse(List.of());
    for (int i = 0; i < all.size(); i++) {
      DraftStep its = all.get(i);
      int at = known.indexOf(its.stepId().orElse(""));
      if (at < 0) {
        errors.add(unknown("/drafts/%d/stepId".formatted(i), its.stepId().orElse(""), known));
      } else if (its.gridKw().filter(it -> it == 0).isPresent()) {
        errors.add(
            new FieldError("/drafts/%d/gridKw".formatted(i), "OutOfRange", "must not be 0."));
      } else {
        SupplyStep step = steps.get(at);
        steps.set(
            at, step.on(its.on().orElse(step.on())).withGridKw(its.gridKw().orElse(step.gridKw())));
      }
    }
    return plan.withSteps(steps);
  }

  private static FieldError unknown(String pointer, String word, List<String> known) {
    return new FieldError(
        pointer,
        "UnknownValue",
        "\"%s\" is not one of %s.%s"
            .formatted(word, String.join(", ", known), Nearest.suggestion(word, known)));
  }
}
