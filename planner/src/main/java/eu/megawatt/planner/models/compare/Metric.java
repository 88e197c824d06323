package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Input;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.Set;

/** A question that models are ranked by. */
public enum Metric {
  QUALITY("quality", "share of answers", true),
  TASKS_PER_MWH("tasks per MWh", "million tasks/MWh", true),
  COST_PER_ACCEPTED_TASK("cost per accepted task", "EUR", false),
  TOKENS_PER_SECOND_PER_MW("tokens per second per MW", "tokens/s/MW", true),
  CARBON_PER_ACCEPTED_TASK("carbon per accepted task", "mgCO2e", false);

  private final String words;
  private final String unit;
  private final boolean isMoreBetter;

  Metric(String words, String unit, boolean isMoreBetter) {
    this.words = words;
    this.unit = unit;
    this.isMoreBetter = isMoreBetter;
  }

  public String words() {
    return words;
  }

  public String unit() {
    return unit;
  }

  /** Whether the largest value leads; the smallest does otherwise. */
  public boolean isMoreBetter() {
    return isMoreBetter;
  }

  boolean isOfAccepted() {
    return this == COST_PER_ACCEPTED_TASK || this == CARBON_PER_ACCEPTED_TASK;
  }

  /** What a figure is made of. */
  Set<Input> inputs() {
    return switch (this) {
      case QUALITY -> EnumSet.of(Input.QUALITY);
      case TASKS_PER_MWH, TOKENS_PER_SECOND_PER_MW ->
          EnumSet.of(
              Input.MEASUREMENT, Input.BATCH, Input.HOST_POWER, Input.PUE, Input.UTILISATION);
      case COST_PER_ACCEPTED_TASK ->
          EnumSet.of(
              Input.MEASUREMENT,
              Input.BATCH,
              Input.UTILISATION,
              Input.GPU_PRICE,
              Input.QUALITY,
              Input.ERROR_COST);
      case CARBON_PER_ACCEPTED_TASK ->
          EnumSet.of(
              Input.MEASUREMENT,
              Input.BATCH,
              Input.HOST_POWER,
              Input.PUE,
              Input.UTILISATION,
              Input.CARBON_INTENSITY,
              Input.QUALITY);
    };
  }

  /** The better figure first. */
  Comparator<Figure> bestFirst() {
    Comparator<Figure> ascending = Comparator.comparing(Figure::value);
    return isMoreBetter ? ascending.reversed() : ascending;
  }
}
