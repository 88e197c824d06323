package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.example.ExampleScenario;
import eu.megawatt.fleet.example.ExampleSize;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code megawatt demo-scenario}: a made-up scenario to try things with. */
@Command(
    name = "demo-scenario",
    description = {
      "Writes a made-up scenario: the same size and seed give the same one on every machine.",
      "Sites, tenants and prices are fictional.",
      "",
      "S: 50 jobs; M: 1,000; L: 10,000 on 200 MW; XL: 100,000 on 800 MW; YEAR: a year of half",
      "hours; DEEP: power trees of five levels; VARIETY: small, unlike the others.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt demo-scenario --size M --seed 1 > scenario.json",
      "  megawatt demo-scenario --size XL --seed 1 --out scenario.json.gz"
    })
final class DemoScenarioCommand implements Callable<Integer> {

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      defaultValue = "M",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
  private ExampleSize size = ExampleSize.M;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The only source of chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where to write it (default: standard output); gzipped for .gz.")
  private Optional<Path> out = Optional.empty();

  @Override
  public Integer call() throws IOException {
    out.ifPresent(Documents::requireWritable);
    Scenario scenario = ExampleScenario.of(size, seed);
    if (out.isPresent()) {
      ScenarioWriter.write(scenario, out.get());
    } else {
      ScenarioWriter.write(scenario, System.out);
      System.out.flush();
    }
    return 0;
  }
}
