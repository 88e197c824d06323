package eu.megawatt.kernels.cuda;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemoryLayout;

/**
 * The functions of cuBLASLt that are used. All but {@link #VERSION} return a status, 0 for success.
 */
enum LtCall {
  VERSION("cublasLtGetVersion", FunctionDescriptor.of(JAVA_LONG)),
  CREATE("cublasLtCreate", ADDRESS),
  DESTROY("cublasLtDestroy", ADDRESS),
  PRODUCT_CREATE("cublasLtMatmulDescCreate", ADDRESS, JAVA_INT, JAVA_INT),
  PRODUCT_SET("cublasLtMatmulDescSetAttribute", ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG),
  PRODUCT_DESTROY("cublasLtMatmulDescDestroy", ADDRESS),
  LAYOUT_CREATE("cublasLtMatrixLayoutCreate", ADDRESS, JAVA_INT, JAVA_LONG, JAVA_LONG, JAVA_LONG),
  LAYOUT_DESTROY("cublasLtMatrixLayoutDestroy", ADDRESS),
  PREFERENCE_CREATE("cublasLtMatmulPreferenceCreate", ADDRESS),
  PREFERENCE_SET("cublasLtMatmulPreferenceSetAttribute", ADDRESS, JAVA_INT, ADDRESS, JAVA_LONG),
  PREFERENCE_DESTROY("cublasLtMatmulPreferenceDestroy", ADDRESS),
  HEURISTIC(
      "cublasLtMatmulAlgoGetHeuristic",
      ADDRESS,
      ADDRESS,
      ADDRESS,
      ADDRESS,
      ADDRESS,
      ADDRESS,
      ADDRESS,
      JAVA_INT,
      ADDRESS,
      ADDRESS),
  MATMUL(
      "cublasLtMatmul",
      ADDRESS,
      ADDRESS,
      ADDRESS,
      JAVA_LONG,
      ADDRESS,
      JAVA_LONG,
      ADDRESS,
      ADDRESS,
      JAVA_LONG,
      ADDRESS,
      JAVA_LONG,
      ADDRESS,
      ADDRESS,
      JAVA_LONG,
      JAVA_LONG,
      ADDRESS);

  private final String symbol;

  // A descriptor never changes, but for want of an annotation that cannot be seen.
  @SuppressWarnings("ImmutableEnumChecker")
  private final FunctionDescriptor types;

  LtCall(String symbol, MemoryLayout... arguments) {
    this(symbol, FunctionDescriptor.of(JAVA_INT, arguments));
  }

  LtCall(String symbol, FunctionDescriptor types) {
    this.symbol = symbol;
    this.types = types;
  }

  /** As the library exports it. */
  String symbol() {
    return symbol;
  }

  /** What it takes and returns; addresses in the device's memory are longs. */
  FunctionDescriptor types() {
    return types;
  }
}
