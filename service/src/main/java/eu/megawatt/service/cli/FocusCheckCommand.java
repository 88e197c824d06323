package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.reports.focus.check.FocusCheck;
import eu.megawatt.reports.focus.check.FocusReport;
import eu.megawatt.reports.focus.check.FocusReportText;
import eu.megawatt.reports.focus.check.RulesModel;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt focus check}: whether a file of costs keeps to FOCUS. */
@Command(
    name = "check",
    description = {
      "Checks a file of costs against FOCUS: by our own rules, or by the model that the FOCUS project"
          + " publishes.",
      "",
      "Numbers are exact. Where the published model or the official tool is known to be wrong, both"
          + " verdicts are told and which of them counts.",
      "",
      "Exit code 0: nothing is wrong; 1: the file breaks rules that must be kept; 2: a file or an"
          + " option cannot be used.%n"
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Examples:",
      "  megawatt focus check costs.csv",
      "  megawatt focus check costs.csv --version 1.4 --format json",
      "  megawatt focus check costs.csv --model model-1.2.json --criteria ALL"
    })
final class FocusCheckCommand implements Callable<Integer> {

  private static final String ALL = "ALL";

  @Parameters(paramLabel = "FILE", description = "The costs: CSV in UTF-8, a header first.")
  private Path file = Path.of("");

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description = "The published model of requirements: JSON. Our own rules if not given.")
  private Optional<Path> model = Optional.empty();

  @Option(
      names = "--version",
      paramLabel = "1.2|1.4",
      description = "The version whose rules of our own are used; 1.2 by default.")
  private Optional<String> version = Optional.empty();

  @Option(
      names = "--criteria",
      paramLabel = "NAME",
      split = ",",
      description = "What the provider supports, by the model's names, or ALL.")
  private List<String> criteria = List.of();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print the report (default: ${DEFAULT-VALUE}).")
  private CheckCommand.Format format = CheckCommand.Format.TEXT;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    RulesModel rules = rules();
    FocusReport report = report(rules, declared(rules));
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> FocusReportText.print(report, out);
      case JSON -> out.println(Json.write(FocusFigures.of(report)));
    }
    out.flush();
    return report.isClean() ? 0 : 1;
  }

  private RulesModel rules() {
    if (model.isPresent() && version.isPresent()) {
      throw new BadInput("--model and --version exclude each other: a model has its own version.");
    }
    return model.map(FocusCheckCommand::published).orElseGet(this::ours);
  }

  private RulesModel ours() {
    try {
      return RulesModel.ours(version.orElse(RulesModel.versions().getFirst()));
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage() + ".", e);
    }
  }

  private static RulesModel published(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return RulesModel.read(in);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private Set<String> declared(RulesModel rules) {
    if (criteria.equals(List.of(ALL))) {
      return rules.criteria();
    }
    Set<String> known = new TreeSet<>(rules.criteria());
    criteria.stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new BadInput(
                  "--criteria: %s, or ALL.".formatted(Names.unknown(name, "a criterion", known)));
            });
    return Set.copyOf(criteria);
  }

  private FocusReport report(RulesModel rules, Set<String> declared) {
    try (InputStream in = Files.newInputStream(file)) {
      return FocusCheck.check(rules, in, declared);
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static BadInput unreadable(Path file, IOException e) {
    return new BadInput(
        "%s cannot be read: %s. Maybe the path is wrong or may not be read."
            .formatted(file, e.getMessage()),
        e);
  }
}
