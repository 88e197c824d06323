package eu.megawatt.service.capacity.buildout;

import eu.megawatt.planner.power.ModeCount;
import eu.megawatt.planner.power.PowerQuestion;
import eu.megawatt.planner.power.Provision;
import java.util.List;
import java.util.Optional;

/**
 * How many nodes fit, as JSON.
 *
 * @param riskRatio of all hours in which a limit may be passed
 * @param measuredHourCount 0 where nothing was measured
 * @param modes the one with the most work first
 */
public record PowerView(
    String name, double riskRatio, int measuredHourCount, List<ModeView> modes) {

  /**
   * A mode.
   *
   * @param nodeW that a node draws at most
   * @param speedPermille of a node's work
   * @param nodeCount that may all draw that at once
   * @param workNodeCount node-equivalents at full speed
   */
  public record ModeView(
      String id,
      long nodeW,
      int speedPermille,
      long nodeCount,
      double workNodeCount,
      Optional<AtRiskView> atRisk) {}

  /**
   * By what nodes were measured to draw.
   *
   * @param nodeCount as many as keep the risk
   * @param moreNodeCount than are certain
   * @param riskRatio of all hours in which all of them pass the limit of the whole tree
   */
  public record AtRiskView(
      long nodeCount, long moreNodeCount, double workNodeCount, double riskRatio) {}

  private static final double ALL = 1_000;

  /**
   * Answers a question.
   *
   * @throws IllegalArgumentException where it is too much work
   */
  public static PowerView of(PowerQuestion question) {
    return new PowerView(
        question.name(),
        question.riskRatio(),
        question.hours().size(),
        Provision.of(question).stream().map(PowerView::mode).toList());
  }

  private static ModeView mode(Provision its) {
    ModeCount certain = its.certain();
    return new ModeView(
        certain.mode().name(),
        certain.mode().nodeWatts(),
        certain.mode().speedPermille(),
        certain.nodeCount(),
        certain.workPermille() / ALL,
        its.atRisk()
            .map(
                it ->
                    new AtRiskView(
                        it.count().nodeCount(),
                        it.count().nodeCount() - certain.nodeCount(),
                        it.count().workPermille() / ALL,
                        it.riskRatio())));
  }
}
