package eu.megawatt.service.predict;

import eu.megawatt.kernels.suite.Kernel;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What is done with a language model. */
enum WorkKind {
  PREFILL("Prefill"),
  DECODE("Decode"),
  GENERATE("Generate");

  private final String word;

  WorkKind(String word) {
    this.word = word;
  }

  static Optional<WorkKind> of(String word) {
    return Arrays.stream(values()).filter(it -> it.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(it -> it.word).toList();
  }

  boolean reads() {
    return this != DECODE;
  }

  boolean writes() {
    return this != PREFILL;
  }

  /** The kernels without whose speeds nothing is predicted. */
  Set<Kernel> needed() {
    Set<Kernel> needed = EnumSet.of(Kernel.GEMM, Kernel.GEMV, Kernel.LAUNCH);
    if (reads()) {
      needed.add(Kernel.ATTENTION_PREFILL);
    }
    if (writes()) {
      needed.add(Kernel.ATTENTION_DECODE);
    }
    return needed;
  }

  /** The measured loops that are like it. */
  Set<Kernel> loops() {
    Set<Kernel> loops = EnumSet.noneOf(Kernel.class);
    if (reads()) {
      loops.add(Kernel.LLM_PREFILL);
    }
    if (writes()) {
      loops.add(Kernel.LLM_DECODE);
    }
    return loops;
  }
}
