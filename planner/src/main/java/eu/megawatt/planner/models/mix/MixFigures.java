package eu.megawatt.planner.models.mix;

import eu.megawatt.planner.models.Assumptions;
import eu.megawatt.planner.models.Choice;
import eu.megawatt.planner.models.Input;
import eu.megawatt.planner.models.TaskFigures;
import eu.megawatt.planner.models.measure.Measurement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a task of a mix takes of a model on average; each kind of task is served in the
 * configuration that suits it. A rate such as tasks per MWh is all tasks by all energy, not a mean
 * of rates.
 */
public record MixFigures(List<Part> parts) {

  private static final MathContext DIGITS = MathContext.DECIMAL64;
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  /** Million tasks by MWh are tasks by Wh, and 3600 W that last a second take one. */
  private static final BigDecimal PER_MW_SECOND =
      BigDecimal.valueOf(1_000_000).divide(BigDecimal.valueOf(3_600), MathContext.DECIMAL128);

  /**
   * One kind of task.
   *
   * @param size how many of all tasks are of this kind, in the unit of its mix
   */
  public record Part(BigDecimal size, TaskFigures figures) {

    Mix.Task task() {
      return new Mix.Task(figures.task(), size);
    }
  }

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException with everything wrong, a line each
   */
  public MixFigures {
    parts = List.copyOf(parts);
    List<String> problems = new ArrayList<>();
    try {
      Mix _ = mix(parts);
    } catch (IllegalArgumentException e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    List<String> names = parts.stream().map(it -> it.figures().nickname()).distinct().toList();
    if (names.size() > 1) {
      problems.add("figures are of %s; they are of one model".formatted(names));
    }
    long assumptions = parts.stream().map(it -> it.figures().under()).distinct().count();
    if (assumptions > 1) {
      problems.add(
          "tasks of %s are figured under %d assumptions; they are figured under the same"
              .formatted(names.getFirst(), assumptions));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  /** Of one task alone. */
  public static MixFigures of(TaskFigures figures) {
    return new MixFigures(List.of(new Part(BigDecimal.ONE, figures)));
  }

  private static Mix mix(List<Part> parts) {
    return new Mix(parts.stream().map(Part::task).toList());
  }

  public Mix mix() {
    return mix(parts);
  }

  /** Of all tasks. */
  public BigDecimal share(Part part) {
    return mix().share(part.task());
  }

  public String nickname() {
    return parts.getFirst().figures().nickname();
  }

  public Assumptions under() {
    return parts.getFirst().figures().under();
  }

  /**
   * At one task of the mix.
   *
   * @throws IllegalArgumentException where it is not of the mix
   */
  public TaskFigures at(String task) {
    return parts.stream()
        .map(Part::figures)
        .filter(it -> it.task().equals(task))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s is not a task of %s".formatted(task, mix().words())));
  }

  /** Of a task on average. */
  public BigDecimal mean(Function<TaskFigures, BigDecimal> ofTask) {
    return parts.stream()
        .map(it -> it.size().multiply(ofTask.apply(it.figures())))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(mix().parts(), DIGITS);
  }

  /** Of a task on average, of what was measured. */
  public double measured(Function<Measurement, Double> ofTask) {
    return mean(it -> BigDecimal.valueOf(ofTask.apply(it.choice().measurement()))).doubleValue();
  }

  public BigDecimal gpuTaskWh() {
    return mean(TaskFigures::gpuTaskWh);
  }

  public BigDecimal gpuTaskSeconds() {
    return mean(TaskFigures::gpuTaskSeconds);
  }

  public BigDecimal taskWh() {
    return mean(TaskFigures::taskWh);
  }

  public BigDecimal thousandTasksEur() {
    return mean(TaskFigures::thousandTasksEur);
  }

  public BigDecimal taskEur() {
    return thousandTasksEur().divide(THOUSAND, DIGITS);
  }

  public BigDecimal taskMgco2e() {
    return mean(TaskFigures::taskMgco2e);
  }

  /** Tasks of 1 MWh of the facility, in millions. */
  public BigDecimal millionTasksPerMWh() {
    return BigDecimal.ONE.divide(taskWh(), DIGITS);
  }

  /** Tokens of output of 1 MW of facility. */
  public BigDecimal tokensPerSecondPerMw() {
    return mean(it -> BigDecimal.valueOf(it.choice().measurement().meanOutputTokens()))
        .multiply(PER_MW_SECOND)
        .divide(taskWh(), DIGITS);
  }

  /** Which of these inputs are estimated, with where they are from. */
  public List<String> estimated(Set<Input> inputs) {
    return parts.stream()
        .flatMap(it -> it.figures().estimated(inputs).stream())
        .distinct()
        .toList();
  }

  /** How it is served, by task where there are several. */
  public String words() {
    return parts.size() == 1
        ? parts.getFirst().figures().choice().words()
        : parts.stream()
            .map(it -> "%s: %s".formatted(it.figures().task(), it.figures().choice().words()))
            .collect(Collectors.joining("; "));
  }

  /** Each task for which no configuration is known to be fast enough, in words. */
  public List<String> late() {
    return parts.stream()
        .map(Part::figures)
        .filter(it -> it.choice() instanceof Choice.Misses)
        .map(
            it ->
                "%s%s, %s"
                    .formatted(
                        nickname(),
                        parts.size() == 1 ? "" : " at " + it.task(),
                        it.choice().words()))
        .toList();
  }
}
