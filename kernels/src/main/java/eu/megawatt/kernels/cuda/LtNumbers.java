package eu.megawatt.kernels.cuda;

import eu.megawatt.kernels.suite.Precision;
import java.util.Optional;

/**
 * The numbers by which cuBLASLt calls what it multiplies.
 *
 * @param operand a {@code cudaDataType} of A and B
 * @param result a {@code cudaDataType} of C, and of the scales
 * @param compute a {@code cublasComputeType_t}
 */
record LtNumbers(int operand, int result, int compute) {

  private static final int FP32 = 0;
  private static final int FP16 = 2;
  private static final int INT8 = 3;
  private static final int INT32 = 10;
  private static final int BF16 = 14;
  private static final int E4M3 = 28;
  private static final int SUMS_OF_FP32 = 68;
  private static final int SUMS_OF_INT32 = 72;
  private static final int PRODUCTS_OF_TF32 = 77;

  /** Those of a precision, if it is left to cuBLASLt. */
  static Optional<LtNumbers> of(Precision precision) {
    return switch (precision) {
      case FP32 -> Optional.empty();
      case TF32 -> Optional.of(new LtNumbers(FP32, FP32, PRODUCTS_OF_TF32));
      case BF16 -> Optional.of(new LtNumbers(BF16, FP32, SUMS_OF_FP32));
      case FP16 -> Optional.of(new LtNumbers(FP16, FP32, SUMS_OF_FP32));
      case FP8 -> Optional.of(new LtNumbers(E4M3, FP32, SUMS_OF_FP32));
      case INT8 -> Optional.of(new LtNumbers(INT8, INT32, SUMS_OF_INT32));
    };
  }

  /** Whether operands are of one byte, which the library reads along k alone. */
  boolean isOfBytes() {
    return operand == INT8 || operand == E4M3;
  }

  /** The bits of a 1 of the result's type. */
  int one() {
    return result == INT32 ? 1 : Float.floatToRawIntBits(1);
  }
}
