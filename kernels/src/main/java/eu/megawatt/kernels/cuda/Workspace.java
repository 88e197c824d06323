package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/** The memory of one kernel, on the device and beside it; all of it is given back on close. */
final class Workspace implements AutoCloseable {

  private static final byte POISON = (byte) 0xff;

  private final Gpu gpu;
  private final Arena arena = Arena.ofShared();
  private final List<Runnable> releases = new ArrayList<>();
  private long heldBytes;

  /** Empty. */
  Workspace(Gpu gpu) {
    this.gpu = gpu;
  }

  /** Whose memory it is. */
  Gpu gpu() {
    return gpu;
  }

  /**
   * Memory of the device.
   *
   * @throws AbsentException where it has no more, or where this kernel would take more than half
   */
  Buffer buffer(long bytes) {
    long most = gpu.facts().memoryBytes() / 2;
    if (bytes > most - heldBytes) {
      throw new AbsentException(
          Absence.OUT_OF_MEMORY,
          "A kernel may take %d bytes, half of what %s has, and needs %d more than its %d. Maybe run the quick extent."
              .formatted(most, gpu.facts().model(), bytes, heldBytes));
    }
    long address = gpu.driver().number(DriverCall.ALLOCATE, bytes);
    releases.add(() -> gpu.driver().attempt(DriverCall.FREE, address));
    heldBytes += bytes;
    return new Buffer(address, bytes);
  }

  /** Memory of the host that the device can copy by itself. */
  MemorySegment pinned(long bytes) {
    MemorySegment pinned = gpu.driver().handle(DriverCall.HOST_ALLOCATE, bytes, 0);
    releases.add(() -> gpu.driver().attempt(DriverCall.HOST_FREE, pinned));
    return NativeLibrary.sized(pinned, bytes);
  }

  /** Keeps something to be done on close, before what was kept earlier. */
  void onClose(Runnable release) {
    releases.add(release);
  }

  /** Memory of the host for as long as this is open. */
  Arena arena() {
    return arena;
  }

  /** Random numbers on the device. */
  RandomOperand random(Format format, long seed, float scale, long count) {
    RandomOperand operand =
        new RandomOperand(format, seed, scale, count, buffer(count * format.bytes()));
    operand.fill(this);
    return operand;
  }

  /** Places below a limit, random too, on the device. */
  Buffer places(long seed, int limit, long count) {
    Buffer places = buffer(count * Integer.BYTES);
    launch(DeviceCode.MEMORY, "fill_index", gpu.loop(count), places, count, seed, limit).enqueue();
    return places;
  }

  /** A kernel with its arguments: buffers, longs, ints and floats as it declares them. */
  Step launch(DeviceCode code, String name, Grid grid, Object... arguments) {
    MemorySegment function = gpu.function(code, name);
    MemorySegment pointers = arena.allocate(ADDRESS, Math.max(1, arguments.length));
    for (int i = 0; i < arguments.length; i++) {
      pointers.setAtIndex(ADDRESS, i, argument(arguments[i]));
    }
    return () -> gpu.driver().launch(function, grid, gpu.stream(), pointers);
  }

  /** Fills with bytes that are no number, so that what is not written shows. */
  void poison(Buffer buffer) {
    set(buffer, POISON);
  }

  /** Fills with 0. */
  void clear(Buffer buffer) {
    set(buffer, (byte) 0);
  }

  /** Copies to the device, and waits for it. */
  void upload(MemorySegment from, Buffer to) {
    gpu.driver().call(DriverCall.COPY_TO_DEVICE, to.address(), from, from.byteSize(), gpu.stream());
    gpu.await();
  }

  /** Copies from the device, after all that is in the stream, into memory of an arena. */
  MemorySegment download(Buffer from, Arena into) {
    MemorySegment to = into.allocate(from.bytes(), Long.BYTES);
    gpu.driver().call(DriverCall.COPY_TO_HOST, to, from.address(), from.bytes(), gpu.stream());
    gpu.await();
    return to;
  }

  /** A checksum of all words of a buffer, whose length is a multiple of 4 bytes. */
  long checksum(Buffer of) {
    try (Workspace sum = new Workspace(gpu);
        Arena call = Arena.ofConfined()) {
      Buffer out = sum.buffer(Long.BYTES);
      sum.clear(out);
      long words = of.bytes() / Integer.BYTES;
      sum.launch(DeviceCode.MEMORY, "checksum", gpu.loop(words), of, words, out).enqueue();
      return sum.download(out, call).get(JAVA_LONG, 0);
    }
  }

  @Override
  public void close() {
    // What is still in the stream uses the memory; a device that is lost refuses all of this.
    gpu.driver().attempt(DriverCall.STREAM_SYNCHRONIZE, gpu.stream());
    releases.reversed().forEach(Runnable::run);
    releases.clear();
    arena.close();
  }

  private void set(Buffer buffer, byte value) {
    gpu.driver().call(DriverCall.SET_BYTES, buffer.address(), value, buffer.bytes(), gpu.stream());
  }

  private MemorySegment argument(Object value) {
    return switch (value) {
      case Buffer buffer -> arena.allocateFrom(JAVA_LONG, buffer.address());
      case Long number -> arena.allocateFrom(JAVA_LONG, number);
      case Integer number -> arena.allocateFrom(JAVA_INT, number);
      case Float number -> arena.allocateFrom(JAVA_FLOAT, number);
      default ->
          throw new IllegalArgumentException(
              "A kernel takes buffers, longs, ints and floats, not " + value);
    };
  }
}
