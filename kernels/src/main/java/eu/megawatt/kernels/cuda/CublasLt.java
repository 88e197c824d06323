package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import eu.megawatt.kernels.suite.Absence;
import eu.megawatt.kernels.suite.AbsentException;
import eu.megawatt.kernels.suite.Precision;
import eu.megawatt.kernels.suite.Shape;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * NVIDIA's library of matrix products, on the current device. It stores matrices column by column,
 * so that it is asked for Cᵀ = Bᵀ · Aᵀ.
 */
final class CublasLt implements AutoCloseable {

  private static final int TRANSPOSE_A = 3;
  private static final int TRANSPOSED = 1;
  private static final int MOST_WORKSPACE = 1;
  private static final long WORKSPACE_BYTES = 64L << 20;

  /** {@code cublasLtMatmulHeuristicResult_t}: algorithm, workspace, status, waves, reserved. */
  private static final long RESULT_BYTES = 96;

  private static final long RESULT_WORKSPACE = 64;
  private static final long RESULT_STATUS = 72;

  private final Map<LtCall, MethodHandle> calls = new EnumMap<>(LtCall.class);
  private final MemorySegment out;
  private final MemorySegment handle;
  private final String engine;

  /**
   * Takes a library into use.
   *
   * @param arena lives as long as this does
   * @throws AbsentException where it lacks a function, or does not take the driver
   */
  CublasLt(NativeLibrary library, Arena arena) {
    for (LtCall call : LtCall.values()) {
      calls.put(call, library.bind(call.symbol(), call.types()));
    }
    out = arena.allocate(ADDRESS);
    handle = made(LtCall.CREATE);
    engine = "cublaslt-" + version((long) NativeLibrary.call(handle(LtCall.VERSION)));
  }

  /** Its name and version. */
  String engine() {
    return engine;
  }

  /** C = A · B as one step, by the algorithm it thinks fastest; empty where it has none. */
  Optional<Step> product(
      Precision precision, Shape.Product shape, Buffer a, Buffer b, Buffer c, Workspace workspace) {
    return LtNumbers.of(precision).flatMap(numbers -> product(numbers, shape, a, b, c, workspace));
  }

  @Override
  public void close() {
    attempt(LtCall.DESTROY, handle);
  }

  private Optional<Step> product(
      LtNumbers numbers, Shape.Product shape, Buffer a, Buffer b, Buffer c, Workspace workspace) {
    MemorySegment product = descriptor(numbers, workspace);
    MemorySegment first =
        numbers.isOfBytes()
            ? layout(numbers.operand(), shape.k(), shape.n(), workspace)
            : layout(numbers.operand(), shape.n(), shape.k(), workspace);
    MemorySegment second = layout(numbers.operand(), shape.k(), shape.m(), workspace);
    MemorySegment result = layout(numbers.result(), shape.n(), shape.m(), workspace);
    MemorySegment algorithm = workspace.arena().allocate(RESULT_BYTES, Long.BYTES);
    if (!finds(product, first, second, result, algorithm, workspace)) {
      return Optional.empty();
    }
    long bytes = algorithm.get(JAVA_LONG, RESULT_WORKSPACE);
    Buffer scratch = workspace.buffer(Math.max(1, bytes));
    MemorySegment one = workspace.arena().allocateFrom(JAVA_INT, numbers.one());
    MemorySegment zero = workspace.arena().allocateFrom(JAVA_INT, 0);
    MemorySegment stream = workspace.gpu().stream();
    Object[] arguments = {
      handle,
      product,
      one,
      b.address(),
      first,
      a.address(),
      second,
      zero,
      c.address(),
      result,
      c.address(),
      result,
      algorithm,
      scratch.address(),
      bytes,
      stream
    };
    return Optional.of(() -> call(LtCall.MATMUL, arguments));
  }

  private MemorySegment descriptor(LtNumbers numbers, Workspace workspace) {
    MemorySegment product = made(LtCall.PRODUCT_CREATE, numbers.compute(), numbers.result());
    workspace.onClose(() -> attempt(LtCall.PRODUCT_DESTROY, product));
    if (numbers.isOfBytes()) {
      MemorySegment value = workspace.arena().allocateFrom(JAVA_INT, TRANSPOSED);
      call(LtCall.PRODUCT_SET, product, TRANSPOSE_A, value, (long) Integer.BYTES);
    }
    return product;
  }

  /** A matrix whose columns lie one after the other. */
  private MemorySegment layout(int type, long rows, long columns, Workspace workspace) {
    MemorySegment layout = made(LtCall.LAYOUT_CREATE, type, rows, columns, rows);
    workspace.onClose(() -> attempt(LtCall.LAYOUT_DESTROY, layout));
    return layout;
  }

  private boolean finds(
      MemorySegment product,
      MemorySegment first,
      MemorySegment second,
      MemorySegment result,
      MemorySegment algorithm,
      Workspace workspace) {
    MemorySegment preference = made(LtCall.PREFERENCE_CREATE);
    workspace.onClose(() -> attempt(LtCall.PREFERENCE_DESTROY, preference));
    MemorySegment most = workspace.arena().allocateFrom(JAVA_LONG, WORKSPACE_BYTES);
    call(LtCall.PREFERENCE_SET, preference, MOST_WORKSPACE, most, (long) Long.BYTES);
    MemorySegment found = workspace.arena().allocate(JAVA_INT);
    int status =
        attempt(
            LtCall.HEURISTIC,
            handle,
            product,
            first,
            second,
            result,
            result,
            preference,
            1,
            algorithm,
            found);
    return status == 0 && found.get(JAVA_INT, 0) > 0 && algorithm.get(JAVA_INT, RESULT_STATUS) == 0;
  }

  private MemorySegment made(LtCall call, Object... others) {
    Object[] all = new Object[others.length + 1];
    all[0] = out;
    System.arraycopy(others, 0, all, 1, others.length);
    call(call, all);
    return out.get(ADDRESS, 0);
  }

  private void call(LtCall call, Object... arguments) {
    int status = attempt(call, arguments);
    if (status != 0) {
      throw new AbsentException(
          Absence.FAILED,
          "%s failed with status %d. Maybe use the engine ptx, which does without this library."
              .formatted(call.symbol(), status));
    }
  }

  private int attempt(LtCall call, Object... arguments) {
    return (int) NativeLibrary.call(handle(call), arguments);
  }

  private MethodHandle handle(LtCall call) {
    MethodHandle handle = calls.get(call);
    if (handle == null) {
      throw new IllegalStateException(call + " is not bound");
    }
    return handle;
  }

  /** 130100 is 13.1; before 11 nothing of this ran. */
  private static String version(long number) {
    return number / 10_000 + "." + number % 10_000 / 100;
  }
}
