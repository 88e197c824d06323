package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.suite.Kernel;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A part of some work.
 *
 * @param like what the roofline is corrected by; empty where nothing like it was measured
 */
public record Part(Recipe recipe, Optional<Loop> like) {

  double seconds(Rates.Speeds speeds) {
    return recipe.seconds(speeds) * factor(speeds);
  }

  double factor(Rates.Speeds speeds) {
    return like.map(it -> it.factor(speeds)).orElse(1.0);
  }

  /** The kernels whose speeds some work needs. */
  public static Set<Kernel> kernels(Collection<Part> work) {
    Set<Kernel> kernels = EnumSet.noneOf(Kernel.class);
    work.forEach(
        it -> {
          kernels.addAll(it.recipe.kernels());
          it.like.ifPresent(
              loop -> {
                kernels.add(loop.kernel());
                kernels.addAll(loop.recipe().kernels());
              });
        });
    return kernels;
  }
}
