package eu.megawatt.planner.models.compare;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether a model leads by more than chance. */
public sealed interface Winner {

  String words();

  /** Its interval is apart from every other one's. */
  record Leads(Figure figure) implements Winner {
    @Override
    public String words() {
      return "%s leads by %s".formatted(figure.words(), figure.metric().words());
    }
  }

  /**
   * The first is not apart from others.
   *
   * @param overlapping whose intervals overlap that of the first, or have none
   */
  record Undecided(Figure first, List<Figure> overlapping) implements Winner {
    public Undecided {
      overlapping = List.copyOf(overlapping);
    }

    @Override
    public String words() {
      return "no winner by %s: %s is not apart from %s"
          .formatted(
              first.metric().words(),
              first.words(),
              overlapping.stream().map(Figure::words).collect(Collectors.joining(", ")));
    }
  }

  /** There are not two models with a figure. */
  record Nobody(Metric metric) implements Winner {
    @Override
    public String words() {
      return "no winner by %s: fewer than two models have a figure".formatted(metric.words());
    }
  }

  /** Of figures with the best first. */
  static Winner of(Metric metric, List<Figure> bestFirst) {
    if (bestFirst.size() < 2) {
      return new Nobody(metric);
    }
    Figure first = bestFirst.getFirst();
    List<Figure> overlapping =
        bestFirst.stream().skip(1).filter(other -> isNotApart(first, other)).toList();
    return overlapping.isEmpty() ? new Leads(first) : new Undecided(first, overlapping);
  }

  private static boolean isNotApart(Figure one, Figure other) {
    return Stream.of(one, other).anyMatch(it -> it.bounds().isEmpty())
        || one.bounds().orElseThrow().overlaps(other.bounds().orElseThrow());
  }
}
