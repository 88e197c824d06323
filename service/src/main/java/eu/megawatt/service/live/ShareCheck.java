package eu.megawatt.service.live;

import eu.megawatt.scheduler.live.Period;
import eu.megawatt.scheduler.live.PeriodBudget;
import eu.megawatt.scheduler.live.TenantShare;
import eu.megawatt.service.problem.FieldError;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Makes a share of what is asked for; all that is wrong with it at once. */
final class ShareCheck {

  private static final long MOST_WATTS = 1_000_000_000_000L;
  private static final long MOST_WATT_HOURS = 100_000_000_000_000L;
  private static final long MOST_MINOR = 100_000_000_000_000L;
  private static final long MICRO_PER_MINOR = 10_000;
  private static final int MOST_PRIORITY = 100;
  private static final int MOST_JOBS = 1_000_000;
  private static final int LONGEST_TENANT = 80;
  private static final int LONGEST_REASON = 500;
  private static final long LEAST_WAIT_SECONDS = 60;
  private static final long MOST_WAIT_SECONDS = Duration.ofDays(92).toSeconds();

  private final List<FieldError> errors = new ArrayList<>();

  List<FieldError> errors() {
    return errors;
  }

  /**
   * The share, for what it is worth where there are errors.
   *
   * @param number its own
   */
  Optional<TenantShare> share(String tenant, ShareBody body, long number) {
    if (tenant.isBlank() || tenant.length() > LONGEST_TENANT) {
      errors.add(
          new FieldError(
              "id", "OutOfRange", "must have 1 to %d characters.".formatted(LONGEST_TENANT)));
    }
    long guaranteed = within("/guaranteedW", body.guaranteedW().orElse(0L), 0, MOST_WATTS, "W");
    Optional<Long> ceiling =
        body.ceilingW().map(it -> within("/ceilingW", it, guaranteed, MOST_WATTS, "W"));
    int priority =
        (int) within("/priority", body.priority().orElse(0), -MOST_PRIORITY, MOST_PRIORITY, "");
    List<PeriodBudget> budgets = budgets(body.budgets().orElse(List.of()));
    Optional<Long> jobs =
        body.mostOpenJobsCount().map(it -> within("/mostOpenJobsCount", it, 1, MOST_JOBS, "jobs"));
    long wait =
        within(
            "/longestWaitSeconds",
            body.longestWaitSeconds().orElse(TenantShare.LONGEST_WAIT.toSeconds()),
            LEAST_WAIT_SECONDS,
            MOST_WAIT_SECONDS,
            "s");
    String reason = reason(body.reason(), "/reason");
    return errors.isEmpty()
        ? Optional.of(
            new TenantShare(
                tenant,
                guaranteed,
                Inputs.unboxed(ceiling),
                priority,
                budgets,
                jobs.map(it -> OptionalInt.of(it.intValue())).orElseGet(OptionalInt::empty),
                Duration.ofSeconds(wait),
                number,
                reason))
        : Optional.empty();
  }

  /** Why, which has to be said. */
  String reason(Optional<String> reason, String pointer) {
    String its = reason.orElse("");
    if (its.isBlank() || its.length() > LONGEST_REASON) {
      errors.add(
          new FieldError(
              pointer,
              "Missing",
              "must be there: why, in 1 to %d characters.".formatted(LONGEST_REASON)));
    }
    return its;
  }

  private long within(String pointer, long value, long least, long most, String unit) {
    if (value < least || value > most) {
      errors.add(
          new FieldError(
              pointer,
              "OutOfRange",
              "must be %d to %d%s, not %d."
                  .formatted(least, most, unit.isEmpty() ? "" : " " + unit, value)));
    }
    return value;
  }

  private List<PeriodBudget> budgets(List<ShareBody.BudgetBody> bodies) {
    List<PeriodBudget> budgets = new ArrayList<>();
    Set<Period> periods = new HashSet<>();
    for (int index = 0; index < bodies.size(); index++) {
      String pointer = "/budgets/" + index;
      ShareBody.BudgetBody body = bodies.get(index);
      if (Objects.isNull(body)) {
        errors.add(new FieldError(pointer, "Missing", "must be a budget, not null."));
        continue;
      }
      Optional<Period> period = body.period().flatMap(Period::ofWord);
      if (period.isEmpty()) {
        errors.add(
            new FieldError(
                pointer + "/period",
                "UnknownValue",
                "must be one of %s.".formatted(String.join(", ", Period.words()))));
      } else if (!periods.add(period.get())) {
        errors.add(
            new FieldError(
                pointer + "/period",
                "Twice",
                "must not be %s again: one budget for each kind of period."
                    .formatted(period.get().word())));
      }
      if (body.energyWh().isEmpty() && body.costMinor().isEmpty()) {
        errors.add(
            new FieldError(pointer + "/energyWh", "Missing", "must be there, or costMinor."));
      }
      body.energyWh().ifPresent(it -> within(pointer + "/energyWh", it, 0, MOST_WATT_HOURS, "Wh"));
      body.costMinor().ifPresent(it -> within(pointer + "/costMinor", it, 0, MOST_MINOR, "cents"));
      if (errors.isEmpty()) {
        budgets.add(
            new PeriodBudget(
                period.orElseThrow(),
                Inputs.unboxed(body.energyWh()),
                body.costMinor().isPresent()
                    ? OptionalLong.of(body.costMinor().get() * MICRO_PER_MINOR)
                    : OptionalLong.empty()));
      }
    }
    return budgets;
  }
}
