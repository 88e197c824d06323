package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.util.Collections;
import java.util.OptionalLong;

/** An empty kernel, launched and awaited many times. */
final class Launches {

  private static final int MOST_CALLS = 1_000_000;

  private Launches() {}

  /** So many calls a repetition. */
  static Program make(KernelCase which, Workspace workspace) {
    Shape.Calls shape = Refusal.shape(which, Shape.Calls.class);
    Refusal.unlessWithin(which, "calls", shape.calls(), 1, MOST_CALLS);
    Grid one = Grid.of(1, 1);
    Step empty = workspace.launch(DeviceCode.MEMORY, "empty", one);
    Buffer count = workspace.buffer(Long.BYTES);
    Step tick = workspace.launch(DeviceCode.MEMORY, "tick", one, count);
    return new Program(
        Program.PTX,
        Collections.nCopies(shape.calls(), empty),
        () -> workspace.clear(count),
        () -> judge(tick, shape.calls(), count, workspace),
        OptionalLong::empty,
        Program.Timing.OF_THE_HOST);
  }

  /** As an empty kernel leaves nothing, one that counts shows that each launch runs once. */
  private static Correctness judge(Step tick, int calls, Buffer count, Workspace workspace) {
    for (int i = 0; i < calls; i++) {
      tick.enqueue();
    }
    try (Arena call = Arena.ofConfined()) {
      Deviation deviation = new Deviation();
      double counted = (double) workspace.download(count, call).get(JAVA_LONG, 0);
      deviation.add(calls, counted, "count", 0);
      return deviation.judge(0);
    }
  }
}
