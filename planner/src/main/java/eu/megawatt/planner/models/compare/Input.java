package eu.megawatt.planner.models.compare;

/** What figures are made of, and what may be estimated. */
public enum Input {
  MEASUREMENT("energy and speed"),
  HOST_POWER("host power"),
  PUE("PUE"),
  UTILISATION("utilisation"),
  GPU_PRICE("price of a GPU-hour"),
  CARBON_INTENSITY("carbon of the electricity"),
  QUALITY("quality"),
  ERROR_COST("harm of a refused answer");

  private final String words;

  Input(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
