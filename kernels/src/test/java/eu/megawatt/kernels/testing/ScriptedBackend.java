package eu.megawatt.kernels.testing;

import eu.megawatt.kernels.suite.Backend;
import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Device;
import eu.megawatt.kernels.suite.Extent;
import eu.megawatt.kernels.suite.Kernel;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Prepared;
import eu.megawatt.kernels.suite.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/** A device that says what a test wants it to say, so that what is made of it can be seen. */
public final class ScriptedBackend implements Backend {

  /** One nanosecond a repetition, and right, but for what a test changes. */
  public static final class Script implements Prepared {
    public Correctness correctness = new Correctness.Right(1e-7, 1e-5);
    public IntToLongFunction nanos = repetitions -> repetitions;
    public List<OptionalLong> prints = List.of(OptionalLong.of(1));
    int printed;
    public int runs;
    public int closed;

    @Override
    public String engine() {
      return "script";
    }

    @Override
    public Correctness check() {
      return correctness;
    }

    @Override
    public long run(int repetitions) {
      runs++;
      return nanos.applyAsLong(repetitions);
    }

    @Override
    public OptionalLong fingerprint() {
      return prints.get(Math.min(printed++, prints.size() - 1));
    }

    @Override
    public void close() {
      closed++;
    }
  }

  public static final KernelCase COPY =
      new KernelCase(Kernel.COPY, Precision.FP32, new Shape.Arrays(1000, 2, 0));
  public static final KernelCase TRIAD =
      new KernelCase(Kernel.TRIAD, Precision.FP32, new Shape.Arrays(1000, 3, 2));
  public static final KernelCase SOAK =
      new KernelCase(Kernel.SOAK, Precision.FP32, new Shape.Product(8, 8, 8));

  public final Script script = new Script();
  public final List<String> prepared = new ArrayList<>();
  public Runnable onPrepare = () -> {};

  @Override
  public Device device() {
    return new Device("cpu", "script", "0", new TreeMap<>());
  }

  @Override
  public List<KernelCase> cases(Extent extent) {
    return List.of(COPY, TRIAD, SOAK);
  }

  @Override
  public Prepared prepare(KernelCase which, long seed) {
    prepared.add(which.name());
    onPrepare.run();
    return script;
  }

  @Override
  public void close() {}
}
