package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The versions that a GPU runs with, as NVML says them; what it does not say is left out. */
final class NvmlFacts {

  private static final FunctionDescriptor NOTHING = FunctionDescriptor.of(JAVA_INT);
  private static final FunctionDescriptor OF_DEVICE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
  private static final FunctionDescriptor TEXT = FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT);
  private static final FunctionDescriptor TEXT_OF_DEVICE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT);

  /** More than {@code NVML_SYSTEM_DRIVER_VERSION_BUFFER_SIZE} of nvml.h, which is 80. */
  private static final int TEXT_BYTES = 128;

  private NvmlFacts() {}

  /**
   * The driver's version as {@code driver} and the VBIOS's as {@code firmware}.
   *
   * @param library name or path of NVML
   * @param uuid of the device
   */
  static SortedMap<String, String> of(String library, String uuid) {
    SortedMap<String, String> facts = new TreeMap<>();
    NativeLibrary.load(library).ifPresent(nvml -> ask(nvml, uuid, facts));
    return facts;
  }

  private static void ask(NativeLibrary nvml, String uuid, SortedMap<String, String> facts) {
    try (Arena arena = Arena.ofConfined()) {
      if (call(nvml, "nvmlInit_v2", NOTHING) == 0) {
        versions(nvml, uuid, arena, facts);
        call(nvml, "nvmlShutdown", NOTHING);
      }
    } catch (AbsentException _) {
      // it is too old to have such a function, or is another library
    }
  }

  private static void versions(
      NativeLibrary nvml, String uuid, Arena arena, SortedMap<String, String> facts) {
    MemorySegment text = arena.allocate(TEXT_BYTES);
    if (call(nvml, "nvmlSystemGetDriverVersion", TEXT, text, TEXT_BYTES) == 0) {
      facts.put("driver", text.getString(0));
    }
    vbios(nvml, uuid, arena, text).ifPresent(it -> facts.put("firmware", it));
  }

  private static Optional<String> vbios(
      NativeLibrary nvml, String uuid, Arena arena, MemorySegment text) {
    MemorySegment device = arena.allocate(ADDRESS);
    boolean isFound =
        call(nvml, "nvmlDeviceGetHandleByUUID", OF_DEVICE, arena.allocateFrom(uuid), device) == 0;
    return isFound
            && call(
                    nvml,
                    "nvmlDeviceGetVbiosVersion",
                    TEXT_OF_DEVICE,
                    device.get(ADDRESS, 0),
                    text,
                    TEXT_BYTES)
                == 0
        ? Optional.of(text.getString(0))
        : Optional.empty();
  }

  private static int call(
      NativeLibrary nvml, String function, FunctionDescriptor types, Object... arguments) {
    return (int) NativeLibrary.call(nvml.bind(function, types), arguments);
  }
}
