package eu.megawatt.planner.models.mix;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Tasks that are asked of a model, in parts of all that is asked; answers that are refused and
 * asked for again are counted again.
 */
public record Mix(List<Task> tasks) {

  /** Tasks at most. */
  public static final int MOST = 12;

  static final MathContext DIGITS = MathContext.DECIMAL128;

  private static final MathContext SHOWN = new MathContext(3);
  private static final BigDecimal MOST_PARTS = BigDecimal.valueOf(1_000_000_000);

  /**
   * One kind of task.
   *
   * @param parts how many of all tasks are of this kind, in any unit that is the same for all
   */
  public record Task(String name, BigDecimal parts) {
    public Task {
      if (parts.signum() <= 0 || parts.compareTo(MOST_PARTS) > 0) {
        throw new IllegalArgumentException(
            "parts of %s are %s; they are more than 0 and at most %s"
                .formatted(name, parts.toPlainString(), MOST_PARTS));
      }
    }
  }

  /**
   * Checks them.
   *
   * @throws IllegalArgumentException with everything wrong, a line each
   */
  public Mix {
    tasks = List.copyOf(tasks);
    List<String> problems = new ArrayList<>();
    List<String> names = tasks.stream().map(Task::name).toList();
    if (names.isEmpty() || names.size() > MOST) {
      problems.add("tasks are %d; they are from 1 to %d".formatted(names.size(), MOST));
    }
    if (names.stream().distinct().count() < names.size()) {
      problems.add("tasks are %s; each is there once".formatted(names));
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("\n", problems));
    }
  }

  /** Nothing but one task. */
  public static Mix of(String task) {
    return new Mix(List.of(new Task(task, BigDecimal.ONE)));
  }

  public boolean isOfOne() {
    return tasks.size() == 1;
  }

  BigDecimal parts() {
    return tasks.stream().map(Task::parts).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** Of all tasks, with 34 digits. */
  public BigDecimal share(Task task) {
    return task.parts().divide(parts(), DIGITS);
  }

  /** Whether both ask the same tasks in the same proportions. */
  public boolean isLike(Mix other) {
    return shares().equals(other.shares());
  }

  private List<String> shares() {
    return tasks.stream()
        .map(it -> "%s %s".formatted(it.name(), share(it).stripTrailingZeros()))
        .toList();
  }

  /** The task where there is one, else such as "chat 70 %, code 30 %". */
  public String words() {
    return isOfOne()
        ? tasks.getFirst().name()
        : tasks.stream()
            .map(it -> String.format(Locale.ROOT, "%s %s %%", it.name(), percent(it)))
            .collect(Collectors.joining(", "));
  }

  private String percent(Task task) {
    return share(task).movePointRight(2).round(SHOWN).stripTrailingZeros().toPlainString();
  }
}
