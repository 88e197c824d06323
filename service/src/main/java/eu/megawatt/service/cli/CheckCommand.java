package eu.megawatt.service.cli;

import eu.megawatt.fleet.demand.Demand;
import eu.megawatt.fleet.demand.DemandPlan;
import eu.megawatt.fleet.plan.Plan;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.scheduler.check.CheckReport;
import eu.megawatt.scheduler.check.DemandChecker;
import eu.megawatt.scheduler.check.DemandReport;
import eu.megawatt.scheduler.check.Judgement;
import eu.megawatt.scheduler.check.PlanChecker;
import eu.megawatt.service.json.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt check}: an independent look at a plan. */
@Command(
    name = "check",
    description = {
      "Checks a plan against its scenario and prices it, from the files alone.",
      "",
      "A megawatt/plan/1 is checked against a megawatt/scenario/1, a megawatt/plan/2 against a"
          + " megawatt/scenario/2.",
      "",
      "Exit code 0: nothing is wrong; 1: the plan has breaches; 2: a file cannot be used.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt check scenario.json.gz plan.json",
      "  megawatt check scenario.json.gz plan.json --register register.yaml",
      "  megawatt check scenario.yaml plan.json --format json | jq .objectiveCostMinor"
    })
final class CheckCommand implements Callable<Integer> {

  @Parameters(paramLabel = "SCENARIO", description = "The scenario: JSON or YAML, may be gzipped.")
  private Path scenario = Path.of("");

  @Parameters(paramLabel = "PLAN", description = "The plan: JSON or YAML, may be gzipped.")
  private Path plan = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the report (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Mixin private RegisterOption register = new RegisterOption();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** How a report is printed. */
  enum Format {
    TEXT,
    JSON
  }

  @Override
  public Integer call() {
    Judgement report = Documents.scenario(scenario, register.register(), this::judge, this::judge);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> CheckText.print(report, out);
      case JSON -> out.println(Json.write(figures(report)));
    }
    out.flush();
    return report.feasible() ? 0 : 1;
  }

  private Judgement judge(Scenario asked) {
    return Documents.plan(
        plan,
        it -> PlanChecker.check(asked, it),
        _ -> {
          throw unlike(Scenario.FORMAT, DemandPlan.FORMAT);
        });
  }

  private Judgement judge(Demand asked) {
    return Documents.plan(
        plan,
        _ -> {
          throw unlike(Demand.FORMAT, Plan.FORMAT);
        },
        it -> DemandChecker.check(asked, it));
  }

  /** That the two files are of different versions. */
  private BadInput unlike(String scenarioFormat, String planFormat) {
    return new BadInput(
        "%s is a %s and %s a %s, which do not go together: a %s goes with a %s, a %s with a %s."
            .formatted(
                scenario,
                scenarioFormat,
                plan,
                planFormat,
                Scenario.FORMAT,
                Plan.FORMAT,
                Demand.FORMAT,
                DemandPlan.FORMAT));
  }

  private static Record figures(Judgement report) {
    return switch (report) {
      case CheckReport first -> CheckFigures.of(first);
      case DemandReport second -> DemandFigures.of(second);
    };
  }
}
