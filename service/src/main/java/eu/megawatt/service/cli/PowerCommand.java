package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.planner.document.PowerReader;
import eu.megawatt.planner.example.Hall;
import eu.megawatt.planner.power.MeasuredCsv;
import eu.megawatt.planner.power.Oversubscription.Drawn;
import eu.megawatt.planner.power.PowerMode;
import eu.megawatt.planner.power.PowerQuestion;
import eu.megawatt.service.capacity.buildout.PowerView;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code megawatt power}: how many nodes a tree of limits holds. */
@Command(
    name = "power",
    description = {
      "Says how many nodes a tree of limits holds, to the node, in which power mode, and how many",
      "more at a stated risk by what nodes were measured to draw.",
      "",
      "A mode is a name, the watts that a node draws at most, and its speed in thousandths.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt power --demo",
      "  megawatt power --demo --document > hall.json",
      "  megawatt power --tree hall.json --modes full=10200,efficient=7140:900",
      "  megawatt power --tree hall.json --measured hours.csv --risk 0.001"
    })
final class PowerCommand implements Callable<Integer> {

  private static final Pattern MODE =
      Pattern.compile("([^=:]{1,100})=([1-9]\\d{0,6})(?::(\\d{1,5}))?");
  private static final int FULL_SPEED = 1_000;
  private static final double PER_CENT = 100;

  @Option(
      names = "--tree",
      paramLabel = "FILE",
      description = "A tree of limits (megawatt/power-tree/1), JSON or YAML.")
  private Optional<Path> tree = Optional.empty();

  @Option(names = "--demo", description = "A hall of 10 MW with fictional measurements.")
  private boolean isDemo;

  @Option(names = "--document", description = "Only print the demo's document, to be changed.")
  private boolean isDocument;

  @Option(
      names = "--modes",
      paramLabel = "NAME=WATTS[:PERMILLE]",
      split = ",",
      description = "Modes in place of the document's, such as full=10200,efficient=7140:900.")
  private List<String> modes = List.of();

  @Option(
      names = "--measured",
      paramLabel = "FILE",
      description = "What nodes drew by hour: CSV with the columns mean_w and deviation_w.")
  private Optional<Path> measured = Optional.empty();

  @Option(
      names = "--risk",
      paramLabel = "RATIO",
      description = "Part of all hours in which a limit may be passed (default: the document's).")
  private Optional<Double> risk = Optional.empty();

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (isDocument) {
      out.print(new String(Hall.bytes(), StandardCharsets.UTF_8));
      out.flush();
      return 0;
    }
    PowerView view = view(question());
    if (isJson) {
      out.println(Json.write(view));
    } else {
      text(view).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private static PowerView view(PowerQuestion question) {
    try {
      return PowerView.of(question);
    } catch (IllegalArgumentException e) {
      throw new BadInput(e.getMessage() + ".", e);
    }
  }

  private PowerQuestion question() {
    PowerQuestion question = document();
    if (!modes.isEmpty()) {
      question = question.withModes(modes.stream().map(PowerCommand::mode).toList());
    }
    if (question.modes().isEmpty()) {
      throw new BadInput("The document has no modes. Maybe give --modes full=10200.");
    }
    if (measured.isPresent()) {
      question = question.withHours(hours(measured.get()));
    }
    if (risk.filter(it -> !(it >= 0 && it <= 1)).isPresent()) {
      throw new BadInput("--risk is %s; it has to be from 0 to 1.".formatted(risk.get()));
    }
    return risk.isPresent() ? question.withRiskRatio(risk.get()) : question;
  }

  private PowerQuestion document() {
    if (isDemo == tree.isPresent()) {
      throw new BadInput(
          isDemo
              ? "--demo and --tree are both given; one of them is looked at."
              : "A tree of limits is missing. Maybe give --tree FILE, or --demo.");
    }
    if (isDemo) {
      return Hall.question();
    }
    try {
      return PowerReader.read(tree.orElseThrow());
    } catch (InvalidDocumentException e) {
      throw BadInput.of(tree.orElseThrow(), e);
    }
  }

  private static PowerMode mode(String text) {
    Matcher parts = MODE.matcher(text);
    if (!parts.matches()) {
      throw new BadInput(
          "--modes: \"%s\" is not a mode such as full=10200 or efficient=7140:900."
              .formatted(text));
    }
    int speed = Optional.ofNullable(parts.group(3)).map(Integer::parseInt).orElse(FULL_SPEED);
    return new PowerMode(parts.group(1), Long.parseLong(parts.group(2)), speed);
  }

  private static List<Drawn> hours(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return MeasuredCsv.read(in);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    } catch (IOException e) {
      throw new BadInput("%s cannot be read: %s.".formatted(file, e.getMessage()), e);
    }
  }

  private static List<String> text(PowerView view) {
    List<String> lines = new ArrayList<>();
    lines.add(view.name());
    boolean isMeasured = view.measuredHourCount() > 0;
    if (isMeasured) {
      lines.add(
          String.format(
              Locale.ROOT,
              "%,d measured hours; a limit may be passed in %.3f %% of them.",
              view.measuredHourCount(),
              PER_CENT * view.riskRatio()));
    }
    lines.add("");
    lines.add(
        "Mode               W a node   speed     nodes      work"
            + (isMeasured ? " | at risk      more      work      risk" : ""));
    view.modes().forEach(it -> lines.add(line(it)));
    return lines;
  }

  private static String line(PowerView.ModeView it) {
    String certain =
        String.format(
            Locale.ROOT,
            "%-16s %,10d %5.1f %% %,9d %,9.1f",
            it.id(),
            it.nodeW(),
            it.speedPermille() / 10.0,
            it.nodeCount(),
            it.workNodeCount());
    return certain
        + it.atRisk()
            .map(
                risk ->
                    String.format(
                        Locale.ROOT,
                        " | %,7d %+,9d %,9.1f %7.3f %%",
                        risk.nodeCount(),
                        risk.moreNodeCount(),
                        risk.workNodeCount(),
                        PER_CENT * risk.riskRatio()))
            .orElse("");
  }
}
