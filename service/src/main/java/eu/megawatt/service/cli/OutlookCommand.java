package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Names;
import eu.megawatt.fleet.document.ScenarioWriter;
import eu.megawatt.fleet.scenario.Scenario;
import eu.megawatt.planner.capacity.CapacityPlan;
import eu.megawatt.planner.capacity.StepKind;
import eu.megawatt.planner.capacity.SupplyStep;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.document.CapacityReader;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.leadtime.Feasibility;
import eu.megawatt.planner.outlook.MonteCarlo;
import eu.megawatt.planner.outlook.Outlook;
import eu.megawatt.planner.outlook.Question;
import eu.megawatt.planner.week.PlannedWeek;
import eu.megawatt.planner.week.Stretch;
import eu.megawatt.planner.week.WeekScenario;
import eu.megawatt.planner.week.Weeks;
import eu.megawatt.service.capacity.OutlookView;
import eu.megawatt.service.capacity.WeeksView;
import eu.megawatt.service.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt outlook}: when the megawatts run out. */
@Command(
    name = "outlook",
    description = {
      "Says when the megawatts run out, where first, and what of a target cannot come in time.",
      "",
      "Supply comes in steps that may be late, demand grows and projects come or do not; chance is",
      "asked many times. P50 is the first day by which something has run out in half of all draws,",
      "P90 the first by which it has in a tenth: until then it lasts in nine of ten. The same plan",
      "and seed give the same days.",
      "",
      "Weeks of the horizon can be scheduled by the engine that runs the fleet: what sums of",
      "megawatts hide shows there, such as gangs that fit into no site.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt outlook --demo",
      "  megawatt outlook --demo --delay bor-1=90",
      "  megawatt outlook capacity.json --to 2031-12-31 --without planned --format json",
      "  megawatt outlook --demo --weeks 6",
      "  megawatt outlook --demo --week 2028-01-03 > week.json && megawatt plan week.json",
      "  megawatt outlook --demo --document > capacity.json"
    })
final class OutlookCommand implements Callable<Integer> {

  private static final int USUAL_YEARS = 5;
  private static final int PER_CENT = 10;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "A capacity plan (megawatt/capacity/1), JSON or YAML.")
  private Optional<Path> file = Optional.empty();

  @Option(names = "--demo", description = "A ramp from 40 to 200 MW with fictional names.")
  private boolean isDemo;

  @Option(names = "--document", description = "Only print the demo's document, to be changed.")
  private boolean isDocument;

  @Option(
      names = "--to",
      paramLabel = "DAY",
      description = "The day after the last that is looked at (default: in five years).")
  private Optional<String> to = Optional.empty();

  @Option(
      names = "--draws",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How often chance is asked (default: ${DEFAULT-VALUE}).")
  private int draws;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The only source of chance (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--reserve",
      paramLabel = "PERCENT",
      defaultValue = "10",
      description = "Of all supply, that is not to be used (default: ${DEFAULT-VALUE}).")
  private int reserve;

  @Option(
      names = "--without",
      paramLabel = "KIND",
      split = ",",
      description = "Kinds of steps that do not count: firm, flexible or planned.")
  private List<String> without = List.of();

  @Option(
      names = "--delay",
      paramLabel = "STEP=DAYS",
      description = "A step comes so many days later; repeatable. Both outlooks are told.")
  private Map<String, Integer> delays = Map.of();

  @Option(
      names = "--weeks",
      paramLabel = "N",
      defaultValue = "0",
      description = "How many weeks the engine schedules, at most 26 (default: none).")
  private int weeks;

  @Option(
      names = "--week",
      paramLabel = "MONDAY",
      description = "Only print the scenario (megawatt/scenario/1) of this week.")
  private Optional<String> week = Optional.empty();

  @Option(
      names = "--today",
      paramLabel = "DAY",
      description = "From which day orders are past (default: today).")
  private Optional<String> today = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text or json (default: ${DEFAULT-VALUE}).")
  private String format = "";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (isDocument) {
      out.print(new String(Ramp.bytes(), StandardCharsets.UTF_8));
      out.flush();
      return 0;
    }
    boolean isJson = isJson();
    CapacityDocument document = document();
    Question question = question(document.plan());
    if (week.isPresent()) {
      print(WeekScenario.of(delayed(document.plan()), question, monday()));
      return 0;
    }
    Outlook now = outlook(document.plan(), question);
    Optional<Outlook> later =
        delays.isEmpty()
            ? Optional.empty()
            : Optional.of(outlook(delayed(document.plan()), question));
    Optional<Feasibility> target =
        document
            .target()
            .map(
                it ->
                    Feasibility.of(
                        document.plan(),
                        document.leadItems(),
                        day("--today", today).orElseGet(LocalDate::now),
                        it.by(),
                        it.gridKw()));
    List<PlannedWeek> planned = planned(delayed(document.plan()), question);
    if (isJson) {
      out.println(Json.write(Report.of(OutlookView.of(now, later, target), planned)));
    } else {
      OutlookText.of(now, later, new TreeMap<>(delays), target).forEach(out::println);
      WeeksText.of(planned).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  /** All that is told, as JSON. */
  private record Report(
      OutlookView.Told outlook,
      Optional<OutlookView.Told> later,
      Optional<OutlookView.TargetView> target,
      Optional<WeeksView> weeks) {

    static Report of(OutlookView its, List<PlannedWeek> weeks) {
      return new Report(
          its.outlook(),
          its.later(),
          its.target(),
          weeks.isEmpty() ? Optional.empty() : Optional.of(WeeksView.of(weeks)));
    }
  }

  private List<PlannedWeek> planned(CapacityPlan plan, Question question) {
    if (weeks < 0 || weeks > Stretch.MOST_WEEKS) {
      throw new BadInput(
          "--weeks is %d; allowed are 0 to %d.".formatted(weeks, Stretch.MOST_WEEKS));
    }
    return weeks == 0 ? List.of() : Weeks.of(plan, question, weeks, () -> false, _ -> {});
  }

  private LocalDate monday() {
    LocalDate day = day("--week", week).orElseThrow();
    if (day.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new BadInput(
          "--week is %s, no Monday. Maybe %s?"
              .formatted(day, day.with(TemporalAdjusters.previous(DayOfWeek.MONDAY))));
    }
    return day;
  }

  private void print(Scenario scenario) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ScenarioWriter.write(scenario, bytes);
    PrintWriter out = spec.commandLine().getOut();
    out.print(bytes.toString(StandardCharsets.UTF_8));
    out.flush();
  }

  private boolean isJson() {
    if (!format.equals("text") && !format.equals("json")) {
      throw new BadInput(
          "--format: %s.".formatted(Names.unknown(format, "allowed", List.of("text", "json"))));
    }
    return format.equals("json");
  }

  private CapacityDocument document() {
    if (isDemo == file.isPresent()) {
      throw new BadInput(
          isDemo
              ? "--demo and FILE are both given; one of them is looked at."
              : "A capacity plan is missing. Maybe give a FILE, or --demo.");
    }
    if (isDemo) {
      return Ramp.document();
    }
    try {
      return CapacityReader.read(file.orElseThrow());
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file.orElseThrow(), e);
    }
  }

  private Question question(CapacityPlan plan) {
    try {
      return new Question(
          day("--to", to).orElse(plan.from().plusYears(USUAL_YEARS)),
          draws,
          seed,
          Math.multiplyExact(reserve, PER_CENT),
          counted());
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new BadInput(e.getMessage() + ".", e);
    }
  }

  private Set<StepKind> counted() {
    Set<StepKind> counted = EnumSet.allOf(StepKind.class);
    for (String word : without) {
      StepKind kind =
          Arrays.stream(StepKind.values())
              .filter(it -> it != StepKind.ENERGISED && it.word().equals(word))
              .findFirst()
              .orElseThrow(
                  () ->
                      new BadInput(
                          "--without: %s."
                              .formatted(
                                  Names.unknown(
                                      word, "allowed", List.of("firm", "flexible", "planned")))));
      counted.remove(kind);
    }
    return counted;
  }

  private static Optional<LocalDate> day(String option, Optional<String> text) {
    try {
      return text.map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw new BadInput(
          "%s is %s; it has to be a day such as 2031-12-31."
              .formatted(option, Names.quoted(text.orElse(""))),
          e);
    }
  }

  private static Outlook outlook(CapacityPlan plan, Question question) {
    try {
      return MonteCarlo.of(plan, question);
    } catch (IllegalArgumentException e) {
      throw new BadInput("--to: " + e.getMessage() + ".", e);
    }
  }

  private CapacityPlan delayed(CapacityPlan plan) {
    List<String> known = plan.steps().stream().map(SupplyStep::id).toList();
    for (String id : delays.keySet()) {
      if (!known.contains(id)) {
        throw new BadInput("--delay: %s.".formatted(Names.unknown(id, "a step", known)));
      }
    }
    List<SupplyStep> steps = new ArrayList<>();
    for (SupplyStep step : plan.steps()) {
      steps.add(step.on(step.on().plusDays(delays.getOrDefault(step.id(), 0))));
    }
    return plan.withSteps(steps);
  }
}
