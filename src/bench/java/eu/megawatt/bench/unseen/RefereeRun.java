package eu.megawatt.bench.unseen;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.fleet.document.PlanWriter;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The contract's referee, a program outside the checkout, asked about one plan at a time. */
final class RefereeRun {

  private final Path program;

  private RefereeRun(Path program) {
    this.program = program;
  }

  /** Empty where it or Python is missing. */
  static Optional<RefereeRun> find() throws InterruptedException {
    Path program = Checkout.shared().resolve("referee/check_plan.py");
    return Files.isReadable(program) && isPythonHere()
        ? Optional.of(new RefereeRun(program))
        : Optional.empty();
  }

  private static boolean isPythonHere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException _) {
      return false; // no such program
    }
  }

  /** What it objects to; empty where it finds nothing wrong. */
  Optional<String> objection(Scenario scenario, Plan plan)
      throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("referee");
    Path of = folder.resolve("scenario.json");
    Path file = folder.resolve("plan.json");
    try {
      ScenarioWriter.write(scenario, of);
      PlanWriter.write(plan, file);
      Process process =
          new ProcessBuilder("python3", "-B", program.toString(), of.toString(), file.toString())
              .redirectErrorStream(true)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor() == 0 ? Optional.empty() : Optional.of(answer.strip());
    } finally {
      Files.deleteIfExists(of);
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }
}
