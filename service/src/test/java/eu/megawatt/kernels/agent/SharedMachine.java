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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;

/**
 * This machine, as one of several nodes that it plays: it copies memory and is as fast as it is.
 * One node is at work at a time, so that only a load that a test puts beside it slows it down.
 */
final class SharedMachine implements Machine, Backend {

  private static final Semaphore ONE_AT_A_TIME = new Semaphore(1);
  private static final int BYTES_PER_FLOAT = 4;

  private final String model;
  volatile boolean isWrong;

  /** Threads for each processor that want it while this node measures. */
  volatile int rivals;

  volatile Runnable onPrepare = () -> {};

  SharedMachine(String model) {
    this.model = model;
  }

  /** How fast it copies when nothing stands in its way, in GB/s: the median of some tries. */
  double gigabytesPerSecond() {
    try (Copying copying = new Copying(TestAgent.COPY)) {
      int repetitions = 200_000;
      double[] speeds = new double[9];
      for (int i = 0; i < speeds.length; i++) {
        speeds[i] = TestAgent.COPY.work().bytes() * (double) repetitions / copying.run(repetitions);
      }
      Arrays.sort(speeds);
      return speeds[speeds.length / 2];
    }
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

  /** Copies as many bytes as its kernel would move, while its rivals spin. */
  private final class Copying implements Prepared {

    private final float[] from;
    private final float[] to;
    private final List<Thread> load = new ArrayList<>();

    Copying(KernelCase which) {
      ONE_AT_A_TIME.acquireUninterruptibly();
      int floats = (int) (which.work().bytes() / 2 / BYTES_PER_FLOAT);
      from = new float[floats];
      to = new float[floats];
      Arrays.fill(from, 1);
      for (int i = 0; i < rivals * Runtime.getRuntime().availableProcessors(); i++) {
        load.add(Thread.ofPlatform().daemon().name("rival " + i).start(Copying::spin));
      }
    }

    private static void spin() {
      while (!Thread.currentThread().isInterrupted()) {
        Thread.onSpinWait();
      }
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
      long begun = System.nanoTime();
      for (int i = 0; i < repetitions; i++) {
        from[i % from.length] = i;
        System.arraycopy(from, 0, to, 0, from.length);
      }
      return Math.max(1, System.nanoTime() - begun);
    }

    @Override
    public OptionalLong fingerprint() {
      return OptionalLong.of(1);
    }

    @Override
    public void close() {
      load.forEach(Thread::interrupt);
      ONE_AT_A_TIME.release();
    }
  }
}
