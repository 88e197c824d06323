package eu.megawatt.kernels.suite;

/**
 * What the numbers of a kernel are stored as. Sums are kept at least in fp32, or int32 for int8.
 */
public enum Precision {
  /** IEEE binary32. */
  FP32("fp32", 4),
  /** Stored as binary32, multiplied with 10 bits of mantissa by a GPU's matrix units. */
  TF32("tf32", 4),
  /** The upper half of a binary32. */
  BF16("bf16", 2),
  /** IEEE binary16. */
  FP16("fp16", 2),
  /** OCP E4M3, with one scale for each matrix. */
  FP8("fp8", 1),
  /** Whole numbers of 8 bits, summed exactly. */
  INT8("int8", 1);

  private final String word;
  private final int bytes;

  Precision(String word, int bytes) {
    this.word = word;
    this.bytes = bytes;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** Bytes of one number. */
  public int bytes() {
    return bytes;
  }
}
