package eu.megawatt.kernels.agent;

import eu.megawatt.kernels.machine.Machine;
import eu.megawatt.kernels.run.Place;
import eu.megawatt.kernels.sample.Missing;
import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.service.TestAgent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * This machine, as one of several nodes that it plays: it copies memory and is as fast as it is,
 * and slower while a test puts a load beside it.
 */
final class SharedMachine implements Machine, Backend {

  private static final int BYTES_PER_FLOAT = 4;

  private final String model;
  volatile boolean isWrong;

  /** How many copy beside this node while it measures. */
  volatile int rivals;

  volatile Runnable onPrepare = () -> {};

  SharedMachine(String model) {
    this.model = model;
  }

  /** How fast it copies when nothing stands in its way, in GB/s: the median of some tries. */
  double gigabytesPerSecond() {
    int repetitions = 200_000;
    double[] speeds = new double[9];
    for (int i = 0; i < speeds.length; i++) {
      long ns = CopyEngine.copy(floats(TestAgent.COPY), repetitions, 0);
      speeds[i] = TestAgent.COPY.work().bytes() * (double) repetitions / ns;
    }
    Arrays.sort(speeds);
    return speeds[speeds.length / 2];
  }

  private static int floats(KernelCase which) {
    return (int) (which.work().bytes() / 2 / BYTES_PER_FLOAT);
  }

  @Override
  public List<Place> places() {
    return List.of(new Place(this, Optional.empty()));
  }

  @Override
  public List<Missing> missing() {
    return List.of();
  }

  @Override
  public SortedMap<String, String> node() {
    return new TreeMap<>(Map.of("os", "Linux"));
  }

  @Override
  public Device device() {
    return new Device("gpu", model, "0", new TreeMap<>(Map.of("driver", "550.1")));
  }

  @Override
  public List<KernelCase> cases(Extent extent) {
    return List.of(TestAgent.COPY, TestAgent.TRIAD);
  }

  @Override
  public Prepared prepare(KernelCase which, long seed) {
    onPrepare.run();
    return new Copying(which);
  }

  @Override
  public void close() {}

  /** Copies as many bytes as its kernel would move. */
  private final class Copying implements Prepared {

    private final int floats;

    Copying(KernelCase which) {
      this.floats = floats(which);
    }

    @Override
    public String engine() {
      return "script";
    }

    @Override
    public Correctness check() {
      return Correctness.of(isWrong ? 1 : 1e-7, 1e-5, "element 7");
    }

    @Override
    public long run(int repetitions) {
      return CopyEngine.copy(floats, repetitions, rivals);
    }

    @Override
    public OptionalLong fingerprint() {
      return OptionalLong.of(1);
    }

    @Override
    public void close() {}
  }
}
