package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.FunctionDescriptor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A library in C that stands in for one of NVIDIA's, built once by gcc for all tests. */
record TestingStub(String path) {

  /** What can be set of the driver's stub, by its own numbers. */
  enum Setting {
    DEVICES(0),
    DRIVER_VERSION(1),
    INIT_CODE(2),
    NO_MEMORY_AT(3),
    LOST_AT_LAUNCH(4),
    LOST_CODE(5),
    MODULE_CODE(6),
    BENT_BITS(7),
    RETAIN_CODE(8),
    CAPABILITY(9),
    CACHE_BYTES(10);

    private final int number;

    Setting(int number) {
      this.number = number;
    }
  }

  /** What the driver's stub counts, by its own numbers. */
  enum Count {
    ALLOCATIONS(0),
    CONTEXTS(1),
    MODULES(2),
    STREAMS(3),
    EVENTS(4),
    LAUNCHES(5),
    UNKNOWN_KERNELS(6);

    private final int number;

    Count(int number) {
      this.number = number;
    }
  }

  private static final Map<String, TestingStub> BUILT = new ConcurrentHashMap<>();
  private static final Path SOURCES = Path.of("src/test/c");

  /** The driver's stub, with everything as it was when it was loaded. */
  static TestingStub driver() {
    TestingStub stub = of("stubcuda");
    stub.call("stub_reset", FunctionDescriptor.ofVoid());
    return stub;
  }

  /** A stub by the name of its source. */
  static TestingStub of(String name) {
    assumeTrue(TestingCommand.isThere("gcc"), "gcc, which builds the stub, is not there");
    return BUILT.computeIfAbsent(name, TestingStub::build);
  }

  /** Libraries of which only the driver is there. */
  Libraries alone() {
    return new Libraries(path, List.of("libabsent.so"), List.of("libabsent.so"), "libabsent.so");
  }

  void set(Setting what, long value) {
    set(what.number, value);
  }

  void set(int what, long value) {
    call("stub_set", FunctionDescriptor.ofVoid(JAVA_INT, JAVA_LONG), what, value);
  }

  long count(Count what) {
    return count(what.number);
  }

  long count(int what) {
    return (long) call("stub_get", FunctionDescriptor.of(JAVA_LONG, JAVA_INT), what);
  }

  private Object call(String function, FunctionDescriptor types, Object... arguments) {
    NativeLibrary library = NativeLibrary.load(path).orElseThrow();
    return NativeLibrary.call(library.bind(function, types), arguments);
  }

  private static TestingStub build(String name) {
    try {
      Path folder = Files.createTempDirectory("megawatt-stub");
      Path library = folder.resolve(name + ".so");
      TestingCommand.run(
          List.of(
              "gcc",
              "-O2",
              "-Wall",
              "-Werror",
              "-shared",
              "-fPIC",
              SOURCES.resolve(name + ".c").toString(),
              "-o",
              library.toString(),
              "-lm"));
      folder.toFile().deleteOnExit();
      library.toFile().deleteOnExit();
      return new TestingStub(library.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
