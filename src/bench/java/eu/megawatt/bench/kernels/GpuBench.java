package eu.megawatt.bench.kernels;

import eu.megawatt.bench.record.Checkout;
import eu.megawatt.bench.record.Machine;
import eu.megawatt.bench.record.Results;
import eu.megawatt.kernels.cuda.CudaBackend;
import eu.megawatt.kernels.cuda.Engine;
import eu.megawatt.kernels.cuda.Libraries;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Prepared;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench gpu}: kernels on a GPU beside PyTorch. */
@Command(
    name = "gpu",
    description = {
      "Measures the suite's kernels on the first NVIDIA GPU beside the same work by PyTorch, by turns, each",
      "timed by the GPU's own events. Results are checked first. Takes two minutes; let nothing else run.%n"
    },
    mixinStandardHelpOptions = true,
    sortOptions = false,
    footer = {
      "",
      "Examples:",
      "  megawatt bench gpu",
      "  megawatt bench gpu --python venv/bin/python3"
    })
public final class GpuBench implements Callable<Integer> {

  private static final int USUAL_ROUNDS = 30;
  private static final int LEAST_ROUNDS = 8;
  private static final double GOAL = 0.95;
  private static final Set<Kernel> COPIES =
      Set.of(Kernel.COPY, Kernel.HOST_TO_DEVICE, Kernel.DEVICE_TO_HOST, Kernel.DEVICE_TO_DEVICE);

  @Option(
      names = "--python",
      paramLabel = "PYTHON",
      defaultValue = "python3",
      description = "An interpreter that has PyTorch (default: ${DEFAULT-VALUE}).")
  private String python = "python3";

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "30",
      description =
          "Rounds of each pair (default: ${DEFAULT-VALUE}); a result of fewer is kept under target.")
  private int rounds = USUAL_ROUNDS;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where to keep the result (default: src/bench/results).")
  private Optional<Path> out = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<GpuResult.Row> rows = new ArrayList<>();
  private final List<String> left = new ArrayList<>();

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (rounds < LEAST_ROUNDS) {
      throw new ParameterException(
          spec.commandLine(),
          "--rounds %d: an interval needs %d at least.".formatted(rounds, LEAST_ROUNDS));
    }
    try (TorchPeer torch = peer()) {
      Device device = compare(Engine.VENDOR, torch);
      compare(Engine.PTX, torch);
      keep(device, torch.name());
      return 0;
    } catch (AbsentException e) {
      throw new ParameterException(
          spec.commandLine(), "%s: %s".formatted(e.absence().word(), e.detail()), e);
    }
  }

  private TorchPeer peer() {
    try {
      return new TorchPeer(python);
    } catch (IOException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
    }
  }

  /** All cases of one engine; of our own code only what the maker's library does otherwise. */
  private Device compare(Engine engine, TorchPeer torch) {
    List<CudaBackend> all = CudaBackend.open(Libraries.OF_LINUX, engine);
    try {
      CudaBackend first = all.getFirst();
      for (KernelCase which : first.cases(Extent.QUICK)) {
        if (engine == Engine.VENDOR || which.kernel() == Kernel.GEMM) {
          compare(which, first, torch);
        }
      }
      return first.device();
    } finally {
      all.forEach(CudaBackend::close);
    }
  }

  private void compare(KernelCase which, Backend backend, TorchPeer torch) {
    try (Prepared kernel = backend.prepare(which, 1)) {
      if (rows.stream().anyMatch(it -> isOf(it, which, kernel.engine()))) {
        return;
      }
      if (kernel.check() instanceof Correctness.Wrong wrong) {
        leave(which, "ours is wrong: " + wrong);
        return;
      }
      Optional<Side> peer = torch.side(which);
      if (peer.isEmpty()) {
        leave(which, "PyTorch has no function for it");
        return;
      }
      Duel duel = new Duel(which, kernel::run, peer.get());
      KernelsResult.Row row = duel.fight("PyTorch", goal(which, kernel.engine()), rounds);
      rows.add(new GpuResult.Row(kernel.engine(), row));
      say(line(rows.getLast()));
    } catch (AbsentException e) {
      leave(which, e.absence().word() + ": " + e.detail());
    } catch (UnsupportedOperationException e) {
      leave(which, "PyTorch says " + e.getMessage());
    }
  }

  private static boolean isOf(GpuResult.Row row, KernelCase which, String engine) {
    return row.speed().kernel().equals(which.name()) && row.engine().equals(engine);
  }

  private static double goal(KernelCase which, String engine) {
    boolean isOfTheLibrary = which.kernel() == Kernel.GEMM && engine.startsWith("cublaslt");
    return isOfTheLibrary || COPIES.contains(which.kernel()) ? GOAL : 0;
  }

  private void leave(KernelCase which, String why) {
    left.add(which.name() + ": " + why);
    say(left.getLast());
  }

  private void keep(Device device, String peer) throws IOException, InterruptedException {
    Instant at = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    GpuResult result =
        new GpuResult(
            GpuResult.FORMAT,
            at,
            Checkout.commit(),
            Machine.here(),
            device.model(),
            device.facts(),
            peer,
            List.copyOf(rows),
            List.copyOf(left));
    Path folder = out.orElse(rounds == USUAL_ROUNDS ? Checkout.results() : Checkout.scratch());
    say("Kept as " + Results.write(folder, "gpu", at, result));
  }

  private void say(String line) {
    PrintWriter text = spec.commandLine().getOut();
    text.println(line);
    text.flush();
  }

  private static String line(GpuResult.Row row) {
    KernelsResult.Row speed = row.speed();
    return String.format(
        Locale.ROOT,
        "%-45s %-14s %9.4g, PyTorch %9.4g %s: %.2f (%.2f to %.2f)%s",
        speed.kernel(),
        row.engine(),
        speed.java(),
        speed.peerValue(),
        speed.unit(),
        speed.ratio(),
        speed.ratioLow(),
        speed.ratioHigh(),
        speed.goal() > 0 ? ", goal %.2f".formatted(speed.goal()) : "");
  }
}
