package eu.megawatt.planner.power;

import eu.megawatt.planner.power.Oversubscription.Drawn;
import java.util.List;

/**
 * How many nodes fit is asked.
 *
 * @param modes that nodes may be set to
 * @param hours what nodes were measured to draw; empty where nothing was
 * @param riskRatio of all hours in which a limit may be passed, 0 to 1
 */
public record PowerQuestion(
    String name, PowerNode tree, List<PowerMode> modes, List<Drawn> hours, double riskRatio) {

  /** Nine hours of a year. */
  public static final double USUAL_RISK_RATIO = 0.001;

  public PowerQuestion {
    modes = List.copyOf(modes);
    hours = List.copyOf(hours);
  }

  /** The same in other modes. */
  public PowerQuestion withModes(List<PowerMode> other) {
    return new PowerQuestion(name, tree, other, hours, riskRatio);
  }

  /** The same with other measurements. */
  public PowerQuestion withHours(List<Drawn> other) {
    return new PowerQuestion(name, tree, modes, other, riskRatio);
  }

  /** The same at another risk. */
  public PowerQuestion withRiskRatio(double other) {
    return new PowerQuestion(name, tree, modes, hours, other);
  }
}
