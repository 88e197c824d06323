package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A device with its primary context, which libraries share, and the one stream that everything runs
 * in: what is put there begins when all before it has ended. Used by one thread at a time.
 */
final class Gpu implements AutoCloseable {

  private static final int NOT_BLOCKED_BY_THE_DEFAULT_STREAM = 1;
  private static final int ERROR_LOG = 5;
  private static final int ERROR_LOG_BYTES = 6;
  private static final int LOG_BYTES = 4096;

  private final Arena arena;
  private final Driver driver;
  private final int device;
  private final GpuFacts facts;
  private final MemorySegment context;
  private final List<Runnable> releases = new ArrayList<>();
  private final Map<DeviceCode, MemorySegment> modules = new EnumMap<>(DeviceCode.class);
  private final MemorySegment stream;
  private final MemorySegment begin;
  private final MemorySegment end;

  private Gpu(Arena arena, Driver driver, int ordinal, int driverVersion) {
    this.arena = arena;
    this.driver = driver;
    device = driver.integer(DriverCall.DEVICE, ordinal);
    facts = GpuFacts.of(driver, device, driverVersion);
    context = driver.handle(DriverCall.CONTEXT_RETAIN, device);
    releases.add(() -> driver.attempt(DriverCall.CONTEXT_RELEASE, device));
    try {
      enter();
      stream = made(DriverCall.STREAM_CREATE, DriverCall.STREAM_DESTROY);
      begin = made(DriverCall.EVENT_CREATE, DriverCall.EVENT_DESTROY);
      end = made(DriverCall.EVENT_CREATE, DriverCall.EVENT_DESTROY);
    } catch (AbsentException e) {
      release();
      throw e;
    }
  }

  /**
   * A device of a driver that is initialised.
   *
   * @param library the driver's name or path
   * @throws AbsentException where it cannot be used; nothing of it is kept then
   */
  @SuppressWarnings("MustBeClosedChecker") // The device owns the arena, and closes it.
  static Gpu open(String library, int ordinal) {
    Arena arena = Arena.ofShared();
    try {
      Driver driver = Driver.load(library, arena);
      return new Gpu(arena, driver, ordinal, driver.integer(DriverCall.VERSION));
    } catch (AbsentException e) {
      arena.close();
      throw e;
    }
  }

  /** Lives as long as this does. */
  Arena arena() {
    return arena;
  }

  /** What the driver says of it. */
  GpuFacts facts() {
    return facts;
  }

  /** What makes its calls. */
  Driver driver() {
    return driver;
  }

  /** What everything runs in. */
  MemorySegment stream() {
    return stream;
  }

  /** Its primary context. */
  MemorySegment context() {
    return context;
  }

  /** Makes this the device of the calling thread. */
  void enter() {
    driver.call(DriverCall.CONTEXT_SET, context);
  }

  /** Blocks of 256 threads that keep it busy with so much to do for each thread of one. */
  Grid loop(long items) {
    long most = 16L * facts.processors();
    long blocks = Math.clamp((items + Grid.THREADS - 1) / Grid.THREADS, 1, most);
    return Grid.of((int) blocks, Grid.THREADS);
  }

  /** A kernel of the device code, which is compiled on its first use. */
  MemorySegment function(DeviceCode code, String name) {
    MemorySegment module = modules.get(code);
    if (module == null) {
      module = loaded(code);
      modules.put(code, module);
    }
    try (Arena names = Arena.ofConfined()) {
      return driver.handle(DriverCall.MODULE_FUNCTION, module, names.allocateFrom(name));
    }
  }

  /** Waits for all that is in the stream. */
  void await() {
    driver.call(DriverCall.STREAM_SYNCHRONIZE, stream);
  }

  /** Nanoseconds by the device's clock from the stream's being at the work to its end of it. */
  long nanoseconds(Runnable work) {
    driver.call(DriverCall.EVENT_RECORD, begin, stream);
    work.run();
    driver.call(DriverCall.EVENT_RECORD, end, stream);
    await();
    return Math.max(1, Math.round(driver.elapsedMilliseconds(begin, end) * 1e6));
  }

  @Override
  public void close() {
    // A device that is lost refuses this too, and there is nothing left to give back.
    driver.attempt(DriverCall.CONTEXT_SET, context);
    release();
    arena.close();
  }

  private void release() {
    releases.reversed().forEach(Runnable::run);
    releases.clear();
  }

  private MemorySegment made(DriverCall creates, DriverCall destroys) {
    int flags = creates == DriverCall.STREAM_CREATE ? NOT_BLOCKED_BY_THE_DEFAULT_STREAM : 0;
    MemorySegment made = driver.handle(creates, flags);
    releases.add(() -> driver.attempt(destroys, made));
    return made;
  }

  private MemorySegment loaded(DeviceCode code) {
    if (facts.capability() < code.capability()) {
      throw new AbsentException(
          Absence.NOT_SUPPORTED,
          "%s needs compute capability %d.%d, and %s has %s. Maybe leave it to newer devices."
              .formatted(
                  code.word(),
                  code.capability() / 10,
                  code.capability() % 10,
                  facts.model(),
                  facts.capabilityText()));
    }
    try (Arena call = Arena.ofConfined()) {
      return load(code, call);
    }
  }

  private MemorySegment load(DeviceCode code, Arena call) {
    byte[] ptx = code.ptx();
    MemorySegment image = call.allocate(ptx.length + 1L);
    MemorySegment.copy(ptx, 0, image, JAVA_BYTE, 0, ptx.length);
    MemorySegment log = call.allocate(LOG_BYTES);
    MemorySegment options = call.allocateFrom(JAVA_INT, ERROR_LOG, ERROR_LOG_BYTES);
    MemorySegment values = call.allocate(ADDRESS, 2);
    values.setAtIndex(ADDRESS, 0, log);
    values.setAtIndex(ADDRESS, 1, MemorySegment.ofAddress(LOG_BYTES - 1));
    MemorySegment out = call.allocate(ADDRESS);
    int result = driver.attempt(DriverCall.MODULE_LOAD, out, image, 2, options, values);
    if (result != 0) {
      throw driver
          .error(DriverCall.MODULE_LOAD, result)
          .exception("Of %s.ptx it says: %s".formatted(code.word(), log.getString(0).strip()));
    }
    MemorySegment module = out.get(ADDRESS, 0);
    releases.add(() -> driver.attempt(DriverCall.MODULE_UNLOAD, module));
    return module;
  }
}
