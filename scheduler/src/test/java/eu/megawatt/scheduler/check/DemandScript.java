package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.document.DemandPlanWriter;
import eu.megawatt.fleet.document.DemandWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The script {@code docs/check_plan_2.py}, run on documents that the product wrote. */
final class DemandScript {

  /** What the tests that need it say when it is not there. */
  static final String ABSENT = "the script does not run here: it takes python3";

  private static final String DRIVER =
      """
      import os, sys
      sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[1])))
      import check_plan_2 as script
      for line in open(sys.argv[2]):
          s, p = line.rstrip("\\n").split("\\t")
          check = script.Check(script.Scenario(script.read(s)), script.read(p))
          r = check.run()
          print(r["objectiveEur"], "|".join(sorted(b.split(": ")[0] for b in check.breaches)), sep="\\t")
      """;

  private final Path program;
  private final Path folder;
  private final List<String> queue = new ArrayList<>();

  private DemandScript(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /** What it says of a plan: its price, and the kinds of all breaches, sorted. */
  record Verdict(double objectiveEur, List<String> kinds) {}

  /** Empty where there is no Python. */
  static Optional<DemandScript> in(Path folder) throws IOException, InterruptedException {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/check_plan_2.py"))) {
      here = Optional.ofNullable(here.getParent()).orElseThrow();
    }
    return hasPython()
        ? Optional.of(new DemandScript(here.resolve("docs/check_plan_2.py"), folder))
        : Optional.empty();
  }

  private static boolean hasPython() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  /** Puts a plan in the queue; its verdict stands at the same place in {@link #verdicts}. */
  void add(Demand demand, DemandPlan plan) throws IOException {
    Path scenario = folder.resolve("scenario-" + queue.size() + ".json");
    Path file = folder.resolve("plan-" + queue.size() + ".json");
    DemandWriter.write(demand, scenario);
    DemandPlanWriter.write(plan, file);
    queue.add(scenario + "\t" + file);
  }

  /** Runs the script over the queue. */
  List<Verdict> verdicts() throws IOException, InterruptedException {
    Path list = Files.write(folder.resolve("queue.txt"), queue);
    Process process =
        new ProcessBuilder("python3", "-B", "-c", DRIVER, program.toString(), list.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The script failed: " + answer);
    }
    return answer.lines().map(DemandScript::verdict).toList();
  }

  private static Verdict verdict(String line) {
    String[] words = line.split("\t", -1);
    return new Verdict(
        Double.parseDouble(words[0]),
        words[1].isEmpty() ? List.of() : List.of(words[1].split("\\|")));
  }
}
