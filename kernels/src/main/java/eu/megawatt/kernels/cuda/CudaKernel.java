package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.Prepared;
import java.util.OptionalLong;

/** A program with its memory. Used by one thread at a time. */
final class CudaKernel implements Prepared {

  private final Workspace workspace;
  private final Program program;

  CudaKernel(Workspace workspace, Program program) {
    this.workspace = workspace;
    this.program = program;
  }

  @Override
  public String engine() {
    return program.engine();
  }

  @Override
  public Correctness check() {
    Gpu gpu = workspace.gpu();
    gpu.enter();
    program.poison().run();
    enqueue();
    gpu.await();
    return program.judge().get();
  }

  @Override
  public long run(int repetitions) {
    if (repetitions < 1) {
      throw new IllegalArgumentException(
          "A kernel is run at least once, not %d times".formatted(repetitions));
    }
    workspace.gpu().enter();
    return switch (program.timing()) {
      case OF_THE_DEVICE -> workspace.gpu().nanoseconds(() -> repeat(repetitions));
      case OF_THE_HOST -> awaited(repetitions);
    };
  }

  @Override
  public boolean isTimedByDevice() {
    return program.timing() == Program.Timing.OF_THE_DEVICE;
  }

  @Override
  public OptionalLong fingerprint() {
    workspace.gpu().enter();
    return program.fingerprint().get();
  }

  @Override
  public void close() {
    workspace.close();
  }

  private void repeat(int repetitions) {
    for (int i = 0; i < repetitions; i++) {
      enqueue();
    }
  }

  private void enqueue() {
    for (Step step : program.steps()) {
      step.enqueue();
    }
  }

  private long awaited(int repetitions) {
    Gpu gpu = workspace.gpu();
    gpu.await();
    long before = System.nanoTime();
    for (int i = 0; i < repetitions; i++) {
      for (Step step : program.steps()) {
        step.enqueue();
        gpu.await();
      }
    }
    return Math.max(1, System.nanoTime() - before);
  }
}
