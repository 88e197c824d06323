package eu.megawatt.kernels.power;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The meters of a node itself, best first: one of the whole node, then those of its processors. */
public final class NodePower {

  private static final List<Function<Path, PowerSearch>> BEST_FIRST =
      List.of(HwmonMeter::findNode, RaplMeter::find, HwmonMeter::findSockets);

  private NodePower() {}

  /**
   * The best meter that there is. None is made up of estimates.
   *
   * @param root of the file system, {@code /}
   */
  public static PowerSearch find(Path root) {
    List<String> reasons = new ArrayList<>();
    for (Function<Path, PowerSearch> search : BEST_FIRST) {
      switch (search.apply(root)) {
        case PowerSearch.Found found -> {
          return found;
        }
        case PowerSearch.Missing missing -> reasons.addAll(missing.reasons());
      }
    }
    return new PowerSearch.Missing(reasons);
  }
}
