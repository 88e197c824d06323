package eu.megawatt.bench.services;

import eu.megawatt.bench.record.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** The script that checks plans with nothing of Megawatt's, where Python is there to run it. */
final class StandAloneCheck {

  private StandAloneCheck() {}

  /** Whether it can be run. */
  static boolean isHere() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException _) {
      return false; // no such program
    }
  }

  /** What it objects to; empty where the plan holds. */
  static Optional<String> objection(Path scenario, Path plan)
      throws IOException, InterruptedException {
    Path script = Checkout.root().resolve("docs/check_plan_2.py");
    Process process =
        new ProcessBuilder("python3", "-B", script.toString(), scenario.toString(), plan.toString())
            .redirectErrorStream(true)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.empty() : Optional.of(answer.strip());
  }
}
