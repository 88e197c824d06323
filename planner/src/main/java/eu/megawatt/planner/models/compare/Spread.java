package eu.megawatt.planner.models.compare;

import eu.megawatt.planner.models.Bounds;

/** How well a figure is known. */
public sealed interface Spread {

  /** It has no part that is drawn by chance. */
  record Exact() implements Spread {}

  /** It lies within these with 95 % confidence, by the number of answers that were judged. */
  record Within(Bounds bounds) implements Spread {}

  /** Nobody says how many answers were judged, so it may be anywhere. */
  record Unknown() implements Spread {}
}
