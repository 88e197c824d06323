package eu.megawatt.bench.books;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** {@code bench books}: what the export of a year of a large fleet costs. */
@Command(
    name = "books",
    description = {
      "Closes twelve months of a simulated fleet of 200 MW with 60 pools and 1,500 jobs a day, some 40",
      "million lines of the ledger by quarter-hour, and exports them to one FOCUS CSV file: each time in",
      "a Java just started that has 1 GiB of heap.",
      "",
      "Needs 2 GiB of disk and about ten minutes; let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench books", "  megawatt bench books --quick"})
public final class BooksBench implements Callable<Integer> {

  private static final double GOAL_SECONDS = 60;
  private static final long HEAP_MIB = 1_024;
  private static final double BYTES_PER_MIB = 1 << 20;

  @Option(
      names = "--tries",
      paramLabel = "N",
      defaultValue = "3",
      description = "Times that the year is exported (default: ${DEFAULT-VALUE}).")
  private int tries = 3;

  @Option(
      names = "--quick",
      description = "One month, once: whether it all runs. Kept apart, under target.")
  private boolean quick;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** What one export came to. */
  private record Exported(double seconds, long rows) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    int months = quick ? 1 : 12;
    Machine machine = Machine.here();
    say(machine.toString());
    Path directory = Files.createTempDirectory("bench-books");
    try {
      long began = System.nanoTime();
      long lines = YearOfBooks.make(directory, months);
      double makeSeconds = (System.nanoTime() - began) / 1e9;
      say(
          String.format(
              Locale.ROOT,
              "%,d lines of the ledger in %d months closed in %.0f s",
              lines,
              months,
              makeSeconds));
      Path file = directory.resolve("focus.csv");
      List<Exported> exports = new ArrayList<>();
      for (int attempt = 0; attempt < (quick ? 1 : tries); attempt++) {
        Exported it = export(directory, months, file);
        say(String.format(Locale.ROOT, "%,d rows in %.1f s", it.rows(), it.seconds()));
        exports.add(it);
      }
      List<Double> sorted = exports.stream().map(Exported::seconds).sorted().toList();
      Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      BooksResult result =
          new BooksResult(
              BooksResult.FORMAT,
              at,
              Checkout.commit(),
              machine,
              months,
              lines,
              makeSeconds,
              exports.getFirst().rows(),
              Files.size(file) / BYTES_PER_MIB,
              exports.stream().map(Exported::seconds).toList(),
              sorted.get(sorted.size() / 2),
              sorted.getLast(),
              HEAP_MIB,
              GOAL_SECONDS);
      Path folder = out.orElse(quick ? Checkout.scratch() : Checkout.results());
      say("Kept as " + Results.write(folder, "books", at, result));
      return 0;
    } finally {
      delete(directory);
    }
  }

  private void say(String what) {
    PrintWriter text = spec.commandLine().getOut();
    text.println(what);
    text.flush();
  }

  private static Exported export(Path directory, int months, Path file)
      throws IOException, InterruptedException {
    Path answer = directory.resolve("answer");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-Xmx%dm".formatted(HEAP_MIB),
                "-cp",
                System.getProperty("java.class.path"),
                YearExport.class.getName(),
                directory.toString(),
                Integer.toString(months),
                file.toString(),
                answer.toString())
            .inheritIO()
            .start();
    if (process.waitFor() != 0) {
      throw new IOException("An export failed; it said why above");
    }
    String[] words = Files.readString(answer, StandardCharsets.US_ASCII).split(" ", -1);
    return new Exported(Double.parseDouble(words[0]), Long.parseLong(words[1]));
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
