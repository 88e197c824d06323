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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** A machine with one device that is as fast as a test says, and as right. */
final class ScriptedMachine implements Machine, Backend {

  private final String model;
  volatile double gigabytesPerSecond;
  volatile boolean isWrong;
  volatile Runnable onPrepare = () -> {};

  ScriptedMachine(String model, double gigabytesPerSecond) {
    this.model = model;
    this.gigabytesPerSecond = gigabytesPerSecond;
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
    return new Script(which);
  }

  @Override
  public void close() {}

  private final class Script implements Prepared {

    private final KernelCase which;

    Script(KernelCase which) {
      this.which = which;
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
      return Math.max(
          1, Math.round(which.work().bytes() * (double) repetitions / gigabytesPerSecond));
    }

    @Override
    public OptionalLong fingerprint() {
      return OptionalLong.of(1);
    }

    @Override
    public void close() {}
  }
}
