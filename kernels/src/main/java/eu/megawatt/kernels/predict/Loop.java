package eu.megawatt.kernels.predict;

import eu.megawatt.kernels.sample.Subject;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.TinyModel;
import java.util.Optional;

/**
 * Work that was measured as a whole beside its kernels, so that it is known by how much the
 * roofline is wrong of work like it.
 *
 * @param recipe of one round of it
 * @param items of one round, of which the kernel's rate is so many a second
 * @param kernel that is the whole
 */
public record Loop(Recipe recipe, double items, Kernel kernel) {

  private static final TinyModel MODEL = TinyModel.OF_THE_SUITE;

  /** The model of the suite, as samples have it; empty where they are of something else. */
  public static Optional<Loop> of(Subject measured) {
    if (!measured.name().contains("-l%d-d%d-".formatted(MODEL.layers(), MODEL.width()))) {
      return Optional.empty();
    }
    double items = measured.work().items();
    return switch (measured.kernel()) {
      case LLM_PREFILL ->
          Optional.of(new Loop(model(measured).prefill(items), items, Kernel.LLM_PREFILL));
      case LLM_DECODE ->
          Optional.of(
              new Loop(
                  model(measured).decode(1, context(measured)).times(items),
                  items,
                  Kernel.LLM_DECODE));
      default -> Optional.empty();
    };
  }

  private static Decoder model(Subject measured) {
    return new Decoder(
        MODEL.parameters(),
        MODEL.layers(),
        MODEL.width(),
        MODEL.width(),
        measured.precision().bytes());
  }

  /** The mean of the tokens before, from the bytes e(P + 2·L·T·d) of each. */
  private static double context(Subject measured) {
    double numbers =
        measured.work().bytes() / (double) measured.work().items() / measured.precision().bytes();
    return (numbers - MODEL.parameters()) / 2 / MODEL.layers() / MODEL.width();
  }

  /** Measured over predicted time. */
  double factor(Rates.Speeds speeds) {
    return items / speeds.of(kernel) / recipe.seconds(speeds);
  }
}
