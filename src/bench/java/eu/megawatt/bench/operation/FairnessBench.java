package eu.megawatt.bench.operation;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
      "fourth that asks for ten thousand jobs at once, and says how much later the others' jobs end: than",
      "without those, and than on a share of the fleet as large as the guarantee that is a tenant's own.",
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
    rows.add(
        row(
            "planned",
            () -> new PlannedDispatch(true, true, 0, PlannedDispatch.HEADROOM),
            calm,
            flooded,
            text));
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
    Operation with = operated(flooded, dispatcher.get());
    double seconds = (System.nanoTime() - began) / NANOS;
    Map<String, Operation> alone = new HashMap<>();
    Flood.shares()
        .forEach(
            (tenant, share) ->
                alone.put(tenant, operated(calm.alone(tenant, share), dispatcher.get())));
    Map<String, String> tenants = new HashMap<>();
    calm.jobs().forEach(it -> tenants.put(it.id(), it.tenant()));
    Delays.Ends onItsOwn =
        id -> Optional.ofNullable(alone.get(tenants.get(id))).orElseThrow().end(id);
    FairnessResult.Row row =
        new FairnessResult.Row(
            name,
            Delays.of(calm.jobs(), with::end, operated(calm, dispatcher.get())::end),
            Delays.of(calm.jobs(), with::end, onItsOwn),
            Delays.byRank(calm.jobs(), with::end, onItsOwn),
            (int)
                flooded.jobs().stream()
                    .filter(it -> it.tenant().equals(Flood.FLOODING))
                    .filter(it -> with.end(it.id()).isPresent())
                    .count(),
            Math.rint(seconds * 10) / 10);
    text.println(
        String.format(
            Locale.ROOT,
            "%-18s of %d jobs, than without the flood: %s; than on its share alone: %s; of each tenant's ends in their order: %s; %,d jobs of the flood done; %.1f s",
            name,
            calm.jobs().size(),
            said(row.byTheFlood()),
            said(row.thanAlone()),
            said(row.ofTenantThanAlone()),
            row.floodDone(),
            row.seconds()));
    text.flush();
    return row;
  }

  private static String said(Delays delays) {
    return String.format(
        Locale.ROOT,
        "%d end later (p99 %.0f min, at most %.0f min), %d not in the week",
        delays.late(),
        delays.p99Minutes(),
        delays.mostMinutes(),
        delays.undone());
  }

  private static Operation operated(Week week, Dispatcher dispatcher) {
    Operation operation = new Operation(week);
    operation.run(dispatcher, WEEK);
    return operation;
  }
}
