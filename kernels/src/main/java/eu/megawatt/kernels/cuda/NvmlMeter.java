package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import eu.megawatt.kernels.power.PowerMeter;
import eu.megawatt.kernels.power.PowerReading;
import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The power of an NVIDIA GPU, as NVML says it. */
public final class NvmlMeter implements PowerMeter {

  private static final FunctionDescriptor NOTHING = FunctionDescriptor.of(JAVA_INT);
  private static final FunctionDescriptor OF_DEVICE =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS);
  private static final FunctionDescriptor OF_DEVICE_AND_KIND =
      FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, ADDRESS);
  private static final int SM_CLOCK = 1;
  private static final int GPU_TEMPERATURE = 0;

  private final Arena arena;
  private final NativeLibrary library;
  private final MemorySegment device;
  private final MemorySegment out;
  private final String scope;

  private NvmlMeter(Arena arena, NativeLibrary library, String uuid) {
    this.arena = arena;
    this.library = library;
    scope = uuid;
    out = arena.allocate(JAVA_LONG);
    require("nvmlInit_v2", attempt("nvmlInit_v2", NOTHING));
    int code = attempt("nvmlDeviceGetHandleByUUID", OF_DEVICE, arena.allocateFrom(uuid), out);
    if (code != 0) {
      attempt("nvmlShutdown", NOTHING);
    }
    require("nvmlDeviceGetHandleByUUID", code);
    device = out.get(ADDRESS, 0);
  }

  /**
   * The meter of a device.
   *
   * @param library name or path of NVML
   * @param uuid of the device, as {@code nvidia-smi -L} has it
   * @throws AbsentException where there is no NVML, or it does not know the device
   */
  @SuppressWarnings("MustBeClosedChecker") // The meter owns the arena, and closes it.
  public static NvmlMeter open(String library, String uuid) {
    Arena arena = Arena.ofShared();
    try {
      return NativeLibrary.load(library)
          .map(loaded -> new NvmlMeter(arena, loaded, uuid))
          .orElseThrow(
              () ->
                  new AbsentException(
                      Absence.NO_LIBRARY,
                      "%s cannot be loaded. Maybe the container was given the driver without its utilities."
                          .formatted(library)));
    } catch (AbsentException e) {
      arena.close();
      throw e;
    }
  }

  @Override
  public String source() {
    return "nvml";
  }

  @Override
  public String scope() {
    return scope;
  }

  @Override
  public PowerReading read() {
    return new PowerReading(
        wide("nvmlDeviceGetTotalEnergyConsumption"),
        powerMilliwatts(),
        number("nvmlDeviceGetClockInfo", SM_CLOCK),
        number("nvmlDeviceGetTemperature", GPU_TEMPERATURE),
        throttles());
  }

  @Override
  public void close() {
    attempt("nvmlShutdown", NOTHING);
    arena.close();
  }

  private OptionalLong powerMilliwatts() {
    int code = attempt("nvmlDeviceGetPowerUsage", OF_DEVICE, device, out);
    return code == 0
        ? OptionalLong.of(Integer.toUnsignedLong(out.get(JAVA_INT, 0)))
        : OptionalLong.empty();
  }

  private List<String> throttles() {
    OptionalLong bits = wide("nvmlDeviceGetCurrentClocksThrottleReasons");
    return bits.isPresent() ? Throttle.names(bits.getAsLong()) : List.of();
  }

  private OptionalLong wide(String function) {
    int code = attempt(function, OF_DEVICE, device, out);
    return code == 0 ? OptionalLong.of(out.get(JAVA_LONG, 0)) : OptionalLong.empty();
  }

  private OptionalInt number(String function, int kind) {
    int code = attempt(function, OF_DEVICE_AND_KIND, device, kind, out);
    return code == 0 ? OptionalInt.of(out.get(JAVA_INT, 0)) : OptionalInt.empty();
  }

  private int attempt(String function, FunctionDescriptor types, Object... arguments) {
    return (int) NativeLibrary.call(library.bind(function, types), arguments);
  }

  private void require(String function, int code) {
    if (code != 0) {
      throw new AbsentException(
          Throttle.absence(code),
          "%s failed with NVML's code %d for %s. Maybe nvidia-smi says more."
              .formatted(function, code, scope));
    }
  }
}
