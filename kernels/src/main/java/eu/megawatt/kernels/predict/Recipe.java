package eu.megawatt.kernels.predict;

import java.util.List;

/**
 * What some work is made of: steps one after the other, and the calls that start them.
 *
 * @param steps in any order
 * @param calls how many kernels are launched one after the other, each awaited by the next
 * @param launch the rate of such calls
 */
public record Recipe(List<Step> steps, long calls, Rate launch) {

  /** Rejects what does nothing. */
  public Recipe {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || calls < 0) {
      throw new IllegalArgumentException(
          "A recipe has a step and no negative calls: %s, %d".formatted(steps, calls));
    }
  }
}
