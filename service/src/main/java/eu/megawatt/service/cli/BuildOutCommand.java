package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.fleet.document.Issue;
import eu.megawatt.planner.buildout.ask.BuildQuestion;
import eu.megawatt.planner.buildout.ask.Offers;
import eu.megawatt.planner.buildout.search.BuildOut;
import eu.megawatt.planner.buildout.search.BuildOutSearch;
import eu.megawatt.planner.buildout.search.Effort;
import eu.megawatt.planner.document.BuildOutReader;
import eu.megawatt.planner.document.CapacityDocument;
import eu.megawatt.planner.document.CapacityReader;
import eu.megawatt.planner.example.Ramp;
import eu.megawatt.planner.example.RampBuildOut;
import eu.megawatt.service.capacity.buildout.BuildOutTeller;
import eu.megawatt.service.capacity.buildout.BuildOutView;
import eu.megawatt.service.json.Json;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code megawatt build-out}: what to build where and when. */
@Command(
    name = "build-out",
    description = {
      "Finds which expansions, sizes, GPU generations and dates meet the demand of every residency",
      "profile at least net present cost, under lead times, capital per year and risk.",
      "",
      "Says what each costs, how much cheaper any other plan could be, which plans came next and",
      "why they lost, and what is not possible by its date, with the least bad that is. The same",
      "documents, effort and seed give the same answer.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt build-out --demo",
      "  megawatt build-out capacity.json build-out.json --seconds 60",
      "  megawatt build-out --demo --document > build-out.json",
      "  megawatt outlook --demo --document > capacity.json"
    })
final class BuildOutCommand implements Callable<Integer> {

  private static final int MOST_EFFORT = 1_000;
  private static final long MOST_SECONDS = 86_400;

  @Parameters(
      index = "0",
      paramLabel = "CAPACITY",
      arity = "0..1",
      description = "A capacity plan (megawatt/capacity/1), JSON or YAML.")
  private Optional<Path> capacityFile = Optional.empty();

  @Parameters(
      index = "1",
      paramLabel = "BUILDOUT",
      arity = "0..1",
      description = "What may be built (megawatt/build-out/1), JSON or YAML.")
  private Optional<Path> offersFile = Optional.empty();

  @Option(names = "--demo", description = "A ramp to 200 MW with fictional offers and prices.")
  private boolean isDemo;

  @Option(names = "--document", description = "Only print the demo's offers, to be changed.")
  private boolean isDocument;

  @Option(
      names = "--effort",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many times the usual work the search does (default: ${DEFAULT-VALUE}).")
  private int effort;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description =
          "Double the effort until no more fits into so many seconds, or nothing can be cheaper.")
  private Optional<Long> seconds = Optional.empty();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The chance of the search (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--json", description = "Print JSON.")
  private boolean isJson;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What was found with which effort. */
  private record Found(BuildOut buildOut, int effort) {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (isDocument) {
      out.print(new String(RampBuildOut.bytes(), StandardCharsets.UTF_8));
      out.flush();
      return 0;
    }
    checkNumbers();
    CapacityDocument capacity = capacity();
    BuildQuestion question = question(capacity);
    Found found = search(question);
    BuildOutView view = BuildOutTeller.view(question, found.buildOut(), capacity.target());
    if (isJson) {
      out.println(Json.write(view));
    } else {
      BuildOutText.of(view, found.effort(), seed).forEach(out::println);
    }
    out.flush();
    return 0;
  }

  private void checkNumbers() {
    if (effort < 1 || effort > MOST_EFFORT) {
      throw new BadInput("--effort is %d; allowed are 1 to %d.".formatted(effort, MOST_EFFORT));
    }
    if (seconds.filter(it -> it < 1 || it > MOST_SECONDS).isPresent()) {
      throw new BadInput(
          "--seconds is %d; allowed are 1 to %d.".formatted(seconds.get(), MOST_SECONDS));
    }
  }

  private CapacityDocument capacity() {
    if (isDemo && capacityFile.isPresent()) {
      throw new BadInput("--demo and CAPACITY are both given; one of them is looked at.");
    }
    if (!isDemo && offersFile.isEmpty()) {
      throw new BadInput(
          "CAPACITY and BUILDOUT are needed: a capacity plan and what may be built. Maybe give both"
              + " files, or --demo.");
    }
    return isDemo ? Ramp.document() : read(capacityFile.orElseThrow(), CapacityReader::read);
  }

  private static <T> T read(Path file, Function<Path, T> reader) {
    try {
      return reader.apply(file);
    } catch (InvalidDocumentException e) {
      throw BadInput.of(file, e);
    }
  }

  private BuildQuestion question(CapacityDocument capacity) {
    Offers offers =
        isDemo ? RampBuildOut.offers() : read(offersFile.orElseThrow(), BuildOutReader::read);
    try {
      return BuildQuestion.of(capacity.plan(), capacity.leadItems(), offers);
    } catch (InvalidDocumentException e) {
      throw offersFile
          .map(it -> BadInput.of(it, e))
          .orElseGet(() -> new BadInput(told(e.issues()), e));
    }
  }

  private static String told(List<Issue> issues) {
    return issues.stream().map(Issue::toString).collect(Collectors.joining("\n  "));
  }

  /** Twice the effort as long as it fits into the time, by what the last one took. */
  private Found search(BuildQuestion question) {
    long begin = System.nanoTime();
    int times = effort;
    BuildOut best = BuildOutSearch.of(question.buildCase(), Effort.USUAL.times(times), seed);
    long lastNanos = System.nanoTime() - begin;
    while (seconds.isPresent()
        && !best.isProven()
        && 2 * times <= MOST_EFFORT
        && System.nanoTime() - begin + 2 * lastNanos <= TimeUnit.SECONDS.toNanos(seconds.get())) {
      times *= 2;
      long from = System.nanoTime();
      best = BuildOutSearch.of(question.buildCase(), Effort.USUAL.times(times), seed);
      lastNanos = System.nanoTime() - from;
    }
    return new Found(best, times);
  }
}
