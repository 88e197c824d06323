package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.Map;

/** NVIDIA's CUDA driver. A call that it refuses throws. Used by one thread at a time. */
final class Driver {

  private static final long MOST_TEXT_BYTES = 1024;

  private final Map<DriverCall, MethodHandle> calls = new EnumMap<>(DriverCall.class);
  private final MethodHandle launch;
  private final MemorySegment out;

  private Driver(NativeLibrary library, Arena arena) {
    for (DriverCall call : DriverCall.values()) {
      calls.put(call, library.bind(call.symbol(), call.types()));
    }
    launch = library.exact(DriverCall.LAUNCH.symbol(), DriverCall.LAUNCH.types());
    out = arena.allocate(MOST_TEXT_BYTES, Long.BYTES);
  }

  /**
   * Loads it.
   *
   * @throws AbsentException where there is none
   */
  static Driver load(String library, Arena arena) {
    return NativeLibrary.load(library)
        .map(loaded -> new Driver(loaded, arena))
        .orElseThrow(
            () ->
                new AbsentException(
                    Absence.NO_DRIVER,
                    "%s cannot be loaded. Maybe NVIDIA's driver is not installed, or the container was not given it."
                        .formatted(library)));
  }

  /** Calls a function. */
  void call(DriverCall call, Object... arguments) {
    int code = attempt(call, arguments);
    if (code != 0) {
      throw error(call, code).exception("");
    }
  }

  /** Calls a function and returns what it says, 0 for success. */
  int attempt(DriverCall call, Object... arguments) {
    MethodHandle handle = calls.get(call);
    if (handle == null) {
      throw new IllegalStateException(call + " is not bound");
    }
    return (int) NativeLibrary.call(handle, arguments);
  }

  /** Calls a function whose first argument is where it puts an int. */
  int integer(DriverCall call, Object... others) {
    call(call, before(others));
    return out.get(JAVA_INT, 0);
  }

  /** Calls a function whose first argument is where it puts a long. */
  long number(DriverCall call, Object... others) {
    call(call, before(others));
    return out.get(JAVA_LONG, 0);
  }

  /** Calls a function whose first argument is where it puts a handle. */
  MemorySegment handle(DriverCall call, Object... others) {
    call(call, before(others));
    return out.get(ADDRESS, 0);
  }

  /** Calls a function whose first argument is where it puts so many bytes. */
  byte[] bytes(DriverCall call, int length, Object... others) {
    out.fill((byte) 0);
    call(call, before(others));
    return out.asSlice(0, length).toArray(JAVA_BYTE);
  }

  /** A device's name. */
  String deviceName(int device) {
    out.fill((byte) 0);
    call(DriverCall.DEVICE_NAME, out, (int) MOST_TEXT_BYTES - 1, device);
    return out.getString(0);
  }

  /** Milliseconds between two recorded events that have come to pass. */
  float elapsedMilliseconds(MemorySegment begin, MemorySegment end) {
    call(DriverCall.EVENT_ELAPSED, out, begin, end);
    return out.get(JAVA_FLOAT, 0);
  }

  /** Puts a kernel into a stream, without boxing anything. */
  void launch(MemorySegment function, Grid grid, MemorySegment stream, MemorySegment arguments) {
    int code = attemptLaunch(function, grid, stream, arguments);
    if (code != 0) {
      throw error(DriverCall.LAUNCH, code).exception("");
    }
  }

  private int attemptLaunch(
      MemorySegment function, Grid grid, MemorySegment stream, MemorySegment arguments) {
    try {
      return (int)
          launch.invokeExact(
              function,
              grid.x(),
              grid.y(),
              grid.z(),
              grid.threads(),
              1,
              1,
              0,
              stream,
              arguments,
              MemorySegment.NULL);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a C function cannot throw", e);
    }
  }

  /** A refusal with CUDA's words for it. */
  DriverError error(DriverCall call, int code) {
    return new DriverError(
        call.symbol(),
        code,
        words(DriverCall.ERROR_NAME, code),
        words(DriverCall.ERROR_TEXT, code));
  }

  private String words(DriverCall call, int code) {
    if (attempt(call, code, out) != 0) {
      return "an unknown error";
    }
    MemorySegment text = out.get(ADDRESS, 0);
    return text.address() == 0
        ? "an unknown error"
        : NativeLibrary.sized(text, MOST_TEXT_BYTES).getString(0);
  }

  private Object[] before(Object[] others) {
    Object[] all = new Object[others.length + 1];
    all[0] = out;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}
