package eu.megawatt.bench.operation;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.fleet.job.Job;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code bench fairness}: what ten thousand jobs of one tenant do to the others. */
@Command(
    name = "fairness",
    description = {
      "Runs a week in which three tenants ask for less than they are guaranteed, with and without a",
      "fourth that asks for ten thousand jobs at once, and says how much later the others' jobs end.",
      "Prices lie in ../shared/data/energy.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench fairness"})
public final class FairnessBench implements Callable<Integer> {

  private static final double NANOS = 1e9;
  private static final int WEEK = 7 * Weeks.SLOTS_PER_DAY;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all that is made up (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter text = spec.commandLine().getOut();
    Week calm = Flood.of(Checkout.shared(), seed, false);
    Week flooded = Flood.of(Checkout.shared(), seed, true);
    List<FairnessResult.Row> rows = new ArrayList<>();
    rows.add(row("EASY backfilling", EasyBackfill::new, calm, flooded, text));
    rows.add(row("planned", () -> new PlannedDispatch(true, true, 0), calm, flooded, text));
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    FairnessResult result =
        new FairnessResult(
            FairnessResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            seed,
            calm.jobs().size(),
            flooded.jobs().size() - calm.jobs().size(),
            rows);
    text.println(
        "Kept as " + Results.write(out.orElse(Checkout.results()), "fairness", at, result));
    text.flush();
    return 0;
  }

  private static FairnessResult.Row row(
      String name, Supplier<Dispatcher> dispatcher, Week calm, Week flooded, PrintWriter text) {
    long began = System.nanoTime();
    Operation without = new Operation(calm);
    without.run(dispatcher.get(), WEEK);
    Operation with = new Operation(flooded);
    with.run(dispatcher.get(), WEEK);
    List<Double> minutes = new ArrayList<>();
    int undone = 0;
    for (Job job : calm.jobs()) {
      Optional<Integer> end = without.end(job.id());
      Optional<Integer> later = with.end(job.id());
      if (end.isPresent() && later.isPresent()) {
        minutes.add((double) (later.get() - end.get()) * Week.SLOT_MINUTES);
      }
      undone += end.isPresent() && later.isEmpty() ? 1 : 0;
    }
    minutes.sort(null);
    int floodDone =
        (int)
            flooded.jobs().stream()
                .filter(it -> it.tenant().equals(Flood.FLOODING))
                .filter(it -> with.end(it.id()).isPresent())
                .count();
    FairnessResult.Row row =
        new FairnessResult.Row(
            name,
            (int) minutes.stream().filter(it -> it > 0).count(),
            undone,
            minutes.get(minutes.size() / 2),
            minutes.get((int) (minutes.size() * 0.99)),
            minutes.getLast(),
            floodDone,
            Math.rint((System.nanoTime() - began) / NANOS * 10) / 10);
    text.println(
        String.format(
            Locale.ROOT,
            "%-18s of %d jobs %d end later (median %.0f min, p99 %.0f min, at most %.0f min), %d not in the week; %,d jobs of the flood done; %.1f s",
            name,
            calm.jobs().size(),
            row.late(),
            row.medianMinutes(),
            row.p99Minutes(),
            row.mostMinutes(),
            row.undone(),
            row.floodDone(),
            row.seconds()));
    text.flush();
    return row;
  }
}
