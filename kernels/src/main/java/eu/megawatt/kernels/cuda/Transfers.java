package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import eu.megawatt.kernels.suite.Correctness;
import eu.megawatt.kernels.suite.KernelCase;
import eu.megawatt.kernels.suite.Shape;
import eu.megawatt.kernels.suite.SplitMix64;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Supplier;

/** Copies between the host's pinned memory and the device, within the device, and to another. */
final class Transfers {

  private Transfers() {}

  /** From the host. */
  static Program toDevice(KernelCase which, long seed, Workspace workspace) {
    long bytes = bytes(which, false);
    MemorySegment from = workspace.pinned(bytes);
    Random random = new Random(seed);
    for (long i = 0; i < bytes / Long.BYTES; i++) {
      from.setAtIndex(JAVA_LONG, i, random.nextLong());
    }
    Buffer to = workspace.buffer(bytes);
    Gpu gpu = workspace.gpu();
    Step step =
        () -> gpu.driver().call(DriverCall.COPY_TO_DEVICE, to.address(), from, bytes, gpu.stream());
    Numbers reference = i -> from.get(JAVA_BYTE, i);
    return Program.of(
        Program.COPY, List.of(step), workspace, to, () -> judge(reference, to, workspace));
  }

  /** To the host. */
  static Program toHost(KernelCase which, long seed, Workspace workspace) {
    long bytes = bytes(which, false);
    RandomOperand from = workspace.random(Format.INT8, Format.seed(seed, 0), 1, bytes);
    MemorySegment to = workspace.pinned(bytes);
    Gpu gpu = workspace.gpu();
    Step step =
        () ->
            gpu.driver()
                .call(DriverCall.COPY_TO_HOST, to, from.buffer().address(), bytes, gpu.stream());
    return new Program(
        Program.COPY,
        List.of(step),
        () -> to.fill((byte) 0xff),
        () -> judge(from::at, to),
        () -> OptionalLong.of(checksum(to)),
        Program.Timing.OF_THE_DEVICE);
  }

  /** Within a device's memory, or to that of another device, as the shape says. */
  static Program onDevices(KernelCase which, long seed, Workspace workspace, Peer peer) {
    if (Refusal.shape(which, Shape.Transfer.class).isWithinOneMemory()) {
      return within(which, seed, workspace);
    }
    if (!peer.isThere()) {
      throw Refusal.absent(which, "there is no other device to copy to");
    }
    return toPeer(which, seed, workspace, peer);
  }

  private static Program toPeer(KernelCase which, long seed, Workspace workspace, Peer peer) {
    long bytes = bytes(which, false);
    Workspace there = peer.open(workspace);
    Gpu here = workspace.gpu();
    RandomOperand from = workspace.random(Format.INT8, Format.seed(seed, 0), 1, bytes);
    there.gpu().enter();
    Buffer to = there.buffer(bytes);
    here.enter();
    Step step =
        () ->
            here.driver()
                .call(
                    DriverCall.COPY_TO_PEER,
                    to.address(),
                    there.gpu().context(),
                    from.buffer().address(),
                    here.context(),
                    bytes,
                    here.stream());
    return new Program(
        Program.COPY,
        List.of(step),
        () -> on(there.gpu(), here, () -> poison(to, there)),
        () -> on(there.gpu(), here, () -> judge(from::at, to, there)),
        () -> on(there.gpu(), here, () -> OptionalLong.of(there.checksum(to))),
        Program.Timing.OF_THE_DEVICE);
  }

  /** Done on one device, with the thread left to another. */
  private static <T> T on(Gpu there, Gpu here, Supplier<T> work) {
    there.enter();
    try {
      return work.get();
    } finally {
      here.enter();
    }
  }

  private static boolean poison(Buffer buffer, Workspace workspace) {
    workspace.poison(buffer);
    workspace.gpu().await();
    return true;
  }

  /** From one place of the device's memory to another. */
  private static Program within(KernelCase which, long seed, Workspace workspace) {
    long bytes = bytes(which, true);
    RandomOperand from = workspace.random(Format.INT8, Format.seed(seed, 0), 1, bytes);
    Buffer to = workspace.buffer(bytes);
    Gpu gpu = workspace.gpu();
    Step step =
        () ->
            gpu.driver()
                .call(
                    DriverCall.COPY_WITHIN,
                    to.address(),
                    from.buffer().address(),
                    bytes,
                    gpu.stream());
    return Program.of(
        Program.COPY, List.of(step), workspace, to, () -> judge(from::at, to, workspace));
  }

  private static long bytes(KernelCase which, boolean isWithin) {
    Shape.Transfer shape = Refusal.shape(which, Shape.Transfer.class);
    Refusal.unlessMultiple(which, "bytes", shape.bytes(), Long.BYTES);
    if (shape.isWithinOneMemory() != isWithin) {
      throw Refusal.absent(which, "what it moves would be counted wrong");
    }
    return shape.bytes();
  }

  private static Correctness judge(Numbers reference, Buffer result, Workspace workspace) {
    try (Arena call = Arena.ofConfined()) {
      return judge(reference, workspace.download(result, call));
    }
  }

  private static Correctness judge(Numbers reference, MemorySegment made) {
    Deviation deviation = new Deviation();
    for (long i = 0; i < made.byteSize(); i++) {
      deviation.add(reference.at(i), made.get(JAVA_BYTE, i), "byte", i);
    }
    return deviation.judge(0);
  }

  private static long checksum(MemorySegment of) {
    long sum = 0;
    for (long i = 0; i < of.byteSize() / Long.BYTES; i++) {
      sum += SplitMix64.mix(of.getAtIndex(JAVA_LONG, i) ^ SplitMix64.mix(i + 1));
    }
    return sum;
  }
}
