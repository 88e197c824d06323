package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Prepared;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/** Runs kernels on one NVIDIA GPU. Used by one thread at a time. */
public final class CudaBackend implements Backend {

  /** The CUDA version of the oldest driver that takes the device code, as CUDA numbers it: 11.8. */
  static final int LEAST_DRIVER_VERSION = 11_080;

  private final Gpu gpu;
  private final Vendor vendor;
  private final Peer peer;
  private final Device device;

  private CudaBackend(Gpu gpu, Vendor vendor, Peer peer, Device device) {
    this.gpu = gpu;
    this.vendor = vendor;
    this.peer = peer;
    this.device = device;
  }

  /**
   * A backend for each device that the driver shows, at least one.
   *
   * @throws AbsentException where there is no driver, no device, or one that cannot be used: {@code
   *     NO_DRIVER}, {@code NO_DEVICE}, {@code OLD_DRIVER}, {@code OUT_OF_MEMORY}, {@code
   *     DEVICE_LOST}, {@code BUSY} or {@code FAILED}
   */
  public static List<CudaBackend> open(Libraries libraries, Engine engine) {
    List<CudaBackend> opened = new ArrayList<>();
    try {
      int count = devices(libraries);
      for (int ordinal = 0; ordinal < count; ordinal++) {
        opened.add(open(libraries, engine, ordinal, count));
      }
      return List.copyOf(opened);
    } catch (AbsentException e) {
      opened.forEach(CudaBackend::close);
      throw e;
    }
  }

  @Override
  public Device device() {
    return device;
  }

  @Override
  public List<KernelCase> cases(Extent extent) {
    return CudaCases.of(gpu.facts(), extent, peer.isThere());
  }

  @Override
  public Prepared prepare(KernelCase which, long seed) {
    gpu.enter();
    Workspace workspace = new Workspace(gpu);
    try {
      Program program = program(which, seed, workspace);
      gpu.await();
      return new CudaKernel(workspace, program);
    } catch (RuntimeException e) {
      workspace.close();
      throw e;
    }
  }

  @Override
  public void close() {
    vendor.close();
    gpu.close();
  }

  private Program program(KernelCase which, long seed, Workspace workspace) {
    return switch (which.kernel()) {
      case GEMM, SOAK -> Products.make(which, seed, workspace, vendor.library());
      case GEMV -> SkinnyProducts.gemv(which, seed, workspace);
      case SKINNY_GEMM -> SkinnyProducts.gemm(which, seed, workspace);
      case ATTENTION_PREFILL -> Attention.prefill(which, seed, workspace);
      case ATTENTION_DECODE -> Attention.decode(which, seed, workspace);
      case SOFTMAX -> RowKernels.softmax(which, seed, workspace);
      case RMS_NORM -> RowKernels.rmsNorm(which, seed, workspace);
      case COPY -> Streams.copy(which, seed, workspace);
      case TRIAD -> Streams.triad(which, seed, workspace);
      case DOT -> Streams.dot(which, seed, workspace);
      case POINTER_CHASE -> Places.chase(which, seed, workspace);
      case GATHER -> Places.gather(which, seed, workspace);
      case LAUNCH -> Launches.make(which, workspace);
      case HOST_TO_DEVICE -> Transfers.toDevice(which, seed, workspace);
      case DEVICE_TO_HOST -> Transfers.toHost(which, seed, workspace);
      case DEVICE_TO_DEVICE -> Transfers.onDevices(which, seed, workspace, peer);
      case LLM_PREFILL -> ModelPrefill.make(which, seed, workspace);
      case LLM_DECODE -> ModelDecode.make(which, seed, workspace);
      case ALL_REDUCE, TCP, STORAGE_READ, STORAGE_RANDOM_READ ->
          throw Refusal.absent(which, "it is a kernel of the host");
    };
  }

  private static int devices(Libraries libraries) {
    try (Arena arena = Arena.ofConfined()) {
      Driver driver = Driver.load(libraries.driver(), arena);
      driver.call(DriverCall.INIT, 0);
      int version = driver.integer(DriverCall.VERSION);
      if (version < LEAST_DRIVER_VERSION) {
        throw new AbsentException(
            Absence.OLD_DRIVER,
            "The driver has CUDA %s, and the device code needs %s at least. Maybe update NVIDIA's driver."
                .formatted(GpuFacts.version(version), GpuFacts.version(LEAST_DRIVER_VERSION)));
      }
      int count = driver.integer(DriverCall.DEVICE_COUNT);
      if (count < 1) {
        throw new AbsentException(
            Absence.NO_DEVICE,
            "cuDeviceGetCount says 0 devices. Maybe the container was given none, or CUDA_VISIBLE_DEVICES is empty.");
      }
      return count;
    }
  }

  private static CudaBackend open(Libraries libraries, Engine engine, int ordinal, int count) {
    Gpu gpu = Gpu.open(libraries.driver(), ordinal);
    try {
      Vendor vendor =
          engine == Engine.PTX ? Vendor.unwanted() : Vendor.find(libraries.blas(), gpu.arena());
      Peer peer = new Peer(libraries.driver(), ordinal, count);
      return new CudaBackend(gpu, vendor, peer, device(gpu.facts(), vendor, libraries));
    } catch (AbsentException e) {
      gpu.close();
      throw e;
    }
  }

  private static Device device(GpuFacts facts, Vendor vendor, Libraries libraries) {
    SortedMap<String, String> known = facts.asMap();
    known.putAll(NvmlFacts.of(libraries.management(), facts.uuid()));
    known.put("gemm-engine", vendor.library().map(CublasLt::engine).orElse(Program.PTX));
    known.put("cublaslt", vendor.said());
    known.put("nvrtc", Nvrtc.version(libraries.compilers()).orElse("absent"));
    return new Device("gpu", facts.model(), facts.uuid(), known);
  }
}
