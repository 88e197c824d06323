package eu.megawatt.service.cli;

import eu.megawatt.fleet.document.InvalidDocumentException;
import eu.megawatt.scheduler.pack.Arrivals;
import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Packing;
import eu.megawatt.scheduler.pack.PackingPolicy;
import eu.megawatt.scheduler.pack.Pod;
import eu.megawatt.scheduler.pack.Policy;
import eu.megawatt.scheduler.pack.trace.NodeTrace;
import eu.megawatt.scheduler.pack.trace.PodTrace;
import eu.megawatt.service.json.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code megawatt pack}: a trace of pods onto nodes, one at a time. */
@Command(
    name = "pack",
    description = {
      "Packs a trace of pods onto nodes online: one at a time, each at once and for good, in the order",
      "of the file or in one that a seed decides. A pod that fits somewhere is placed; one that does not",
      "is left out. A policy knows the mix of the pods and not their order.",
      "",
      "bestfit and fgd are as in the FGD paper (USENIX ATC 2023), megawatt is ours. The files have the",
      "columns of the openb traces; docs/formats.md has them.",
      "",
      "Exit code 0: packed, whatever was left out; 2: something is wrong with a file.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt pack --nodes nodes.csv --pods pods.csv",
      "  megawatt pack --nodes nodes.csv --pods pods.csv --policy fgd --seed 1 --inflate 1.3",
      "  megawatt pack --nodes nodes.csv --pods pods.csv --format json | jq .allocatedGpuPercent"
    })
final class PackCommand implements Callable<Integer> {

  private static final double MOST_INFLATED = 100;
  private static final double NANOS = 1e9;

  @Option(
      names = "--nodes",
      required = true,
      paramLabel = "FILE",
      description = "The nodes, all empty: CSV.")
  private Path nodes = Path.of("");

  @Option(
      names = "--pods",
      required = true,
      paramLabel = "FILE",
      description = "The pods, in the order in which they arrive: CSV.")
  private Path pods = Path.of("");

  @Option(
      names = "--policy",
      paramLabel = "bestfit|fgd|megawatt",
      defaultValue = "megawatt",
      description = "What makes one place better than another (default: ${DEFAULT-VALUE}).")
  private PackingPolicy policy = PackingPolicy.MEGAWATT;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Shuffles the pods by it (default: the order of the file).")
  private Optional<Long> seed = Optional.empty();

  @Option(
      names = "--inflate",
      paramLabel = "X",
      description = {
        "Has pods come again, drawn by the seed, until X times the nodes' GPUs are asked for, a pod of",
        "several GPUs counting as one of them, as in the paper (default: each comes once)."
      })
  private Optional<Double> inflate = Optional.empty();

  @Option(
      names = "--format",
      paramLabel = "text|json",
      defaultValue = "text",
      description = "How to print what came of it (default: ${DEFAULT-VALUE}).")
  private Format format = Format.TEXT;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** How what came of it is printed. */
  enum Format {
    TEXT,
    JSON
  }

  /** Reads a trace. */
  private interface Reader<T> {
    List<T> read(Path file) throws IOException;
  }

  @Override
  public Integer call() throws IOException {
    inflate
        .filter(it -> !(it > 0 && it <= MOST_INFLATED))
        .ifPresent(
            it -> {
              throw new BadInput(
                  "--inflate %s: allowed is more than 0, and %.0f at most."
                      .formatted(it, MOST_INFLATED));
            });
    List<String> problems = new ArrayList<>();
    List<Node> fleet = read(nodes, NodeTrace::read, problems);
    List<Pod> trace = read(pods, PodTrace::read, problems);
    if (!problems.isEmpty()) {
      throw new BadInput(String.join("\n", problems));
    }
    List<Pod> arriving = arriving(fleet, trace);
    long began = System.nanoTime();
    Policy chosen = policy.policy(fleet, trace);
    Packing packing = Packing.of(fleet, arriving, chosen);
    double seconds = (System.nanoTime() - began) / NANOS;
    PackFigures figures =
        PackFigures.of(policy, seed, inflate, fleet, packing, arriving.size() / seconds);
    PrintWriter out = spec.commandLine().getOut();
    switch (format) {
      case TEXT -> print(figures, out);
      case JSON -> out.println(Json.write(figures));
    }
    out.flush();
    return 0;
  }

  private static <T> List<T> read(Path file, Reader<T> reader, List<String> problems)
      throws IOException {
    try {
      return reader.read(file);
    } catch (InvalidDocumentException e) {
      problems.add(BadInput.of(file, e).getMessage());
      return List.of();
    }
  }

  private List<Pod> arriving(List<Node> fleet, List<Pod> trace) {
    List<Pod> order = seed.map(it -> Arrivals.shuffled(trace, it)).orElse(trace);
    long gpuMilli = fleet.stream().mapToLong(Node::gpuMilli).sum();
    return inflate
        .map(it -> Arrivals.inflated(order, Math.round(it * gpuMilli), seed.orElse(0L)))
        .orElse(order);
  }

  private static void print(PackFigures figures, PrintWriter out) {
    out.printf(
        Locale.ROOT,
        "%.2f %% of %,d GPUs on %,d nodes allocated by %s%n",
        figures.allocatedGpuPercent(),
        figures.gpuCount(),
        figures.nodeCount(),
        figures.policy());
    out.printf(
        Locale.ROOT,
        "%,d pods placed, %,d left out, %,.0f pods/s%n",
        figures.placedPods(),
        figures.unplacedPods(),
        figures.podsPerSecond());
  }
}
