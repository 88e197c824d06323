package eu.megawatt.planner.buildout.search;

/** Why a demand is not met. */
public enum Binding {
  /** No site may host the profile. */
  NO_HOST,

  /** All options of the sites that may host it are not enough, however early they come. */
  NOTHING_LEFT,

  /** All options together would be enough, but cannot be ready by then. */
  LEAD_TIME,

  /** Without the capital limits less would be short. */
  CAPITAL,

  /** It could be met, but going short costs less. */
  PRICE
}
