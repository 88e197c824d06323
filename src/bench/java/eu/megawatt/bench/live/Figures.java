package eu.megawatt.bench.live;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The figures of one run: printed as they come, kept at the end. */
final class Figures {

  private final PrintWriter text;
  private final Machine machine = Machine.here();
  private final List<LiveResult.Figure> figures = new ArrayList<>();

  Figures(PrintWriter text) {
    this.text = text;
    text.println(machine);
    text.flush();
  }

  void add(String name, double value, String unit) {
    add(new LiveResult.Figure(name, value, unit, Optional.empty()));
  }

  /**
   * One that has a goal.
   *
   * @param goal in words, such as {@code at most 2 s}
   */
  void add(String name, double value, String unit, String goal) {
    add(new LiveResult.Figure(name, value, unit, Optional.of(goal)));
  }

  /** A count. */
  void add(String name, long count, String unit) {
    add(name, (double) count, unit);
  }

  /** A count that has a goal. */
  void add(String name, long count, String unit, String goal) {
    add(name, (double) count, unit, goal);
  }

  private void add(LiveResult.Figure figure) {
    figures.add(figure);
    text.printf(
        Locale.ROOT,
        "%-62s %,12.2f %s%s%n",
        figure.name(),
        figure.value(),
        figure.unit(),
        figure.goal().map(goal -> " (goal: " + goal + ")").orElse(""));
    text.flush();
  }

  /** Keeps them as the day's result of a kind. */
  void keep(String kind, String what, Optional<Path> folder)
      throws IOException, InterruptedException {
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    LiveResult result =
        new LiveResult(LiveResult.FORMAT, at, Checkout.commit(), machine, what, figures);
    text.println("Kept as " + Results.write(folder.orElse(Checkout.results()), kind, at, result));
    text.flush();
  }
}
