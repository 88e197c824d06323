package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.Optional;

/**
 * A shared library of C functions. Once loaded it stays, as NVIDIA's keep threads and state. All
 * that the JDK restricts is here: whoever loads this package has to allow native access.
 */
@SuppressWarnings("restricted")
record NativeLibrary(String name, SymbolLookup symbols) {

  /** The first of several that can be loaded, if any can. */
  static Optional<NativeLibrary> first(List<String> names) {
    return names.stream().flatMap(name -> load(name).stream()).findFirst();
  }

  /** The library of this name or path, if it can be loaded. */
  static Optional<NativeLibrary> load(String name) {
    try {
      return Optional.of(new NativeLibrary(name, SymbolLookup.libraryLookup(name, Arena.global())));
    } catch (IllegalArgumentException absent) {
      // This is how a lookup says that the system's loader does not find or take it.
      return Optional.empty();
    }
  }

  /**
   * A function of it, called with its arguments as an array.
   *
   * @throws AbsentException where the library is too old to have it
   */
  MethodHandle bind(String symbol, FunctionDescriptor types) {
    return exact(symbol, types)
        .asSpreader(Object[].class, types.argumentLayouts().size())
        .asType(MethodType.methodType(Object.class, Object[].class));
  }

  /** A function of it, called with its arguments as they are. */
  MethodHandle exact(String symbol, FunctionDescriptor types) {
    MemorySegment address =
        symbols
            .find(symbol)
            .orElseThrow(
                () ->
                    new AbsentException(
                        Absence.OLD_DRIVER,
                        "%s has no function %s, so it is too old. Maybe update NVIDIA's driver."
                            .formatted(name, symbol)));
    return Linker.nativeLinker().downcallHandle(address, types);
  }

  /** Memory that a library has made, of which it is known how long it is. */
  static MemorySegment sized(MemorySegment pointer, long bytes) {
    return pointer.reinterpret(bytes);
  }

  /** Calls a function bound by {@link #bind}. */
  static Object call(MethodHandle function, Object... arguments) {
    try {
      return function.invokeExact(arguments);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a C function cannot throw", e);
    }
  }
}
