package eu.megawatt.kernels.cpu;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import java.nio.file.Path;
import java.util.List;

/**
 * The kernels on all CPUs that this process may use, one thread for each, with vectors as wide as
 * the machine's registers. Used by one thread at a time.
 */
public final class CpuBackend implements Backend {

  private final CpuMachine machine;
  private final Device device;
  private final CpuCases cases;

  /** On this machine. */
  public CpuBackend() {
    this(Lanes.preferred(), Runtime.getRuntime().availableProcessors(), Path.of("/"));
  }

  /** On this machine, with fewer threads than it has CPUs. */
  public static CpuBackend ofThreads(int threads) {
    return new CpuBackend(Lanes.preferred(), threads, Path.of("/"));
  }

  /**
   * With parts of it chosen.
   *
   * @param root where the files of Linux are
   */
  CpuBackend(Lanes lanes, int threads, Path root) {
    SystemFiles files = new SystemFiles(root);
    Topology topology = Topology.of(files, threads);
    Placement placement = new Placement(topology, threads);
    Team team = new Team(threads, placement);
    team.run(worker -> {});
    StreamLength stream = StreamLength.of(topology);
    this.machine = new CpuMachine(lanes, team, topology.caches());
    this.device = CpuFacts.device(files, topology, machine, placement, stream);
    this.cases = new CpuCases(topology.caches(), stream);
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public List<KernelCase> cases(Extent extent) {
    return cases.of(extent);
  }

  @Override
  public Prepared prepare(KernelCase which, long seed) {
    try {
      return switch (which.precision()) {
        case FP32 -> prepareFp32(which, seed);
        case INT8 -> prepareInt8(which, seed);
        case TF32, BF16, FP16, FP8 ->
            throw absent(which, "Java has no arithmetic of " + which.precision().word());
      };
    } catch (OutOfMemoryError e) {
      throw new AbsentException(
          Absence.OUT_OF_MEMORY,
          "%s does not fit into %d MiB of heap and the machine's memory: %s. Maybe give the process more with -Xmx"
              .formatted(which.name(), Runtime.getRuntime().maxMemory() >> 20, e.getMessage()));
    } catch (ArithmeticException e) {
      throw absent(which, "an operand has more numbers than a Java array: " + e.getMessage());
    }
  }

  private Prepared prepareInt8(KernelCase which, long seed) {
    if (which.kernel() == Kernel.GEMM && which.shape() instanceof Shape.Product product) {
      return new Int8GemmKernel(machine, product, seed);
    }
    throw absent(which, "only GEMM is done in " + Precision.INT8.word());
  }

  private Prepared prepareFp32(KernelCase which, long seed) {
    return switch (which.shape()) {
      case Shape.Product shape -> prepareProduct(which, shape, seed);
      case Shape.Prefill shape when which.kernel() == Kernel.ATTENTION_PREFILL ->
          new PrefillKernel(machine, shape, seed);
      case Shape.Decode shape when which.kernel() == Kernel.ATTENTION_DECODE ->
          new DecodeKernel(machine, shape, seed);
      case Shape.Rows shape -> prepareRows(which, shape, seed);
      case Shape.Arrays shape -> prepareArrays(which, shape, seed);
      case Shape.Chase shape when which.kernel() == Kernel.POINTER_CHASE ->
          new ChaseKernel(machine, shape, seed);
      case Shape.Gather shape when which.kernel() == Kernel.GATHER ->
          new GatherKernel(machine, shape, seed);
      case Shape.Calls shape when which.kernel() == Kernel.LAUNCH -> new LaunchKernel(shape);
      case Shape.Prompt shape when which.kernel() == Kernel.LLM_PREFILL ->
          new PromptKernel(machine, shape, seed);
      case Shape.Tokens shape when which.kernel() == Kernel.LLM_DECODE ->
          new TokensKernel(machine, shape, seed);
      default -> throw absent(which, "a CPU is not asked for it");
    };
  }

  private Prepared prepareProduct(KernelCase which, Shape.Product shape, long seed) {
    return switch (which.kernel()) {
      case GEMM, SOAK -> new GemmKernel(machine, shape, seed);
      case GEMV, SKINNY_GEMM -> new WeightsKernel(machine, shape, seed);
      default -> throw absent(which, "a CPU is not asked for it");
    };
  }

  private Prepared prepareRows(KernelCase which, Shape.Rows shape, long seed) {
    return switch (which.kernel()) {
      case SOFTMAX -> new RowKernel.OfSoftmax(machine, shape, seed);
      case RMS_NORM -> new RowKernel.OfRmsNorm(machine, shape, seed);
      default -> throw absent(which, "a CPU is not asked for it");
    };
  }

  private Prepared prepareArrays(KernelCase which, Shape.Arrays shape, long seed) {
    return switch (which.kernel()) {
      case COPY -> new CopyKernel(machine, shape, seed);
      case TRIAD -> new TriadKernel(machine, shape, seed);
      case DOT -> new DotKernel(machine, shape, seed);
      default -> throw absent(which, "a CPU is not asked for it");
    };
  }

  private static AbsentException absent(KernelCase which, String why) {
    return new AbsentException(
        Absence.NOT_SUPPORTED, "%s is not run here: %s".formatted(which.name(), why));
  }

  @Override
  public void close() {
    machine.team().close();
  }
}
