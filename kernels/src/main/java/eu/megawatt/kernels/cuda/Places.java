package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;

/** Loads at random places. */
final class Places {

  private static final int LINE_BYTES = 128;

  private Places() {}

  /** Numbers of a table by their places, each independent of the others. */
  static Program gather(KernelCase which, long seed, Workspace workspace) {
    Shape.Gather shape = Refusal.shape(which, Shape.Gather.class);
    if (which.precision() != Precision.FP32) {
      throw Refusal.absent(which, "its table is fp32");
    }
    Refusal.unlessWithin(which, "length", shape.length(), 1, Integer.MAX_VALUE);
    Refusal.unlessMultiple(which, "lookups", shape.lookups(), 4);
    RandomOperand table = workspace.random(Format.FP32, Format.seed(seed, 0), 1, shape.length());
    long placesSeed = Format.seed(seed, 1);
    Buffer places = workspace.places(placesSeed, (int) shape.length(), shape.lookups());
    Buffer out = workspace.buffer((long) shape.lookups() * Float.BYTES);
    Grid grid = workspace.gpu().loop(shape.lookups() / 4);
    Step step =
        workspace.launch(
            DeviceCode.MEMORY,
            "gather_fp32",
            grid,
            table.buffer(),
            places,
            out,
            (long) shape.lookups() / 4);
    return Program.of(
        Program.PTX,
        List.of(step),
        workspace,
        out,
        () -> judge(shape, table, placesSeed, out, workspace));
  }

  /** One load after the other, along a random cycle through all lines of a buffer. */
  static Program chase(KernelCase which, long seed, Workspace workspace) {
    Shape.Chase shape = Refusal.shape(which, Shape.Chase.class);
    long lines = shape.bytes() / LINE_BYTES;
    Refusal.unlessWithin(which, "lines of 128 bytes", lines, 2, 1 << 24);
    int[] next = cycle((int) lines, seed);
    Buffer buffer = workspace.buffer(lines * LINE_BYTES);
    upload(next, buffer, workspace);
    Buffer position = workspace.buffer(Integer.BYTES);
    workspace.clear(position);
    Step step = walk(buffer, position, shape.loads(), workspace);
    return new Program(
        Program.PTX,
        List.of(step),
        () -> workspace.clear(position),
        () -> judge(next, shape.loads(), buffer, position, workspace),
        OptionalLong::empty,
        Program.Timing.OF_THE_DEVICE);
  }

  private static Step walk(Buffer lines, Buffer position, long loads, Workspace workspace) {
    return workspace.launch(DeviceCode.MEMORY, "chase", Grid.of(1, 1), lines, position, loads);
  }

  /** Sattolo's algorithm: one cycle through all. */
  private static int[] cycle(int lines, long seed) {
    int[] next = new int[lines];
    for (int i = 0; i < lines; i++) {
      next[i] = i;
    }
    Random random = new Random(seed);
    for (int i = lines - 1; i > 0; i--) {
      int other = random.nextInt(i);
      int kept = next[i];
      next[i] = next[other];
      next[other] = kept;
    }
    return next;
  }

  private static void upload(int[] next, Buffer to, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment lines = call.allocate(to.bytes(), Long.BYTES);
      for (int i = 0; i < next.length; i++) {
        lines.set(JAVA_INT, (long) i * LINE_BYTES, next[i]);
      }
      workspace.upload(lines, to);
    }
  }

  /** After the loads of a repetition it is where the host is, and after all lines at the start. */
  private static Correctness judge(
      int[] next, int loads, Buffer lines, Buffer position, Workspace workspace) {
    Deviation deviation = new Deviation();
    int expected = 0;
    for (int i = 0; i < loads % next.length; i++) {
      expected = next[expected];
    }
    double reached = place(position, workspace);
    deviation.add(expected, reached, "place after load", loads);
    if (reached != expected) {
      // From a wrong place the way may lead out of the buffer.
      return deviation.judge(0);
    }
    int left = next.length - loads % next.length;
    walk(lines, position, left, workspace).enqueue();
    deviation.add(0, place(position, workspace), "place after load", (long) loads + left);
    return deviation.judge(0);
  }

  private static double place(Buffer position, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      return workspace.download(position, call).get(JAVA_INT, 0);
    }
  }

  private static Correctness judge(
      Shape.Gather shape, RandomOperand table, long placesSeed, Buffer out, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      MemorySegment made = workspace.download(out, call);
      Deviation deviation = new Deviation();
      for (int i = 0; i < shape.lookups(); i++) {
        int place = Format.place(placesSeed, i, (int) shape.length());
        deviation.add(table.at(place), made.getAtIndex(JAVA_FLOAT, i), "lookup", i);
      }
      return deviation.judge(0);
    }
  }
}
