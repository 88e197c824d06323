package eu.megawatt.bench.pack;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.scheduler.pack.Arrivals;
import eu.megawatt.scheduler.pack.Node;
import eu.megawatt.scheduler.pack.Packing;
import eu.megawatt.scheduler.pack.PackingPolicy;
import eu.megawatt.scheduler.pack.Pod;
import eu.megawatt.scheduler.pack.trace.NodeTrace;
import eu.megawatt.scheduler.pack.trace.PodTrace;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench pack}: the openb traces packed by each policy, as in the FGD paper. */
@Command(
    name = "pack",
    description = {
      "Packs the openb traces at 130 % of the cluster's GPUs by each policy, shuffled by the seeds 1 to N,",
      "beside what the FGD paper published. The traces lie in ../shared/data/traces. Takes half a minute.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench pack", "  megawatt bench pack --shuffles 3"})
public final class PackBench implements Callable<Integer> {

  private static final double INFLATED = 1.3;
  private static final int USUAL_SHUFFLES = 10;
  private static final double NANOS = 1e9;

  private static final Map<String, Map<PackingPolicy, Double>> PUBLISHED =
      Map.of(
          "default",
          Map.of(PackingPolicy.BESTFIT, 93.08, PackingPolicy.FGD, 95.39),
          "gpushare100",
          Map.of(PackingPolicy.BESTFIT, 85.01, PackingPolicy.FGD, 86.90));

  @Option(
      names = "--shuffles",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Orders of arrival (default: ${DEFAULT-VALUE}); a result of fewer is kept under target.")
  private int shuffles = USUAL_SHUFFLES;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    Path traces = Checkout.shared().resolve("data/traces");
    List<Node> nodes = NodeTrace.read(traces.resolve("openb_node_list_gpu_node.csv"));
    List<PackResult.Row> rows = new ArrayList<>();
    for (String list : List.of("default", "gpushare100")) {
      List<Pod> pods = PodTrace.read(traces.resolve("openb_pod_list_%s.csv".formatted(list)));
      for (PackingPolicy policy : PackingPolicy.values()) {
        PackResult.Row row = row(list, policy, nodes, pods);
        rows.add(row);
        text.println(line(row));
        text.flush();
      }
    }
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    PackResult result =
        new PackResult(
            PackResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            nodes.size(),
            nodes.stream().mapToInt(Node::gpus).sum(),
            INFLATED,
            rows);
    Path folder = out.orElse(shuffles == USUAL_SHUFFLES ? Checkout.results() : Checkout.scratch());
    text.println("Kept as " + Results.write(folder, "pack", at, result));
    text.flush();
    return 0;
  }

  private PackResult.Row row(String list, PackingPolicy policy, List<Node> nodes, List<Pod> pods) {
    long limit = Math.round(INFLATED * nodes.stream().mapToLong(Node::gpuMilli).sum());
    List<Double> percents = new ArrayList<>();
    long nanos = 0;
    long arrived = 0;
    long unplaced = 0;
    for (long seed = 1; seed <= shuffles; seed++) {
      List<Pod> arriving = Arrivals.inflated(Arrivals.shuffled(pods, seed), limit, seed);
      long began = System.nanoTime();
      Packing packing = Packing.of(nodes, arriving, policy.policy(nodes, pods));
      nanos += System.nanoTime() - began;
      arrived += arriving.size();
      unplaced += packing.unplaced().size();
      percents.add(rounded(packing.allocatedGpuPercent(), 1e4));
    }
    double mean = percents.stream().mapToDouble(it -> it).average().orElse(0);
    double variance =
        percents.stream().mapToDouble(it -> (it - mean) * (it - mean)).sum()
            / Math.max(1, shuffles - 1);
    return new PackResult.Row(
        list,
        policy.name().toLowerCase(Locale.ROOT),
        percents,
        rounded(mean, 1e4),
        rounded(Math.sqrt(variance), 1e4),
        rounded((double) unplaced / shuffles, 10),
        Math.rint(arrived / (nanos / NANOS)),
        Optional.ofNullable(PUBLISHED.getOrDefault(list, Map.of()).get(policy)));
  }

  private static double rounded(double value, double parts) {
    return Math.rint(value * parts) / parts;
  }

  private static String line(PackResult.Row row) {
    return String.format(
        Locale.ROOT,
        "%-12s %-9s %.2f %% (sd %.2f), %,.0f left out, %,.0f pods/s",
        row.list(),
        row.policy(),
        row.meanPercent(),
        row.deviationPercent(),
        row.meanUnplaced(),
        row.podsPerSecond());
  }
}
