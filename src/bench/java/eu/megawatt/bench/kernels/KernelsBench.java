package eu.megawatt.bench.kernels;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.kernels.cpu.CpuBackend;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.foreign.Arena;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench kernels}: kernels in Java beside gcc and OpenBLAS. */
@Command(
    name = "kernels",
    description = {
      "Measures the suite's kernels on one CPU beside the same work by gcc (STREAM's triad, softmax and",
      "decoding attention from plain loops) and by OpenBLAS (SGEMM, SGEMV), by turns in one process.",
      "Needs gcc and OpenBLAS (Debian: libopenblas0-pthread). Takes two minutes; let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {"", "Examples:", "  megawatt bench kernels", "  megawatt bench kernels --rounds 20"})
public final class KernelsBench implements Callable<Integer> {

  private static final int USUAL_ROUNDS = 60;
  private static final int LEAST_ROUNDS = 8;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "60",
      description =
          "Rounds of each pair (default: ${DEFAULT-VALUE}); a result of fewer is kept under target.")
  private int rounds = USUAL_ROUNDS;

  @Option(
      names = "--blas",
      paramLabel = "LIBRARY",
      defaultValue = "libopenblas.so.0",
      description = "OpenBLAS, by name or path (default: ${DEFAULT-VALUE}).")
  private String blas = "libopenblas.so.0";

  @Option(
      names = "--blas-core",
      paramLabel = "CORE",
      description = {
        "Whose code OpenBLAS takes, as SkylakeX or Haswell: it does not know new processors and takes the",
        "oldest code for them (default: as it finds)."
      })
  private Optional<String> core = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  /** A kernel, what is beside it, and what is aimed at. */
  private record Pair(KernelCase which, String peer, double goal, Function<Native, Side> side) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < LEAST_ROUNDS) {
      throw new ParameterException(
          spec.commandLine(),
          "--rounds %d: an interval needs %d at least.".formatted(rounds, LEAST_ROUNDS));
    }
    PrintWriter text = spec.commandLine().getOut();
    PeerLibrary library = PeerLibrary.make();
    core.ifPresent(Native::chooseCore);
    List<KernelsResult.Row> rows = new ArrayList<>();
    String taken;
    String vectors = "";
    try (Arena arena = Arena.ofShared()) {
      taken = new Native(arena, library.file(), blas).core();
    }
    for (Pair pair : pairs()) {
      try (Arena arena = Arena.ofShared();
          CpuBackend backend = CpuBackend.ofThreads(1);
          Prepared kernel = backend.prepare(pair.which(), 1)) {
        Native natives = new Native(arena, library.file(), blas);
        vectors = kernel.engine();
        Duel duel = new Duel(pair.which(), kernel::run, pair.side().apply(natives));
        rows.add(duel.fight(pair.peer(), pair.goal(), rounds));
        text.println(line(rows.getLast()));
        text.flush();
      }
    }
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    KernelsResult result =
        new KernelsResult(
            KernelsResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            library.compiler(),
            "OpenBLAS, code of " + taken,
            vectors,
            rows);
    Path folder = out.orElse(rounds == USUAL_ROUNDS ? Checkout.results() : Checkout.scratch());
    text.println("Kept as " + Results.write(folder, "kernels", at, result));
    text.flush();
    return 0;
  }

  private static List<Pair> pairs() {
    int length = 32 << 20;
    return List.of(
        new Pair(
            fp32(Kernel.TRIAD, new Shape.Arrays(length, 3, 2)),
            "gcc",
            0.95,
            it -> it.triad(length)),
        new Pair(
            fp32(Kernel.GEMM, new Shape.Product(1024, 1024, 1024)),
            "OpenBLAS",
            0.80,
            it -> it.sgemm(1024)),
        new Pair(
            fp32(Kernel.GEMV, new Shape.Product(1, 8192, 4096)),
            "OpenBLAS",
            0.80,
            it -> it.sgemv(8192, 4096)),
        new Pair(
            fp32(Kernel.ATTENTION_DECODE, new Shape.Decode(1, 32, 8, 8192, 128)),
            "gcc",
            0.80,
            it -> it.decode(32, 8, 8192, 128)),
        new Pair(
            fp32(Kernel.SOFTMAX, new Shape.Rows(256, 1024)),
            "gcc",
            0.90,
            it -> it.softmax(256, 1024)));
  }

  private static KernelCase fp32(Kernel kernel, Shape shape) {
    return new KernelCase(kernel, Precision.FP32, shape);
  }

  private static String line(KernelsResult.Row row) {
    return String.format(
        Locale.ROOT,
        "%-45s %8.4f, %-8s %8.4f %s: %.2f (%.2f to %.2f), goal %.2f, calibration varied by %.1f %%",
        row.kernel(),
        row.java(),
        row.peer(),
        row.peerValue(),
        row.unit(),
        row.ratio(),
        row.ratioLow(),
        row.ratioHigh(),
        row.goal(),
        100 * row.calibrationVariation());
  }
}
