package eu.megawatt.kernels.suite;

/** The kernels of the suite, each with the unit of its speed and the promise that it validates. */
public enum Kernel {
  GEMM("gemm", Measure.TERAFLOPS, "prefill and the step time of training"),
  GEMV("gemv", Measure.GIGABYTES, "tokens per second of decoding"),
  SKINNY_GEMM("skinny-gemm", Measure.GIGABYTES, "tokens per second of decoding in small batches"),
  ATTENTION_PREFILL("attention-prefill", Measure.TERAFLOPS, "time to first token of a long prompt"),
  ATTENTION_DECODE(
      "attention-decode", Measure.GIGABYTES, "time between tokens after a long context"),
  SOFTMAX("softmax", Measure.GIGABYTES, "the share of fused operations"),
  RMS_NORM("rms-norm", Measure.GIGABYTES, "the share of fused operations"),
  COPY("copy", Measure.GIGABYTES, "memory bandwidth"),
  TRIAD("triad", Measure.GIGABYTES, "memory bandwidth"),
  DOT("dot", Measure.GIGABYTES, "memory bandwidth"),
  POINTER_CHASE("pointer-chase", Measure.NANOSECONDS, "latency of embeddings and paged KV caches"),
  GATHER("gather", Measure.MEGALOOKUPS, "rate of embeddings and paged KV caches"),
  LAUNCH("launch", Measure.MICROSECONDS, "latency of small batches"),
  HOST_TO_DEVICE("host-to-device", Measure.GIGABYTES, "time to load a model"),
  DEVICE_TO_HOST("device-to-host", Measure.GIGABYTES, "time to offload"),
  DEVICE_TO_DEVICE("device-to-device", Measure.GIGABYTES, "copies within and between GPUs"),
  ALL_REDUCE("all-reduce", Measure.GIGABYTES, "scaling of tensor and data parallelism"),
  TCP("tcp", Measure.GIGABYTES, "the link between nodes and sites"),
  STORAGE_READ("storage-read", Measure.GIGABYTES, "cold start and checkpoints"),
  STORAGE_RANDOM_READ("storage-random-read", Measure.READS, "cold start and data loading"),
  SOAK("soak", Measure.TERAFLOPS, "the rate, power and right results that last"),
  LLM_PREFILL("llm-prefill", Measure.TOKENS, "time to first token, and the roofline model itself"),
  LLM_DECODE("llm-decode", Measure.TOKENS, "tokens per second, and the roofline model itself");

  private final String word;
  private final Measure measure;
  private final String promise;

  Kernel(String word, Measure measure, String promise) {
    this.word = word;
    this.measure = measure;
    this.promise = promise;
  }

  /** How it is written. */
  public String word() {
    return word;
  }

  /** What its speed is said in. */
  public Measure measure() {
    return measure;
  }

  /** What a plan assumes that this kernel shows. */
  public String promise() {
    return promise;
  }
}
