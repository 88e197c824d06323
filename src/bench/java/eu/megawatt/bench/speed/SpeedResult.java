package eu.megawatt.bench.speed;

import eu.megawatt.bench.record.Machine;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What {@code bench speed} keeps. */
public record SpeedResult(
    String format, Instant at, String commit, Machine machine, long seed, List<Figure> figures) {

  public static final String FORMAT = "megawatt/bench-speed/1";

  public SpeedResult {
    figures = List.copyOf(figures);
  }

  /**
   * One measured figure.
   *
   * @param goal what it should reach
   * @param ofGoal how many times as good as the goal: 1 and more is reached
   * @param peer what ran beside it, where something did
   */
  public record Figure(
      String what,
      String benchmark,
      String unit,
      double figure,
      Optional<Double> goal,
      Optional<Double> ofGoal,
      Optional<Peer> peer) {}

  /**
   * What a figure stands beside.
   *
   * @param times how many times as good the figure is as the peer's
   */
  public record Peer(String name, double figure, double times) {}
}
