package eu.megawatt.bench.records;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.bench.records.RecordsResult.Figure;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench records}: what a month of records costs to read and to go on with. */
@Command(
    name = "records",
    description = {
      "Fills an embedded H2 with 30 days of quarter-hours of 12,500 nodes, 36 million of them, and reads",
      "one node's month and the site's curve, with the file's pages out of the page cache: from the",
      "tables in a Java just started, and over REST from a service just started; then writes the next",
      "quarter-hours as the service does.",
      "",
      "Needs 4 GiB of disk and about ten minutes; let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench records", "  megawatt bench records --quick"})
public final class RecordsBench implements Callable<Integer> {

  private static final double NODE_GOAL_MILLIS = 200;
  private static final double SITE_GOAL_MILLIS = 100;
  private static final double MIB = 1 << 20;

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "30",
      description = "Days to fill (default: ${DEFAULT-VALUE}).")
  private int days = 30;

  @Option(
      names = "--nodes",
      paramLabel = "N",
      defaultValue = "12500",
      description = "Nodes to fill (default: ${DEFAULT-VALUE}).")
  private int nodes = 12_500;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "9",
      description = "Times that each thing is done (default: ${DEFAULT-VALUE}).")
  private int tries = 9;

  @Option(
      names = "--quick",
      description = "Two days of 500 nodes: whether it all runs. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException, SQLException {
    if (quick) {
      days = 2;
      nodes = 500;
      tries = 2;
    }
    PrintWriter text = spec.commandLine().getOut();
    Machine machine = Machine.here();
    text.println(machine);
    text.flush();
    Path data = Files.createTempDirectory("bench-records");
    try {
      Month month = new Month(days, nodes);
      double fillSeconds = new Filling(month).run(data);
      long rows = month.quarters() * nodes;
      Path file = data.resolve("megawatt.mv.db");
      double fileMiB = Files.size(file) / MIB;
      text.printf(
          Locale.ROOT,
          "%,d rows in %.0f s, %,.0f rows/s, %,.0f MiB%n",
          rows,
          fillSeconds,
          rows / fillSeconds,
          fileMiB);
      text.flush();
      PageCache cache = new PageCache(file);
      List<Figure> figures = figures(data, month, cache, text);
      Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      RecordsResult result =
          new RecordsResult(
              RecordsResult.FORMAT,
              at,
              Checkout.commit(),
              machine,
              days,
              nodes,
              rows,
              fillSeconds,
              rows / fillSeconds,
              fileMiB,
              cache.what(),
              figures);
      Path folder = out.orElse(quick ? Checkout.scratch() : Checkout.results());
      text.println("Kept as " + Results.write(folder, "records", at, result));
      text.flush();
      return 0;
    } finally {
      delete(data);
    }
  }

  private List<Figure> figures(Path data, Month month, PageCache cache, PrintWriter text)
      throws IOException, InterruptedException {
    ColdService service = new ColdService(data, month, cache);
    int apart = nodes / tries;
    List<Figure> figures =
        List.of(
            Figure.of(
                "a node's " + days + " days from the tables, cold",
                measure(attempt -> once(data, cache, "node", attempt * apart)),
                Optional.of(NODE_GOAL_MILLIS)),
            Figure.of(
                "a site's " + days + " days from the tables, cold",
                measure(_ -> once(data, cache, "site", 0)),
                Optional.of(SITE_GOAL_MILLIS)),
            Figure.of(
                "a node's " + days + " days over REST, cold",
                measure(attempt -> service.read("node", month.nodes().get(attempt * apart))),
                Optional.of(NODE_GOAL_MILLIS)),
            Figure.of(
                "a site's " + days + " days over REST, cold",
                measure(_ -> service.read("site", month.site().id())),
                Optional.of(SITE_GOAL_MILLIS)),
            Figure.of(
                "a quarter-hour of all nodes written",
                measure(attempt -> once(data, cache, "write", attempt)),
                Optional.empty()));
    for (Figure figure : figures) {
      text.printf(
          Locale.ROOT,
          "%-40s median %8.1f ms, max %8.1f ms%s%n",
          figure.what(),
          figure.medianMillis(),
          figure.maxMillis(),
          figure.goalMillis().map(goal -> ", goal %.0f ms".formatted(goal)).orElse(""));
    }
    text.println("page cache: " + cache.what());
    return figures;
  }

  /** Something that is done once and takes so many milliseconds. */
  private interface Attempt {
    double millis(int attempt) throws IOException, InterruptedException;
  }

  private List<Double> measure(Attempt what) throws IOException, InterruptedException {
    List<Double> millis = new ArrayList<>();
    for (int attempt = 0; attempt < tries; attempt++) {
      millis.add(what.millis(attempt));
    }
    return millis;
  }

  /** Does a thing with the tables in a Java of its own. */
  private double once(Path data, PageCache cache, String what, int which)
      throws IOException, InterruptedException {
    cache.drop();
    Path answer = Files.createTempFile("bench-records", ".txt");
    try {
      Process process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:+UseG1GC",
                  "-XX:MaxRAMPercentage=60",
                  "-cp",
                  System.getProperty("java.class.path"),
                  OneTry.class.getName(),
                  data.toString(),
                  Integer.toString(days),
                  Integer.toString(nodes),
                  what,
                  Integer.toString(which),
                  answer.toString())
              .inheritIO()
              .start();
      if (process.waitFor() != 0) {
        throw new IOException("A try of " + what + " failed; it said why above");
      }
      return Double.parseDouble(Files.readString(answer, StandardCharsets.US_ASCII));
    } finally {
      Files.delete(answer);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
