package eu.megawatt.kernels.cpu;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.BitSet;
import java.util.Optional;

/** Holds the thread that asks for it to some CPUs, by Linux's {@code sched_setaffinity}. */
final class Affinity {

  private static final FunctionDescriptor SIGNATURE =
      FunctionDescriptor.of(
          ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_LONG, ValueLayout.ADDRESS);

  private Affinity() {}

  /** Holds this thread to some CPUs; says why where it cannot. */
  @SuppressWarnings(
      "restricted") // the one native function that is called, with its declared signature
  static Optional<String> pin(BitSet cpus) {
    Linker linker = Linker.nativeLinker();
    Optional<MemorySegment> function = linker.defaultLookup().find("sched_setaffinity");
    if (function.isEmpty()) {
      return Optional.of("there is no sched_setaffinity here");
    }
    return call(linker.downcallHandle(function.get(), SIGNATURE), cpus);
  }

  private static Optional<String> call(MethodHandle setAffinity, BitSet cpus) {
    long[] words = cpus.toLongArray();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment mask = arena.allocateFrom(ValueLayout.JAVA_LONG, words);
      int thisThread = 0;
      int result = (int) setAffinity.invokeExact(thisThread, mask.byteSize(), mask);
      return result == 0
          ? Optional.empty()
          : Optional.of("sched_setaffinity to CPUs %s was refused".formatted(cpus));
    } catch (Throwable e) {
      return Optional.of("sched_setaffinity failed: " + e);
    }
  }
}
