package eu.megawatt.bench.kernels;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;
import java.util.Random;

/** The peers' functions, and memory for them. Closed when its arena is. */
@SuppressWarnings("restricted") // functions of C, with the signatures of their headers
final class Native {

  private static final Linker LINKER = Linker.nativeLinker();
  private static final int ALIGNMENT = 64;

  /** {@code CblasRowMajor} and {@code CblasNoTrans} of cblas.h. */
  private static final int ROW_MAJOR = 101;

  private static final int AS_IT_IS = 111;

  private final Arena arena;
  private final SymbolLookup peers;
  private final SymbolLookup blas;

  /**
   * Loads them.
   *
   * @param library made of {@code src/bench/c/peers.c}
   * @param blas name or path of OpenBLAS
   */
  Native(Arena arena, Path library, String blas) {
    this.arena = arena;
    this.peers = SymbolLookup.libraryLookup(library, arena);
    this.blas = SymbolLookup.libraryLookup(blas, arena);
    call(blas("openblas_set_num_threads", JAVA_INT), 1);
  }

  /**
   * Says to OpenBLAS, which is not loaded yet, whose code it shall take. It does not know new
   * processors, and takes the oldest code for them.
   */
  static void chooseCore(String core) {
    try (Arena arena = Arena.ofConfined()) {
      MethodHandle setenv =
          LINKER.downcallHandle(
              LINKER.defaultLookup().findOrThrow("setenv"),
              FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));
      call(setenv, arena.allocateFrom("OPENBLAS_CORETYPE"), arena.allocateFrom(core), 1);
    }
  }

  /** Which code OpenBLAS has taken. */
  String core() {
    MethodHandle name =
        LINKER.downcallHandle(
            blas.findOrThrow("openblas_get_corename"), FunctionDescriptor.of(ADDRESS));
    return ((MemorySegment) call(name)).reinterpret(100).getString(0);
  }

  /** Random numbers, all touched. */
  MemorySegment random(long count) {
    Random random = new Random(count);
    MemorySegment floats = arena.allocate(count * Float.BYTES, ALIGNMENT);
    for (long i = 0; i < count; i++) {
      floats.setAtIndex(JAVA_FLOAT, i, random.nextFloat() - 0.5f);
    }
    return floats;
  }

  Side triad(long length) {
    MethodHandle triad = peer("triad", ADDRESS, ADDRESS, ADDRESS, JAVA_FLOAT, JAVA_LONG);
    MemorySegment a = random(length);
    MemorySegment b = random(length);
    MemorySegment c = random(length);
    return timed(() -> call(triad, a, b, c, 3f, length));
  }

  Side softmax(long rows, long columns) {
    MethodHandle softmax = peer("softmax", ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG);
    MemorySegment in = random(rows * columns);
    MemorySegment out = random(rows * columns);
    return timed(() -> call(softmax, in, out, rows, columns));
  }

  Side decode(long heads, long kvHeads, long tokens, long size) {
    MethodHandle decode =
        peer(
            "decode", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, JAVA_LONG, JAVA_LONG,
            JAVA_LONG);
    MemorySegment query = random(heads * size);
    MemorySegment keys = random(kvHeads * tokens * size);
    MemorySegment values = random(kvHeads * tokens * size);
    MemorySegment out = random(heads * size);
    MemorySegment scores = random(tokens);
    return timed(
        () -> call(decode, query, keys, values, out, scores, heads, kvHeads, tokens, size));
  }

  /** C (n×n) = A·B, row by row. */
  Side sgemm(int n) {
    MethodHandle sgemm =
        blas(
            "cblas_sgemm",
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT);
    MemorySegment a = random((long) n * n);
    MemorySegment b = random((long) n * n);
    MemorySegment c = random((long) n * n);
    return timed(
        () -> call(sgemm, ROW_MAJOR, AS_IT_IS, AS_IT_IS, n, n, n, 1f, a, n, b, n, 0f, c, n));
  }

  /** y (rows) = A (rows×columns)·x. */
  Side sgemv(int rows, int columns) {
    MethodHandle sgemv =
        blas(
            "cblas_sgemv",
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            JAVA_FLOAT,
            ADDRESS,
            JAVA_INT);
    MemorySegment a = random((long) rows * columns);
    MemorySegment x = random(columns);
    MemorySegment y = random(rows);
    return timed(
        () -> call(sgemv, ROW_MAJOR, AS_IT_IS, rows, columns, 1f, a, columns, x, 1, 0f, y, 1));
  }

  private static Side timed(Runnable once) {
    return repetitions -> {
      long began = System.nanoTime();
      for (int i = 0; i < repetitions; i++) {
        once.run();
      }
      return Math.max(1, System.nanoTime() - began);
    };
  }

  private MethodHandle peer(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(peers.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
  }

  private MethodHandle blas(String name, MemoryLayout... arguments) {
    return LINKER.downcallHandle(blas.findOrThrow(name), FunctionDescriptor.ofVoid(arguments));
  }

  private static Object call(MethodHandle function, Object... arguments) {
    try {
      Object result = function.invokeWithArguments(arguments);
      return result == null ? "" : result;
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }
}
