package eu.megawatt.planner.power;

import eu.megawatt.planner.power.Oversubscription.Drawn;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How many nodes a tree holds in a power mode.
 *
 * @param certain as many as may all draw what the mode allows at once
 * @param atRisk by what they were measured to draw; empty where nothing was
 */
public record Provision(ModeCount certain, Optional<AtRisk> atRisk) {

  /**
   * As many nodes as pass no limit of the tree for more of the hours than the stated risk; each
   * limit is looked at for itself.
   *
   * @param count at least as many as are certain
   * @param riskRatio of all hours in which all nodes together pass the limit of the whole tree
   */
  public record AtRisk(ModeCount count, double riskRatio) {}

  /** Limits times hours times modes at most: some seconds. */
  private static final long MOST_WORK = 5_000_000;

  /**
   * Of each mode, the one with the most work first; of two with the same the fewer nodes.
   *
   * @throws IllegalArgumentException where the tree has too many limits for so many hours
   */
  public static List<Provision> of(PowerQuestion question) {
    long work =
        question.tree().limits().count() * question.hours().size() * question.modes().size();
    if (work > MOST_WORK) {
      throw new IllegalArgumentException(
          "%d hours for %d different limits in %d modes are too many. Maybe leave out hours that are alike"
              .formatted(
                  question.hours().size(),
                  question.tree().limits().count(),
                  question.modes().size()));
    }
    return question.modes().stream()
        .map(it -> of(question, it))
        .sorted(
            Comparator.<Provision>comparingLong(it -> it.most().workPermille())
                .reversed()
                .thenComparingLong(it -> it.most().nodeCount()))
        .toList();
  }

  private static Provision of(PowerQuestion question, PowerMode mode) {
    ModeCount certain = count(mode, question.tree().mostNodes(mode.nodeWatts()));
    if (question.hours().isEmpty()) {
      return new Provision(certain, Optional.empty());
    }
    List<Drawn> hours =
        question.hours().stream().map(it -> it.cappedAt((double) mode.nodeWatts())).toList();
    Map<Long, Long> known = new HashMap<>();
    long nodes =
        question
            .tree()
            .mostNodes(
                limit ->
                    known.computeIfAbsent(
                        limit,
                        it ->
                            Math.max(
                                it / mode.nodeWatts(),
                                Oversubscription.mostNodes(it, hours, question.riskRatio()))));
    double risk =
        nodes == certain.nodeCount()
            ? 0
            : Oversubscription.riskRatio(nodes, question.tree().nodeLimitWatts(), hours);
    return new Provision(certain, Optional.of(new AtRisk(count(mode, nodes), risk)));
  }

  private static ModeCount count(PowerMode mode, long nodes) {
    return new ModeCount(mode, nodes, nodes * mode.speedPermille());
  }

  /** At the stated risk, or for certain where nothing was measured. */
  public ModeCount most() {
    return atRisk.map(AtRisk::count).orElse(certain);
  }
}
