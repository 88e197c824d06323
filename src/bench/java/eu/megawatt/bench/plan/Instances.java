package eu.megawatt.bench.plan;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.document.ScenarioReader;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The scenarios that solvers are compared on. */
final class Instances {

  private Instances() {}

  /**
   * The common ones, {@code S.json.gz} and so on; our own example of a size where there is none.
   *
   * @param from a folder; {@code example} for our own alone; empty for those shared beside the
   *     checkout, where they are
   */
  static List<Instance> of(String from, List<ExampleSize> sizes, long seed) {
    List<Instance> instances = new ArrayList<>();
    Path folder =
        from.isEmpty() ? Checkout.shared().resolve("instances") : Path.of(from).toAbsolutePath();
    for (ExampleSize size : sizes) {
      Path file = folder.resolve(size + ".json.gz");
      if (!from.equals("example") && Files.isReadable(file)) {
        instances.add(Instance.of(size.name(), size, ScenarioReader.read(file)));
      } else {
        instances.add(
            Instance.of("example " + size + " " + seed, size, ExampleScenario.of(size, seed)));
      }
    }
    return instances;
  }
}
