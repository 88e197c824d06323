package eu.megawatt.planner.buildout.ask;

import eu.megawatt.planner.buildout.Option;
import eu.megawatt.planner.buildout.Plan;
import eu.megawatt.planner.capacity.StepKind;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * How much of a target of connections is there by a day.
 *
 * @param targetKw of connections
 * @param signedKw that are there or signed
 * @param plannedKw with what the plan builds
 * @param mostKw with all that could be ready, whatever it costs
 * @param plannedQuarter on whose first day the plan reaches the target; empty where it never does
 * @param possibleQuarter on whose first day it could be reached at the earliest
 */
public record TargetReach(
    LocalDate by,
    long targetKw,
    long signedKw,
    long plannedKw,
    long mostKw,
    Optional<Integer> plannedQuarter,
    Optional<Integer> possibleQuarter) {

  /** Of a plan, with supply as late as the conditions say. */
  public static TargetReach of(BuildQuestion question, Plan plan, LocalDate by, long targetKw) {
    Reached reached = new Reached(question, plan);
    return new TargetReach(
        by,
        targetKw,
        reached.signedKw(by),
        reached.plannedKw(by),
        reached.mostKw(by),
        reached.first(it -> reached.plannedKw(it) >= targetKw),
        reached.first(it -> reached.mostKw(it) >= targetKw));
  }

  private record Reached(BuildQuestion question, Plan plan) {

    private static final double ALL = 1_000;

    long signedKw(LocalDate day) {
      double quantile = question.offers().conditions().readyPermille() / ALL;
      return question.plan().steps().stream()
          .filter(it -> it.kind() != StepKind.PLANNED)
          .filter(it -> !it.on().plusDays(it.delay().at(quantile)).isAfter(day))
          .mapToLong(it -> it.gridKw())
          .sum();
    }

    long plannedKw(LocalDate day) {
      return signedKw(day)
          + question.buildCase().options().stream()
              .filter(it -> plan.startQuarter(it.id()).isPresent())
              .filter(it -> isReady(it, plan.startQuarter(it.id()).orElseThrow(), day))
              .mapToLong(it -> question.variant(it.id()).offer().gridKw())
              .sum();
    }

    /** Of a group the largest that can be ready, and of generations any. */
    long mostKw(LocalDate day) {
      Map<String, Long> byGroup =
          question.buildCase().options().stream()
              .filter(it -> isReady(it, earliest(it), day))
              .collect(
                  Collectors.toMap(
                      it -> it.excludes().orElse(it.id()),
                      it -> question.variant(it.id()).offer().gridKw(),
                      Math::max));
      return signedKw(day) + byGroup.values().stream().mapToLong(Long::longValue).sum();
    }

    private int late(Option option) {
      return option.lateness().quartersAt(question.offers().conditions().readyPermille());
    }

    private boolean isReady(Option option, int start, LocalDate day) {
      return !question.quarters().first(start + late(option)).isAfter(day);
    }

    /** Its own earliest start, or when what it requires is ready. */
    private int earliest(Option option) {
      return option
          .requires()
          .flatMap(this::option)
          .map(it -> Math.max(option.earliestQuarter(), earliest(it) + late(it)))
          .orElse(option.earliestQuarter());
    }

    private Optional<Option> option(String id) {
      return question.buildCase().options().stream().filter(it -> it.id().equals(id)).findFirst();
    }

    Optional<Integer> first(Predicate<LocalDate> isReached) {
      return IntStream.range(0, question.quarters().count())
          .filter(it -> isReached.test(question.quarters().first(it)))
          .boxed()
          .findFirst();
    }
  }
}
