package eu.megawatt.kernels.host;

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
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The kernels of sockets over loopback and of the storage that a directory is on. It listens on
 * loopback only and for no longer than it takes to connect. Used by one thread at a time.
 */
public final class HostBackend implements Backend {

  private static final int MIB = 1 << 20;
  private static final int BLOCK_BYTES = 4 * MIB;
  private static final int RANDOM_BYTES = 4096;

  private final Path directory;

  /**
   * On this machine.
   *
   * @param directory on the storage that is measured; files are written there, and deleted
   */
  public HostBackend(Path directory) {
    this.directory = directory;
  }

  @Override
  public Device device() {
    SortedMap<String, String> facts = new TreeMap<>();
    facts.put("cpus", Integer.toString(Runtime.getRuntime().availableProcessors()));
    facts.put("java", Runtime.version().toString());
    facts.put("driver", System.getProperty("os.version"));
    facts.put("directory", directory.toString());
    try {
      FileStore store = Files.getFileStore(directory);
      facts.put("file-system", store.type());
      facts.put("free-bytes", Long.toString(store.getUsableSpace()));
    } catch (IOException e) {
      facts.put("file-system", "unknown: " + e);
    }
    String system = System.getProperty("os.name") + " " + System.getProperty("os.version");
    return new Device("host", system, "host", facts);
  }

  @Override
  public List<KernelCase> cases(Extent extent) {
    List<KernelCase> cases = new ArrayList<>();
    cases.add(ring(4, 16));
    cases.add(bytes(Kernel.TCP, new Shape.Transfer(64L * MIB, false)));
    cases.add(file(Kernel.STORAGE_READ, 128, BLOCK_BYTES, 128 * MIB / BLOCK_BYTES));
    cases.add(file(Kernel.STORAGE_RANDOM_READ, 128, RANDOM_BYTES, 2000));
    if (extent == Extent.FULL) {
      cases.add(ring(2, 64));
      cases.add(ring(8, 16));
      cases.add(file(Kernel.STORAGE_READ, 512, BLOCK_BYTES, 512 * MIB / BLOCK_BYTES));
      cases.add(file(Kernel.STORAGE_RANDOM_READ, 512, RANDOM_BYTES, 2000));
    }
    return List.copyOf(cases);
  }

  private static KernelCase ring(int ranks, int mebibytes) {
    Shape shape = new Shape.Ring(ranks, (long) mebibytes * MIB);
    return new KernelCase(Kernel.ALL_REDUCE, Precision.FP32, shape);
  }

  private static KernelCase file(Kernel kernel, int mebibytes, int blockBytes, int reads) {
    return bytes(kernel, new Shape.File((long) mebibytes * MIB, blockBytes, reads));
  }

  private static KernelCase bytes(Kernel kernel, Shape shape) {
    return new KernelCase(kernel, Precision.INT8, shape);
  }

  @Override
  public Prepared prepare(KernelCase which, long seed) {
    try {
      return switch (which.shape()) {
        case Shape.Ring shape when which.kernel() == Kernel.ALL_REDUCE ->
            new RingKernel(shape, seed);
        case Shape.Transfer shape when which.kernel() == Kernel.TCP -> new TcpKernel(shape, seed);
        case Shape.File shape when which.kernel() == Kernel.STORAGE_READ ->
            FileReadKernel.sequential(shape, directory, seed);
        case Shape.File shape when which.kernel() == Kernel.STORAGE_RANDOM_READ ->
            FileReadKernel.random(shape, directory, seed);
        default ->
            throw new AbsentException(
                Absence.NOT_SUPPORTED, which.name() + " is not run here: no host is asked for it");
      };
    } catch (IOException e) {
      throw new AbsentException(
          Absence.FAILED, "%s could not be prepared: %s".formatted(which.name(), e));
    } catch (OutOfMemoryError e) {
      throw new AbsentException(
          Absence.OUT_OF_MEMORY, "%s does not fit: %s".formatted(which.name(), e.getMessage()));
    }
  }

  @Override
  public void close() {}
}
