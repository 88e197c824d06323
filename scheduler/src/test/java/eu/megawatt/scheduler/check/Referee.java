package eu.megawatt.scheduler.check;

import eu.megawatt.fleet.document.PlanWriter;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The contract's referee, a Python program outside this repository, run on documents that the
 * product wrote. Many plans go through one run of it.
 */
public final class Referee {

  /** What the tests that need it say when it is not there. */
  public static final String ABSENT =
      "the referee is not here: it takes python3 and ../shared/referee/check_plan.py";

  private static final String DRIVER =
      """
      import os, sys
      sys.path.insert(0, os.path.dirname(os.path.abspath(sys.argv[1])))
      import check_plan as referee
      name, scenario = None, None
      for line in open(sys.argv[2]):
          s, p = line.rstrip("\\n").split("\\t")
          try:
              if s != name: name, scenario = s, referee.Scenario(referee.read(s))
              r = referee.check(scenario, referee.read(p))
              kinds = "|".join(b.split(": ")[0] for b in r["first"])
              print(*[r[k] for k in sys.argv[3].split(",")], kinds, sep="\\t")
          except Exception as e: print("refused", repr(e), sep="\\t")
      """;

  private static final List<String> FIELDS =
      List.of(
          "breaches",
          "placed",
          "unplaced",
          "energyEur",
          "carbonTonnes",
          "carbonEur",
          "latenessEur",
          "droppedValueEur",
          "objectiveEur",
          "idleBaselineEur",
          "mwhAboveIdle");

  private final Path program;
  private final Path folder;
  private final Map<Scenario, Path> scenarios = new HashMap<>();
  private final List<String> queue = new ArrayList<>();

  private Referee(Path program, Path folder) {
    this.program = program;
    this.folder = folder;
  }

  /**
   * Finds the referee; empty where it or Python is missing.
   *
   * @param folder where the documents go
   */
  public static Optional<Referee> in(Path folder) {
    Path here = Path.of("").toAbsolutePath();
    while (here != null) {
      Path program = here.resolve("../shared/referee/check_plan.py").normalize();
      if (Files.exists(program)) {
        return python() ? Optional.of(new Referee(program, folder)) : Optional.empty();
      }
      here = here.getParent();
    }
    return Optional.empty();
  }

  private static boolean python() {
    try {
      return new ProcessBuilder("python3", "-c", "").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Puts a plan in the queue; its verdict stands at the same place in {@link #verdicts}. */
  public void add(Scenario scenario, Plan plan) {
    Path file = folder.resolve("plan-" + queue.size() + ".json");
    Path of = scenarios.computeIfAbsent(scenario, this::write);
    try {
      PlanWriter.write(plan, file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    queue.add(of + "\t" + file);
  }

  private Path write(Scenario scenario) {
    try {
      Path file = folder.resolve("scenario-" + scenarios.size() + ".json.gz");
      ScenarioWriter.write(scenario, file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Runs the referee over the queue. */
  public List<Verdict> verdicts() throws IOException, InterruptedException {
    Path list = Files.write(folder.resolve("queue.txt"), queue);
    ProcessBuilder builder =
        new ProcessBuilder(
            "python3", "-B", "-c", DRIVER, program.toString(), list.toString(), fields());
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IllegalStateException("The referee failed: " + answer);
    }
    return answer.lines().map(Verdict::parse).toList();
  }

  private static String fields() {
    return String.join(",", FIELDS);
  }

  /** One answer: its figures by name and the kinds of its first twenty breaches. */
  public record Verdict(Map<String, BigDecimal> figures, List<String> kinds) {

    static Verdict parse(String line) {
      String[] words = line.split("\t", -1);
      if (words[0].equals("refused")) {
        throw new IllegalStateException("The referee refuses the documents: " + words[1]);
      }
      Map<String, BigDecimal> figures = new HashMap<>();
      for (int i = 0; i < FIELDS.size(); i++) {
        figures.put(FIELDS.get(i), new BigDecimal(words[i]));
      }
      String kinds = words[FIELDS.size()];
      return new Verdict(figures, kinds.isEmpty() ? List.of() : List.of(kinds.split("\\|")));
    }

    /** One of its figures by the referee's own name for it. */
    public BigDecimal figure(String name) {
      return figures.getOrDefault(name, BigDecimal.ZERO);
    }
  }
}
