package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What some work is made of: steps one after the other, and the calls that start them. By the
 * roofline model (Williams, Waterman and Patterson 2009) each step takes the longer of its
 * arithmetic and its memory; their sum is an upper bound where steps overlap.
 *
 * @param steps in any order
 * @param calls how many kernels are launched one after the other, each awaited by the next
 */
public record Recipe(List<Step> steps, double calls) {

  /** Rejects what does nothing. */
  public Recipe {
    steps = List.copyOf(steps);
    if (steps.isEmpty() || !(calls >= 0)) {
      throw new IllegalArgumentException(
          "A recipe has a step and no negative calls: %s, %s".formatted(steps, calls));
    }
  }

  /** The same so many times, one after the other. */
  public Recipe times(double count) {
    return new Recipe(steps.stream().map(it -> it.times(count)).toList(), calls * count);
  }

  /** This one, and then another. */
  public Recipe then(Recipe other) {
    return new Recipe(
        Stream.concat(steps.stream(), other.steps.stream()).toList(), calls + other.calls);
  }

  /** The kernels whose speeds have to be known. */
  Set<Kernel> kernels() {
    Set<Kernel> kernels = EnumSet.of(Kernel.LAUNCH);
    steps.forEach(
        it -> {
          kernels.add(it.arithmetic());
          kernels.add(it.memory());
        });
    return kernels;
  }

  /** How long it takes. */
  double seconds(Rates.Speeds speeds) {
    double seconds = calls / speeds.of(Kernel.LAUNCH);
    for (Step it : steps) {
      seconds += it.at(speeds).seconds();
    }
    return seconds;
  }

  /** How long each kernel is waited for. */
  Map<Kernel, Double> secondsByKernel(Rates.Speeds speeds) {
    Map<Kernel, Double> seconds = new EnumMap<>(Kernel.class);
    seconds.put(Kernel.LAUNCH, calls / speeds.of(Kernel.LAUNCH));
    for (Step it : steps) {
      Step.Bound bound = it.at(speeds);
      seconds.merge(bound.kernel(), bound.seconds(), Double::sum);
    }
    return seconds;
  }
}
