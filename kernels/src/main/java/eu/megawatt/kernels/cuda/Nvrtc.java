package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.List;
import java.util.Optional;

/**
 * NVIDIA's compiler at run time. Nothing here needs it; a device's facts say whether it is there.
 */
final class Nvrtc {

  private Nvrtc() {}

  /** Its version, if it can be loaded. */
  static Optional<String> version(List<String> names) {
    return NativeLibrary.first(names).map(Nvrtc::version);
  }

  private static String version(NativeLibrary library) {
    MethodHandle version =
        library.bind("nvrtcVersion", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment out = arena.allocate(JAVA_INT, 2);
      int status = (int) NativeLibrary.call(version, out, out.asSlice(Integer.BYTES));
      return status == 0 ? out.get(JAVA_INT, 0) + "." + out.getAtIndex(JAVA_INT, 1) : "unknown";
    }
  }
}
